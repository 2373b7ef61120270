import { readKinds } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";

const cells = readKinds("noCompany");
const phrases = new Set(cells("phrase").map((phrase) => foldText(phrase).replace(/ /g, "")));
/** These leave open what somebody does besides, so that more may follow: Freelance Designer. */
const starts = [
  { texts: cells("start"), allowed: new Set(cells("work")) },
  // With more words than these, a real company.
  { texts: cells("weakStart"), allowed: new Set(cells("weakWork")) },
];

/** Whether a folded text in place of a company's name says that there is none. */
export function isNoCompany(folded: string): boolean {
  const joined = folded.replace(/ /g, "");
  if (joined === "" || phrases.has(joined)) return true;
  return starts.some(({ texts, allowed }) =>
    texts.some(
      (start) =>
        `${folded} `.startsWith(`${start} `) &&
        folded
          .slice(start.length)
          .split(" ")
          .every((word) => word === "" || allowed.has(word)),
    ),
  );
}
