import { foldText } from "../foldText.ts";
import { cleanName } from "./cleanName.ts";
import { fullFormsOf } from "./nicknames.ts";
import { particles, wordKey } from "./nameWords.ts";
import type { Person } from "../person.ts";

interface InitialLetters {
  given: string[];
  family: string[];
}

/**
 * The letters that a person's names may begin with in the CRM: those of the name as it is, in Latin letters
 * without accents, of the full name behind a short form, and in Cyrillic where the family name has a Slavic
 * ending. A search by first letters finds a name despite slips, initials and other alphabets.
 */
export function initialLetters(person: Person): InitialLetters {
  const given = cleanName(person.firstName).text.split(/[\s-]+/u);
  const fulls = given.slice(0, 1).flatMap((name) => [...(fullFormsOf.get(foldText(name)) ?? [])]);
  const words = cleanName(person.lastName).text.split(/[\s-]+/u);
  // A CRM may file van der Meer under M, so that the first word behind the particles counts, too.
  const start = words.findIndex((word) => !particles.has(wordKey(word)));
  const family = start > 0 ? [words[0] ?? "", words[start] ?? ""] : words.slice(0, 1);
  const isSlavic = family.some((name) => slavicEnding.test(name));
  return {
    given: lettersOf([...given.slice(0, 1), ...fulls], isSlavic),
    family: lettersOf(family, isSlavic),
  };
}

const slavicEnding = /(?:ov|ev|in|yn|sky|ski|skiy|skij|enko|chuk|ova|eva|ina|yna|skaya|ich|ych)$/i;
const cyrillic: Record<string, string> = {
  a: "А",
  b: "Б",
  c: "ЦЧ",
  d: "Д",
  e: "ЕЭ",
  f: "Ф",
  g: "ГҐ",
  h: "ХГ",
  i: "ИІ",
  j: "ЖЙЮЯ",
  k: "К",
  l: "Л",
  m: "М",
  n: "Н",
  o: "О",
  p: "П",
  r: "Р",
  s: "СШЩ",
  t: "ТЦ",
  u: "У",
  v: "В",
  w: "В",
  y: "ЮЯЙЕ",
  z: "ЗЖ",
};

function lettersOf(names: string[], isSlavic: boolean): string[] {
  const letters = names.flatMap((name) => {
    const written = [...name][0]?.toUpperCase() ?? "";
    const latin = foldText(written).charAt(0).toUpperCase();
    return [written, latin, ...(isSlavic ? (cyrillic[latin.toLowerCase()] ?? "") : "")];
  });
  return [...new Set(letters.filter((letter) => /\p{L}/u.test(letter)))];
}
