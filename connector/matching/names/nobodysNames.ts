import { readTable, wordsOf } from "../data/readTable.ts";
import { trimEndOf } from "../trimOf.ts";
import type { Script } from "./scripts.ts";

const cellsOf = (kind: string): string[] =>
  readTable("nobodys-names").flatMap(([of, cell = ""]) => (of === kind ? [cell] : []));

/** What stands in the place of a name: one such word is enough, or all of a name has to be of the list. */
const words = {
  alone: new Set(cellsOf("alone").flatMap(wordsOf)),
  together: new Set(cellsOf("together").flatMap(wordsOf)),
};

/** Names that are known for being nobody's. */
const madeUp: ReadonlySet<string> = new Set(cellsOf("name"));

const rows = [
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "qsdfghjklm",
  "zxcvbnm",
  "yxcvbnm",
  "wxcvbn",
];

/** What fingers write that go along a row of the keyboard, either way. */
const runs = (letters: number): ReadonlySet<string> =>
  new Set(
    rows
      .flatMap((row) => [row, [...row].reverse().join("")])
      .flatMap((row) =>
        Array.from({ length: row.length - letters + 1 }, (_, at) => row.slice(at, at + letters)),
      ),
  );

/** Runs that are names. */
const namesInRows: ReadonlySet<string> = new Set(["wert", "ert", "tre", "rew", "poi"]);
const longRuns = runs(4);
const shortRuns = runs(3);

/** Nobody's name has more letters, and what machines and copied texts fill the field with may. */
const lettersMax = 100;

/** Whether a name has more letters than any has, however many words they are in. */
export const isTooLong = (written: string): boolean =>
  written.length > lettersMax && written.replace(/\P{L}/gu, "").length > lettersMax;

const letterElsewhere = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]$/u;

/** Whether both names are a letter of another alphabet and no more. It is read as one Latin letter or two. */
export const areLetters = (first: string, last: string): boolean =>
  [first, last].every((name) => letterElsewhere.test(name.replace(/\P{L}/gu, "")));

/** Whether a name is a placeholder, a test or what hands type without looking, and nobody's. */
export function isNobodysName({ given, familyAll, script }: Parts): boolean {
  const parts = [given, familyAll].filter((part) => part.length > 0).map((part) => part.map(withoutNumber));
  const all = parts.flat();
  if (all.length === 0) return false;
  if (parts.some((part) => part.every(isNoName)) || all.every(isFiller)) return true;
  if (madeUp.has(`${all[0] ?? ""} ${all.at(-1) ?? ""}`)) return true;
  return script === "latin" && (all.every(({ length }) => length === 1) || all.every(hasNoVowel));
}

interface Parts {
  given: string[];
  familyAll: string[];
  script: Script;
}

const withoutNumber = (word: string): string => trimEndOf("0123456789", word);

const isNoName = (word: string): boolean => word === "" || words.alone.has(word) || isTyped(word);

const isFiller = (word: string): boolean =>
  isNoName(word) || words.together.has(word) || isShortRun(word) || isOneLetter(word);

/** A word of one letter again and again, or of a run over the keyboard. */
const isTyped = (word: string): boolean => /^([a-z])\1\1+$/.test(word) || isLongRun(word) || isRunAgain(word);

function isLongRun(word: string): boolean {
  if (word.length < 4 || namesInRows.has(word)) return false;
  for (let at = 0; at + 4 <= word.length; at++) if (!longRuns.has(word.slice(at, at + 4))) return false;
  return true;
}

const isShortRun = (word: string): boolean => shortRuns.has(word) && !namesInRows.has(word);

/** `asdasd`, `asdfasdf`. */
function isRunAgain(word: string): boolean {
  const half = word.slice(0, word.length / 2);
  return half + half === word && (isShortRun(half) || isLongRun(half));
}

/** `x`, `xx`. Doubled vowels are names. */
const isOneLetter = (word: string): boolean => /^(?:[a-z]|([b-df-hj-np-tv-z])\1)$/.test(word);

/** A few names of other languages have r or l in the place of a vowel, and short ones none: Vlk, Ng. */
const hasNoVowel = (word: string): boolean => word.length >= 3 && !/[aeiouylr]/.test(word);
