import type { NormalizedName } from "./normalizeName.ts";
import type { Script } from "./scripts.ts";

/**
 * Tells of many names, by their places, which `compareNames` compares with another part by part alone:
 * not as split otherwise, shifted, swapped, or written in two alphabets. Of the rest nothing is said.
 *
 * A million records are compared with hundreds of names each. So a few numbers are looked at that lie side by
 * side: reading the names themselves takes several times as long.
 */
export function comparesStraight(
  names: readonly NormalizedName[],
): (other: NormalizedName) => (place: number) => boolean {
  const marks = Uint32Array.from(names.flatMap(marksOf));
  return (other) => {
    const [script, letters, words, lastGiven, family, givenLetter, familyLetter, joinedLetter] =
      marksOf(other);
    return (place) => {
      const at = place * marksCount;
      return (
        marks[at] === script &&
        marks[at + 1] !== letters &&
        marks[at + 2] !== words &&
        marks[at + 3] !== family &&
        marks[at + 4] !== lastGiven &&
        marks[at + 5] !== familyLetter &&
        marks[at + 5] !== joinedLetter &&
        marks[at + 6] !== givenLetter &&
        marks[at + 7] !== givenLetter
      );
    };
  };
}

const marksCount = 8;
type Marks = [
  script: number,
  /** Of all letters in their order, and of the words by the alphabet. */
  letters: number,
  words: number,
  /** Of a given name that may be a family name, and of the family name. */
  lastGiven: number,
  family: number,
  /** First letters; the last of the family name with its particles. */
  givenLetter: number,
  familyLetter: number,
  joinedLetter: number,
];

/** Equal where the texts that are compared are equal, and hardly elsewhere. */
const marksOf = (name: NormalizedName): Marks => [
  markOf(name.script satisfies Script),
  markOf(name.givenJoined + name.familyJoined),
  markOf([...name.given, ...name.family].sort().join(" ")),
  markOf(name.lastGivenKey),
  markOf(name.familyKey),
  markOf(name.givenKey[0] ?? ""),
  markOf(name.familyKey[0] ?? ""),
  markOf(name.familyJoinedKey[0] ?? ""),
];

/** FNV-1a of the text's code units, 32 bits. */
function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  return mark >>> 0;
}
