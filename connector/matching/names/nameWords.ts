import { normalForm } from "../comparedText.ts";
import { readWords } from "../data/readTable.ts";

const words = readWords("name-words");

/** Titles before a name. No given name is spelled like one. */
export const titles = words("title");
/** Titles that may also be a name. They count only with a dot: `Ing.`, not `Ing`. */
export const dottedTitles = words("dottedTitle");
/** What stands in place of a name that nobody knows. */
export const placeholders = words("placeholder");
/** Marks of a generation. They tell father and son apart, so that they stay with the name. */
export const generations = words("generation");
/** Certificates and degrees that nobody has as a family name. They are removed in any spelling. */
export const credentials = words("credential");
/** Degrees spelled like a name or word. They are removed only in capitals, behind a name that is not. */
export const capitalCredentials = words("capitals");
/** Words that begin a family name of several words. */
export const particles = words("particle");
/** Particles that join two parts of a family name and begin none. */
export const joiners = words("joiner");
export const pronouns = words("pronoun");

/** A word as the sets above have it: without case, dots, apostrophes and accents. */
export function wordKey(word: string): string {
  return normalForm(word, "NFKD")
    .replace(/[\p{M}.’']/gu, "")
    .toLowerCase();
}
