import { legible } from "../matching/legible.ts";
import { cleanName } from "../matching/names/cleanName.ts";
import { splitFormer } from "../matching/names/formerNames.ts";
import { splitFullName } from "../matching/names/splitFullName.ts";
import { isHiddenName } from "./hiddenName.ts";

interface LeadName {
  firstName: string;
  lastName: string;
  /** As the source wrote it. */
  sourceName: string;
}

/** First and last name from the columns of a source; null where it has no name. */
export function leadName(source: {
  firstName?: string | null;
  lastName?: string | null;
  fullName?: string | null;
}): LeadName | null {
  // Before anything is taken for a sign that is no part of the name.
  const [given, family, whole] = [source.firstName, source.lastName, source.fullName].map((text) =>
    legible(text?.trim() ?? ""),
  ) as [string, string, string];
  const sourceName = [given, family].filter((part) => part !== "").join(" ") || whole;
  if (isHiddenName(sourceName)) return null;
  if (/^https?:\/\/\S+$/i.test(sourceName)) return null; // an address in the wrong cell
  const firstName = cleanName(given).text;
  const cleaned = cleanName(family).text;
  const name =
    hasLetters(firstName) && hasLetters(cleaned)
      ? { firstName, lastName: cleaned }
      : splitFullName(whole || sourceName);
  const lastName = splitFormer(name.lastName).present;
  return hasLetters(name.firstName + lastName) ? { ...name, lastName, sourceName } : null;
}

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);
