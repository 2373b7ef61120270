/** Legal forms of the world, at the end or start of company names. Folded, without dots. Written by hand. */
export const legalForms: readonly string[] = `
gesellschaft mit beschrankter haftung, gesellschaft mbh, gesellschaft m b h, gesmbh, ges mbh, ges m b h, g m b h, gemeinnutzige gmbh, gmbh und co kgaa, gmbh und co kg, gmbh co kgaa, gmbh co kg, gmbh und co ohg, gmbh co ohg, ag und co kg, ag co kg, gmbh, ggmbh, mbh, ug haftungsbeschrankt, ug, aktiengesellschaft, ag, kgaa, kg aa, kg, ohg, gbr, egbr, partg mbb, partgmbb, partg, ek, e kfm, ekfm, ev, eingetragener verein, eg, se co kg, se,
incorporated, inc, corporation, corp, limited liability company, llc, llp, lllp, lp, pllc, pc, pbc, company, co, limited, ltd, public limited company, plc, cic, unlimited,
private limited, pvt ltd, pvt limited, private ltd, pvt, opc, pte ltd, pte limited, pte, pty ltd, pty limited, pty, sdn bhd, bhd, co ltd, co limited, company limited, tbk, pt, cv,
societe anonyme, societe par actions simplifiee, sa, sas, sasu, sarl, s a rl, s a r l, eurl, sci, snc, scs, sca, sprl, srl, bv, bvba, nv, vof, cvba, besloten vennootschap, naamloze vennootschap,
and c spa, e c spa, and c sapa, and c sas, e c sas, and c snc, e c snc, and c, e c, spa, societa per azioni, sapa, srls, sociedad anonima, sociedad limitada, sociedade anonima, sl, slu, sau, sab de cv, sa de cv, sapi de cv, s de rl de cv, s de rl, ltda, limitada, eireli, me, epp, lda, sgps, cia,
ab publ, ab, aktiebolag, as, asa, aps, a s, ivs, oy, oyj, oy ab, hf, ehf, ou, uab, sia, ad, doo, d oo, dd, dooel, jsc, ojsc, cjsc, pjsc, pao, ooo, oao, zao, tov, too, ip,
sp z oo, sp zoo, spolka z ograniczona odpowiedzialnoscia, spolka akcyjna, sp j, sp k, spzoo, sro, spol s ro, as, zrt, nyrt, kft, bt, doo, srl, sa,
persero, tbk persero, s a, s a e, sae, tnhh, mtv, cong ty tnhh, san ve tic as, san ve tic ltd sti, sanayi ve ticaret as, sanayi ve ticaret ltd sti, as turk, pcl, public company limited, company public limited, berhad, k s, kd, ks, vos, ag co kgaa, oe, ike, epe, ae, a e, mepe, ao, nao, chao, fop, pp, at, prat, tzov, bhpl, opc pvt ltd, pvt, wll, spc, sal, s a l, sarlau, eurl, suarl, ei, me, epe, ltee, inc ltee, senc, c v, u a, bvba, asbl, vzw, stichting, commv, kom g, sp z o o, sp z o o sp k, spolka komandytowa, spolka jawna, s c, psa, d d, j d o o, as oy, ky, tmi, handelsbolag, hb, kb, i p s, p s,
prjsc, og, o g, offene gesellschaft, spolka z oo, spolka z o o, s l, s l u, l l c, s r l, s p a, b v, n v, v o f, l t d, e u, pte ltd co, sp z o o sp j, unipessoal lda, unipessoal, e i r l, s a s, s a r l, gmbh co, gmbh und co,
kabushiki kaisha, kabushiki gaisha, kk, godo kaisha, gk, yk, ltd sti, as, anonim sirketi, limited sirketi, wll, fzco, fze, fz llc, dmcc, llc fz, saoc, saog, psc, pjsc, bsc, qsc, kscc, ksc
`
  .split(/[,\n]/)
  .map((form) => form.trim())
  .filter((form) => form !== "");

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

/** Names of countries and regions, which tell the national companies of one group apart. */
export const nationalWords = new Set(
  `deutschland germany austria osterreich schweiz suisse switzerland france espana spain italia italy nederland netherlands belgium belgique uk us usa america americas emea apac europe asia india china japan brasil brazil mexico canada australia polska poland sverige sweden norge norway danmark denmark suomi finland ireland singapore latam nordic nordics iberia mea middle east africa north south gb`.split(
    " ",
  ),
);
