import { readKinds } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";

const cells = readKinds("noCompany");
const phrases = new Set(cells("phrase").map((phrase) => foldText(phrase).replace(/ /g, "")));
/** What may follow or stand before, without it being a company's name. Folded. */
const workWords = new Set(cells("work"));
const weakWords = new Set(cells("weakWork"));

/** These leave open what somebody does besides, so that more may follow: Freelance Designer. */
const withWork =
  /^(?:self ?employed|self ?employment|freelance|freelancer|freelancing|frilans|selbst\w*andig\w*|freiberuf\w*|independent|independant\w*|autonom[oa]|free ?lance|stealth|retired|student|unemployed|confidential|undisclosed|unknown|various|sole proprietor|zzp)\b/;

/** Said of a state rather than of a company, whatever follows. Folded. */
const states =
  /^(?:(?:currently |actively )?(?:looking for|seeking|searching for|open to|in search of|between (?:jobs|roles|opportunities|positions)|on (?:a )?(?:sabbatical|career break|parental leave))|(?:phd |graduate |master |masters )?(?:student|studentin|etudiante?|estudiante|studente|estudante) (?:at|an|a|in|de|der|en|presso|bei)|retired from|self employed at|freelancer? (?:at|for|bei|chez|via|on)|available for|auf der suche|en recherche|a la recherche|en busca|in cerca|not currently)\b/;

/** More than one word can be somebody's: these may be real companies where more follows. */
const weak = /^(?:independent|unknown|various|stealth|confidential)\b/;

/** Whether a folded text in place of a company's name says that there is none. */
export function isNoCompany(folded: string): boolean {
  const joined = folded.replace(/ /g, "");
  if (joined === "" || phrases.has(joined) || states.test(folded)) return true;
  const start = withWork.exec(folded)?.[0];
  if (start === undefined) return false;
  const allowed = weak.test(folded) ? weakWords : workWords;
  return folded
    .slice(start.length)
    .split(" ")
    .every((word) => word === "" || allowed.has(word));
}
