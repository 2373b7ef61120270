import { foldText } from "../foldText.ts";
import type { Person } from "../person.ts";
import { withoutAccents } from "./alphabetSpellings.ts";
import { cleanName } from "./cleanName.ts";
import { fullFormsOf, shortFormsOf } from "./nicknames.ts";
import { generations, particles, wordKey } from "./nameWords.ts";

/**
 * The words that a search for a person's name asks for, each with its alternatives, of which one has to be
 * there: the first name (`withShortForms`: or a short or full form of it) and each word of the last name but
 * particles and marks of a generation. For a search by words that ignores accents.
 */
export function searchedWords(person: Person, withShortForms: boolean): string[][] {
  const [given = "", ...further] = wordsOf(person.firstName);
  const family = wordsOf(person.lastName).filter(
    (word, index) => !particles.has(wordKey(word)) && !(index > 0 && generations.has(wordKey(word))),
  );
  if (given === "" || family.length === 0) return [];
  const called = withShortForms ? foldText(given) : "";
  const forms = [...(fullFormsOf.get(called) ?? []), ...(shortFormsOf.get(called) ?? [])];
  const isEastAsian = /^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(given);
  return [
    [given, ...forms],
    ...(isEastAsian ? further.map((word) => [word]) : []),
    ...family.map((word) => [word]),
  ];
}

const wordsOf = (name: string): string[] =>
  withoutAccentsInLatin(cleanName(name).text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Removes accents, which the search ignores. A name in another script stays as it is. */
const withoutAccentsInLatin = (name: string): string =>
  /^[\p{Script=Latin}\P{L}]*$/u.test(name) ? withoutAccents(name) : name;
