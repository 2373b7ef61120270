/** How companies of some countries are called by law: one form in its spellings. */
export interface LegalForm {
  /** ISO 3166-1 alpha-2; none where it tells no country. */
  countries: readonly string[];
  /** At the end or start of names. Folded, without dots. */
  spellings: readonly string[];
}

/**
 * Legal forms of the world, one a line: the countries that have it, or whose companies write theirs so in
 * English, and its spellings. One that people take for another is the same. Written by hand.
 */
export const legalForms: readonly LegalForm[] = `
DE AT CH LI: gmbh, ggmbh, mbh, g m b h, gesellschaft mit beschrankter haftung, gesellschaft mit beschraenkter haftung, gesellschaft mbh, gesellschaft m b h, gesmbh, ges mbh, ges m b h, gemeinnutzige gmbh
DE AT: gmbh co kg, gmbh und co kg, gmbh co, gmbh und co, gmbh co ohg, gmbh und co ohg, ag co kg, ag und co kg, se co kg
DE: kgaa, kg aa, gmbh co kgaa, gmbh und co kgaa, ag co kgaa
DE: gag, vvag, mbb, kdor, ug, ug haftungsbeschrankt, ug haftungsbeschraenkt
DE AT CH LI: ag, aktiengesellschaft
DE AT CH LI: kg
DE AT CH: ohg, og, o g, offene gesellschaft, gbr, egbr, partg, partg mbb, partgmbb, ek, e kfm, ekfm, e u, ev, eingetragener verein, eg
DE AT FR NL BE LU IT ES PT IE DK SE FI NO LI PL CZ SK HU SI HR EE LV LT RO BG GR CY MT: se
US CA PR PH JP KR TW FI: inc, incorporated, corporation, corp, ltee, inc ltee
US PR AE QA OM SA EG RU UA KZ GE AM AZ UZ BY VN: llc, l l c, limited liability company
US CA GB IN SG JP KE KZ: llp, l l p, lllp, lp
US: pllc, pc, pbc
CA: senc
CA IE: ulc, unlimited liability company
IE: dac, designated activity company, clg, company limited by guarantee
GB IE IN AU NZ CA HK IL ZA NG KE GH UG TZ SG MY PK BD LK CY MT GI JE GG IM BM KY VG MU CN JP KR TW TH BG CH: ltd, limited, l t d, unlimited
GB IE NG KE LK ET MT CY MM BG: plc, p l c, public limited company
GB: cic
IN PK LK BD NP ZA ZW BW NA: private limited, pvt ltd, pvt limited, private ltd, pvt, opc, opc pvt ltd
IN: bhpl, p ltd
SG: pte ltd, pte limited, pte, pte ltd co
AU ZA BW NA: pty ltd, pty limited, pty, proprietary limited
ZA: npc
MY BN: sdn bhd, m sdn bhd, bhd, berhad, plt
CN JP KR TW TH VN HK MM KH LA: co ltd, co limited, company limited
TH: pcl, public company limited, company public limited
ID: pt, tbk, persero, tbk persero
ID NL BE: cv, c v
FR BE CH LU MC ES PT BR PL GR RO AR CL PE CO UY PY BO EC VE CR PA GT HN SV NI DO MX MA TN DZ SN CI CM: sa, s a, societe anonyme, sociedad anonima, sociedade anonima, spolka akcyjna
FR CO AR IT MC SN CI CM MA: sas, s a s, sasu, societe par actions simplifiee
FR LU CH BE MC MA TN DZ LB SN CI CM: sarl, s a rl, s a r l, eurl, sarlau, suarl
LU: scsp
FR: gie, scop
FR BE LU CH IT MC: sci, snc, scs, sca
BE IT: scrl
BE: sprl, bvba, cvba, asbl, vzw, commv
NL BE CW SR: bv, b v, besloten vennootschap, nv, n v, naamloze vennootschap
NL BE: vof, v o f, stichting, u a, cooperatie u a, cooperatie ua
IT CH DZ CL: spa, s p a, societa per azioni, and c spa, e c spa
IT BE RO MD AR UY PY BO PE DO CR: srl, s r l, srls
IT: scarl, s c a r l, soc coop, societa cooperativa, sapa, and c sapa, and c sas, e c sas, and c snc, e c snc, and c, e c
ES AD: sl, s l, slu, s l u, sll, slp, sau, s coop, sociedad limitada
MX: sab de cv, sa de cv, sas de cv, sa de cv sofom enr, sa de cv sofom er, sapi de cv, s de rl de cv, s de rl
BR PT CL CO EC BO PY CR: ltda, limitada
PE: sac, s a c, saa, s a a
CO: sa esp, sas esp
BR PE CL: eireli, e i r l, me, epp
PT AO MZ: lda, sgps, unipessoal, unipessoal lda
SE FI LT: ab, ab publ, aktiebolag, oy ab
SE: handelsbolag, hb, kb, ek for, ekonomisk forening
NO DK CZ SK EE LV TR: as, a s, as turk, anonim sirketi, san ve tic as, san ve tic a s, san tic as, san tic a s, tic as, tic a s, ticaret as, ticaret a s, sanayi ve ticaret as, sanayi ve ticaret a s, sanayi ve ticaret anonim sirketi, ticaret anonim sirketi
NO: asa, ans
DK GL FO: aps, ivs, i p s, p s, i s, amba, a m b a
FI: oy, oyj, as oy, ky, tmi
IS: hf, ehf
EE: ou
LT: uab
LV: sia
BG: ood, eood, ead
BG RS ME MK BA: ad
SI HR RS BA ME MK: doo, d oo, d o o, dooel, j d o o
SI HR BA MK: dd, d d
SI HR: kd
RU UA KZ BY UZ BG VN GE AM KG MN AZ JO: jsc, ojsc, cjsc, pjsc, prjsc, joint stock company, public joint stock company
RU BY KG KZ: ooo, oao, zao, pao, ao, nao, chao
KZ: too
RU KZ BY KG UA: ip, fop, pp
UA: tov, tzov, at, prat
PL: sp z oo, sp zoo, spzoo, sp z o o, spolka z oo, spolka z o o, spolka z ograniczona odpowiedzialnoscia, sp z o o sp k, sp z o o sp j, sp j, sp k, spolka komandytowa, spolka jawna, psa
PL MX BR: s c
CZ SK: sro, s r o, spol s ro, spol s r o, vos, ks, k s
HU: kft, zrt, nyrt, bt
GR CY: single member sa, single member pc, ae, a e, oe, ike, epe, mepe
EG: sae, s a e
LB: sal, s a l
BH QA KW OM AE: wll, bsc, qsc, ksc, kscc, spc
AE SA OM QA JO: fzco, fze, fz llc, llc fz, dmcc, saoc, saog, psc
VN: tnhh, mtv, cong ty tnhh
TR: ltd sti, limited sirketi, san ve tic ltd sti, san tic ltd sti, tic ltd sti, ticaret ltd sti, ticaret limited sirketi, sanayi ve ticaret ltd sti, sanayi ve ticaret limited sirketi
JP: kabushiki kaisha, kabushiki gaisha, kk, k k, godo kaisha, gk, yk
: company, co, cia, ei, kom g
`
  .trim()
  .split("\n")
  .map((line) => {
    const [countries = "", spellings = ""] = line.split(":", 2);
    return {
      countries: countries.split(" ").filter((code) => code !== ""),
      spellings: spellings.split(",").map((spelling) => spelling.trim()),
    };
  });

/** What stands behind a legal form while a company begins or ends. Folded. */
export const stagesOfCompany: readonly string[] = [
  "il",
  "i l",
  "in liq",
  "in liquidation",
  "ig",
  "i g",
  "in grundung",
];

/** Legal forms in scripts without spaces. They are removed before a name is folded. */
export const attachedForms =
  /株式会社|有限会社|合同会社|合資会社|（株）|\(株\)|㈱|（有）|㈲|股份有限公司|有限责任公司|有限責任公司|股份公司|有限公司|集团|集團|주식회사|유한회사|㈜|\(주\)|（주）|\(유\)|בע["״]מ|ש\.מ\.מ|ذ\.م\.م|ش\.م\.[مبكل]|จำกัด|บริษัท|\(มหาชน\)/gu;

/** Words that do not tell companies apart. With or without them, a name is likely the same company's. */
export const fillers = new Set(
  `the a and und et y e & group groupe gruppe grupo gruppo groep holding holdings international intl global worldwide company companies co enterprises societe de la le les der die das of for cia`.split(
    " ",
  ),
);

/** Legal forms of companies that only hold others. */
export const holdingWords: ReadonlySet<string> = new Set(["holding", "holdings"]);

/** Words for a group. Alone they do not make another company: BMW Group is BMW. */
export const groupWords: ReadonlySet<string> = new Set([
  ...holdingWords,
  ..."group groupe gruppe grupo gruppo groep".split(" "),
]);

/** Names of countries and regions, which tell the national companies of one group apart. */
export const nationalWords = new Set(
  `deutschland germany austria osterreich schweiz suisse switzerland france espana spain italia italy nederland netherlands belgium belgique uk us usa america americas emea apac europe asia india china japan brasil brazil mexico canada australia polska poland sverige sweden norge norway danmark denmark suomi finland ireland singapore latam nordic nordics iberia mea middle east africa north south gb`.split(
    " ",
  ),
);
