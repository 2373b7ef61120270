import { foldText } from "../foldText.ts";
import type { Person } from "../person.ts";
import { withoutAccents } from "./alphabetSpellings.ts";
import { cleanName } from "./cleanName.ts";
import { fullFormsOf, shortFormsOf } from "./nicknames.ts";
import { particles, wordKey } from "./nameWords.ts";

/**
 * The words that a search for a person's name wants, each in its forms, for a search that folds accents and
 * knows words: first name (`withShortForms`: or its short or full form) and each word of the last name but
 * particles.
 */
export function searchedWords(person: Person, withShortForms: boolean): string[][] {
  const [given = "", ...further] = wordsOf(person.firstName);
  const family = wordsOf(person.lastName).filter((word) => !particles.has(wordKey(word)));
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

/** Accents are folded anyway; other scripts stay as they are. */
const withoutAccentsInLatin = (name: string): string =>
  /^[\p{Script=Latin}\P{L}]*$/u.test(name) ? withoutAccents(name) : name;
