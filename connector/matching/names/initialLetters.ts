import { foldText } from "../foldText.ts";
import { cleanName } from "./cleanName.ts";
import { familySigns, lettersOfReadings } from "./eastAsianNames.ts";
import { latinLettersFor, lettersElsewhere } from "./lettersElsewhere.ts";
import { fullFormsOf } from "./nicknames.ts";
import { particles, wordKey } from "./nameWords.ts";
import type { Person } from "../person.ts";
import { scriptOf } from "./scripts.ts";
import { formerNamesOf } from "./spellingsOf.ts";

/** Of more family names, the first count. */
const familiesMax = 3;

interface InitialLetters {
  given: string[];
  family: string[];
  /**
   * What the family name may begin with in other alphabets. People whose names begin alike have the same
   * groups.
   */
  elsewhere: string[][];
  /** The same of the given name. */
  givenElsewhere: string[];
}

/**
 * The letters that a person's names may begin with in the CRM: those of the name as it is, in Latin letters
 * without accents, of the full name behind a short form, and in other alphabets. A search by first letters
 * finds a name despite slips, initials and other alphabets.
 */
export function initialLetters(person: Person): InitialLetters {
  const given = wordsOf(person.firstName);
  // Behind an initial, the next word may be what somebody is called by.
  const called = given.slice(0, /^\p{L}\.?$/u.test(given[0] ?? "") ? 2 : 1);
  const fulls = given.slice(0, 1).flatMap((name) => [...(fullFormsOf.get(foldText(name)) ?? [])]);
  const words = wordsOf(person.lastName);
  // A CRM may file van der Meer under M, and who has two family names under the second.
  const family = [
    ...words.slice(0, 1),
    ...words.filter((word) => word.length > 2 && !particles.has(wordKey(word))).slice(0, familiesMax),
    ...formerNamesOf(person),
  ];
  const letters = {
    given: lettersOf([...called, ...fulls]),
    family: lettersOf(family.flatMap(withoutArticle)),
  };
  const elsewhereOf = (some: string[]) =>
    [...new Set(some.map((letter) => letter.toLowerCase()))].map(lettersElsewhere);
  return {
    ...letters,
    givenElsewhere: elsewhereOf(letters.given).flat(),
    elsewhere: [
      ...elsewhereOf(letters.family),
      ...[...given, ...words, words.join("")].map((word) => familySigns(foldText(word))),
    ].flatMap((group) => (group.length > 0 ? [[...group]] : [])),
  };
}

const wordsOf = (name: string): string[] =>
  cleanName(name)
    .text.split(/[\s-]+/u)
    .filter((word) => word !== "");

/** An Arabic name with its article, and without. */
function withoutArticle(name: string): string[] {
  const bare = name.replace(/^ال(?=\p{L}{2})/u, "");
  return bare === name ? [name] : [name, bare];
}

function lettersOf(names: string[]): string[] {
  const letters = names.flatMap((name) => [[...name][0] ?? "", ...latinLetters(name)]);
  return [...new Set(letters.map((letter) => letter.toUpperCase()))].filter((letter) =>
    /\p{L}/u.test(letter),
  );
}

function latinLetters(name: string): string[] {
  const script = scriptOf(name);
  if (script === "han" || script === "hangul" || script === "kana") return lettersOfReadings(name);
  const [first = ""] = name;
  const letter = foldText(first).charAt(0);
  return script === "latin" ? [letter] : [letter, ...latinLettersFor(first)];
}
