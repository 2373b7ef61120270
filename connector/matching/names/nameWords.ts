import { normalForm } from "../comparedText.ts";
import { withoutEnding } from "../withoutEnding.ts";

/**
 * Words that stand around names without being part of them, as wordKey spells them. Written by hand from
 * common usage. No outside list is copied.
 */

/** Titles before a name. No given name is spelled like one. */
export const titles = new Set(
  `dr drs prof professor mr mrs ms mx herr frau dipl-ing dipling diplomingenieur univ-prof mme mlle monsieur madame
   sr sra srta signora signor mgr mudr judr phdr rndr mvdr paeddr thdr dhr mevr shri dipl-kfm dipl-betriebswirt dipl-oec dott dottssa dottoressa prof-dr drhc pd`.split(
    /\s+/,
  ),
);

/** What stands in place of a first name that nobody knows. */
export const placeholders = new Set(
  "nn n/a unknown unbekannt inconnu desconocido desconhecido sconosciuto onbekend neznamy test tbd xx xxx vorname firstname".split(
    " ",
  ),
);

/** Titles that may also be a name. They count only with a dot: `Ing.`, not `Ing`. */
export const dottedTitles = new Set(
  "eng engr dra lic sig sigra smt inz doc hajj haji khun pak ing mag rev hon sir capt lt col gen dipl avv arch m med h c habil rer nat pharm phil jur iur oec techn theol".split(
    " ",
  ),
);

/** Marks of a generation. They tell father and son apart, so that they stay with the name. */
export const generations = new Set("jr sr ii iii iv junior senior filho neto".split(" "));

/** Certificates and degrees that nobody has as a family name. They are removed in any spelling. */
export const credentials = new Set(
  `phd dphil mba emba pmp pmi-acp pmi-rmp pgmp pfmp capm csm cspo csp psm psmi psmii pspo a-csm cissp cism cisa ccsp ceh
   crisc cgeit cipp cippe cippus cipm cfa cpa acca fcca aca cima cgma cma ccna ccnp ccie rhce mcse mcsa itil prince2 togaf
   safe spc spc5 shrm shrm-cp shrm-scp sphr phr gphr cphr cipd mcipd fcipd llm llb jd esq msc bsc meng beng mphil mres
   bba bcom mcom bsn msn dnp aprn fnp crna dds dmd dvm mph mha mpa mpp edd psyd dba fca ca-cpa cfp chfc clu frm caia
   cams cfe cia cssbb ssbb lssbb lssgb cpim cscp cltd cips mcips fcips mrics frics leed-ap riba aia pe-se ceng mice mieee
   cebs sphri ctp cpsm cppo cqe cpg acc pcc mcc icf-acc icf-pcc ncc lcsw lmft lpc lmhc bcba ccim cpcu arm cic aams crpc
   aws-certified cka ckad rn-bsn faia facs facc frcs frcp mbbs mbchb mrcp faan cpps cphq fache fhfma cmpe gaicd faicd
   mcim fcim fiod cmgr fcmi mieaust cpeng hons dipwset wset`.split(/\s+/),
);

/** Degrees spelled like a name or word. They are removed only in capitals, behind a name that is not. */
export const capitalCredentials = new Set(
  "MA BA BS MS MD RN PE PT OT DO CA CS EA MEd BEd BFA MFA AIA SE EIT GE RA CM ACE CEO CFO CTO COO CMO MBE OBE CBE QC KC CISO".split(
    " ",
  ),
);

/** Words that begin a family name of several words. */
export const particles = new Set(
  `van von vom zu zur zum de del dela della delle dello dei degli di da das do dos du des la le les lo los las der den
   ter ten te af av al el bin ibn ben bint abu abd st saint san santa mac mc o d l y e und`.split(/\s+/),
);

/** Particles that join two parts of a family name and begin none. */
export const joiners = new Set(["y", "e", "und", "o", "d", "l"]);

export const pronouns = new Set(
  "he him his she her hers they them theirs xe xem ze zir hir el ella ellos er ihn sie ihr il lui elle".split(
    " ",
  ),
);

/** What marks a record as given up, before the name. */
const marksInFront = /^(?:do not use|don't use|dnu|xx|xxx|zz|zzz|ex|old)[ _-]+(?=\p{L})/iu;
/** The same behind it. In small letters, by hand. */
const marksBehind = [
  ..."xx xxx zz zzz old copy kopie left".split(" "),
  "do not use",
  "left company",
  "left the company",
  "no longer there",
  "no longer with company",
];

/** A name without what marks its record as given up: `DO NOT USE Anna`, `Meyer - LEFT COMPANY`. */
export function withoutMarks(name: string): string {
  const rest = withoutEnding(name.replace(marksInFront, ""), marksBehind, " )]");
  return /\p{L}/u.test(rest) ? rest : name;
}

/** A word as the sets above have it: without case, dots, apostrophes and accents. */
export function wordKey(word: string): string {
  return normalForm(word, "NFKD")
    .replace(/[\p{M}.’']/gu, "")
    .toLowerCase();
}

/** What stands for a last name where the first name's field holds all of it. As `wordKey` has it. */
export const missingNames: ReadonlySet<string> = new Set(
  `unknown unbekannt inconnu inconnue desconocido desconocida desconhecido desconhecida sconosciuto sconosciuta onbekend
   neznamy neznama nieznany nieznana okand ukjent ukendt tuntematon undefined none null nil tbd tbc lnu nolastname noname
   notprovided notavailable notapplicable missing`.split(/\s+/),
);
