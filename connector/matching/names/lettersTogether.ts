import { commonFamilyNames, knownFamilyNames, knownGivenNames } from "./knownNames.ts";

/** How many of many spellings have three letters beside each other. Beginning and end count as a letter. */
export interface LettersTogether {
  readonly spellings: number;
  of(triple: number): number;
}

/** A place for each of a to z, and one for the beginning and the end. */
const places = 27;

/** The letters that stand together in a folded name, as numbers. None where it has others than a to z. */
function triplesOf(folded: string): Set<number> {
  const triples = new Set<number>();
  let [before, last] = [0, 0];
  for (let at = 0; at <= folded.length; at++) {
    const letter = at === folded.length ? 0 : folded.charCodeAt(at) - 96;
    if (letter < 0 || letter >= places) return new Set();
    if (at > 0) triples.add((before * places + last) * places + letter);
    [before, last] = [last, letter];
  }
  return triples;
}

export function countTogether(folded: Iterable<string>): LettersTogether {
  const counts = new Uint32Array(places ** 3);
  let spellings = 0;
  for (const each of folded) {
    spellings++;
    for (const triple of triplesOf(each)) counts[triple] = (counts[triple] ?? 0) + 1;
  }
  return { spellings, of: (triple) => counts[triple] ?? 0 };
}

/** Of the names that the lists have, which no org has to have. */
const listed = countTogether([...knownFamilyNames, ...commonFamilyNames, ...knownGivenNames]);

/** Fewer spellings say nothing. */
const least = 200;
/** So many spellings have nearly all letters that names have beside each other; of fewer some are missing. */
const nearlyAll = 5_000;
/** Letters that one of so many spellings has are a slip there, too. */
const oneOf = 10_000;

/**
 * Whether `slip` has letters beside each other that neither `name` nor other names have, as in Schmdit. About
 * half of all slips have, and of two names that are alike one in twenty. `isCounted`: whether `slip` is among
 * the spellings that were counted.
 */
export function hasOddLetters(
  slip: string,
  name: string,
  together: LettersTogether,
  isCounted: boolean,
): boolean {
  const usual = triplesOf(name);
  const others = (triple: number): number => together.of(triple) - Number(isCounted);
  const odd = [...triplesOf(slip)].filter(
    (triple) => !usual.has(triple) && listed.of(triple) === 0 && others(triple) * oneOf < together.spellings,
  );
  if (together.spellings < least) return false;
  const isReplaced = slip.length === name.length && !isTurned(slip, name);
  return odd.length >= (isReplaced && together.spellings < nearlyAll ? 2 : 1);
}

const isTurned = (one: string, other: string): boolean =>
  [...one].sort().join("") === [...other].sort().join("");
