import { readTable } from "../data/readTable.ts";

/** Thai writes some vowels in front of the letter that they are spoken behind. */
const vowelsInFront = [..."เแโใไ"];

const lettersOf: ReadonlyMap<string, readonly string[]> = new Map(
  readTable("letters").map(([latin = "", others = ""]) => [
    latin,
    [...others.replaceAll(" ", ""), ...(/\p{Script=Thai}/u.test(others) ? vowelsInFront : [])],
  ]),
);

/** The letters of other alphabets with which a name may begin that begins with a Latin letter. */
export const lettersElsewhere = (latin: string): readonly string[] => lettersOf.get(latin) ?? [];

/** The Latin letters with which a name may begin that begins with a letter of another alphabet. */
export function latinLettersFor(letter: string): string[] {
  const capital = letter.toUpperCase();
  return [...lettersOf].flatMap(([latin, letters]) => (letters.includes(capital) ? [latin] : []));
}
