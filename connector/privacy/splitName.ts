import { cleanName } from "../matching/names/cleanName.ts";
import { fullName } from "../matching/names/fullName.ts";
import { generations, particles, titles, wordKey } from "../matching/names/nameWords.ts";
import { splitFullName } from "../matching/names/splitFullName.ts";

/**
 * A name by its two columns, as a lead has it. What stands in a column alone is a name: `Le`, `MA`. Where a
 * source has no first name, or one word for all, it is the last name.
 */
export interface Name {
  firstName: string;
  lastName: string;
}

/** A name in one text. `M. Muster` is an initial here, for who has it may be meant; in matching, Monsieur. */
export const splitName = (text: string): Name =>
  splitFullName(text.trim().replace(/(?<!\S)(\p{L})\.(?=\s)/gu, "$1"));

/** A name in two texts, without titles, certificates and the like. */
export function nameOfTwo(firstName: string, lastName: string): Name {
  const name = { firstName: cleanName(firstName).text, lastName: cleanName(lastName).text };
  if (name.firstName === "" || name.lastName === "") return splitName(fullName({ firstName, lastName }));
  const areBothWhole = name.firstName === name.lastName && name.firstName.includes(" ");
  return areBothWhole ? splitName(name.lastName) : eachOnce(name);
}

/** Without the whole name in the column of a part: `Vera` and `Vera Testmann`. */
function eachOnce({ firstName, lastName }: Name): Name {
  if (firstName.endsWith(` ${lastName}`))
    return { firstName: firstName.slice(0, -lastName.length - 1), lastName };
  return lastName.startsWith(`${firstName} `)
    ? { firstName, lastName: lastName.slice(firstName.length + 1) }
    : { firstName, lastName };
}

const wordsOf = (part: string): string[] => part.split(" ").filter((word) => word !== "");

/** Of the particles, those that are first names of their own much more often: `ben` for Ben. */
const alsoFirstNames: ReadonlySet<string> = new Set(["ben", "al"]);

/** The first name, unless it is a title, or how a last one begins: Herr von Huber. `ben affleck` has one. */
export function givenName({ firstName, lastName }: Name): string {
  const hasCapital = /\p{Lu}/u.test(lastName);
  const isParticle = (word: string) =>
    hasCapital && /^\p{Ll}/u.test(word) && particles.has(wordKey(word)) && !alsoFirstNames.has(word);
  const isName = (word: string) => !titles.has(wordKey(word)) && !isParticle(word);
  return wordsOf(firstName).some(isName) ? firstName : "";
}

/**
 * Whether a name has a first and a last name, both spelled out. Without an initial in front or at its end it
 * would be that of others, too: Dr. Huber, García López, Hans Peter.
 */
export function isWholeName(name: Name): boolean {
  const [given, family] = [wordsOf(givenName(name)), wordsOf(name.lastName)];
  const last = family.findLast((word) => !generations.has(wordKey(word))) ?? family.at(-1);
  return given[0] !== undefined && last !== undefined && !isShort(given[0]) && !isInitial(last);
}

/** Whether first or last name is an initial: `V. Testmann`, `Vera T.`, `Th. Huber`. */
export function isShortened({ firstName, lastName }: Name): boolean {
  const areAll = (words: string[], isOne: (word: string) => boolean) =>
    words.length > 0 && words.every(isOne);
  return areAll(wordsOf(firstName), isShort) || areAll(wordsOf(lastName), isInitial);
}

/** `J. R.`, `J.-P.`, `ד`. In Chinese, Japanese or Korean, a name of a single sign is a whole one. */
const isInitial = (word: string): boolean => initials.test(word);
const eastAsian = String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]`;
const letter = String.raw`\p{L}\p{M}*`;
const initials = new RegExp(
  String.raw`^(?:(?:${letter}\.-?)+(?:${letter})?|(?!${eastAsian})${letter}(?:-${letter})*)$`,
  "u",
);

/** Also `Th.`, `Chr.`, `JP.`, as given names are shortened. As a last name, `St.` begins one. */
const isShort = (word: string): boolean => isInitial(word) || /^(?:\p{L}\p{M}*){1,3}\.$/u.test(word);
