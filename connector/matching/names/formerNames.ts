import { readKinds, wordsOf } from "../data/readTable.ts";
import { wordKey } from "./nameWords.ts";

const cells = readKinds("name-words");

/** What stands before the name that somebody had before a marriage. */
const keys: ReadonlySet<string> = new Set(
  [...cells("former").flatMap(wordsOf), ...cells("formerPhrase")].map(wordKey),
);
const phraseMax = 3;

/** A name, and the one before it that it tells: `Meyer née Schulz`. The text has to have single spaces. */
export function splitFormer(name: string): { present: string; former: string | null } {
  const parts = name.split(" ");
  const folded = parts.map(foldedPart);
  for (let at = 1; at < parts.length - 1; at++) {
    const length = markerAt(parts, folded, at);
    if (length > 0)
      return { present: parts.slice(0, at).join(" "), former: parts.slice(at + length).join(" ") };
  }
  return { present: name, former: null };
}

/** The former name that stands in a bracket: `geb. Schulz`. Null where it is something else. */
export function formerIn(bracket: string): string | null {
  const parts = bracket.split(" ");
  const length = markerAt(parts, parts.map(foldedPart), 0);
  return length === 0 ? null : parts.slice(length).join(" ");
}

/** How many words a mark has that begins here and has a name behind it. 0 where there is none. */
function markerAt(parts: string[], folded: string[], at: number): number {
  for (let length = Math.min(phraseMax, parts.length - at - 1); length > 0; length--) {
    const key = folded.slice(at, at + length).join(" ");
    if (keys.has(key) && (length > 1 || isNoName(parts[at] ?? ""))) return length;
  }
  return 0;
}

const foldedPart = (part: string): string => wordKey(part.replace(/[:,]/g, ""));

/** With a capital, without accent and dot, such a word is a name: Victor Nee, Nata Smith. */
const isNoName = (word: string): boolean => /^\p{Ll}/u.test(word) || /[.éÉ]/u.test(word);
