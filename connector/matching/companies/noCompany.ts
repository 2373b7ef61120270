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

/** More than one word can be somebody's: these may be real companies where more follows. */
const weak = /^(?:independent|unknown|various|stealth|confidential)\b/;

/** Whether a folded text in place of a company's name says that there is none. */
export function isNoCompany(folded: string): boolean {
  const joined = folded.replace(/ /g, "");
  if (joined === "" || phrases.has(joined)) return true;
  const start = withWork.exec(folded)?.[0];
  if (start === undefined) return false;
  const allowed = weak.test(folded) ? weakWords : workWords;
  return folded
    .slice(start.length)
    .split(" ")
    .every((word) => word === "" || allowed.has(word));
}
