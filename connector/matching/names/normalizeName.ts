import { foldText } from "../foldText.ts";
import { cleanName } from "./cleanName.ts";
import { readEastAsian } from "./eastAsianNames.ts";
import { generations, particles } from "./nameWords.ts";
import { spellingKey } from "./spellingKey.ts";

/** The parts of a name, ready to be compared many times. All are folded. "" and [] mean unknown. */
export interface NormalizedName {
  given: string[];
  /** All given names as one word: `jeanpierre`. */
  givenJoined: string;
  givenKey: string;
  /** The family name with particles, as one word: `vandermeer`. */
  familyJoined: string;
  familyJoinedKey: string;
  familyAll: string[];
  /** The words of the family name without particles and generation. */
  family: string[];
  familyCore: string;
  familyKey: string;
  /** Names in parentheses and quotes. */
  nicknames: string[];
  /** For example `jr` or `iii`. Null where the name has none. */
  generation: string | null;
}

/**
 * How many words of a name are kept. No name has more. Each word is compared with each, so that a long text
 * in place of a name would take quadratic time.
 */
const wordsMax = 12;

export function normalizeName(
  firstName: string,
  lastName: string,
  sourceName: string | null,
): NormalizedName {
  const first = cleanName(firstName);
  const last = cleanName(lastName);
  const given = tokens(readEastAsian(first.text)).slice(0, wordsMax);
  const allFamily = sonsOf(tokens(readEastAsian(last.text)).slice(0, wordsMax));
  const generation =
    allFamily.length > 1 && generations.has(allFamily.at(-1) ?? "") ? (allFamily.pop() ?? null) : null;
  const family = withoutParticles(allFamily);
  const familyCore = family.join("");
  const familyKey = spellingKey(familyCore);
  const familyJoined = allFamily.join("");
  const outside = sourceName === null ? [] : cleanName(sourceName).nicknames;
  const nicknames = [...first.nicknames, ...last.nicknames, ...outside].flatMap(tokens);
  return {
    given,
    givenJoined: given.join(""),
    givenKey: spellingKey(given.join("")),
    familyJoined,
    familyJoinedKey: familyJoined === familyCore ? familyKey : spellingKey(familyJoined),
    familyAll: allFamily,
    family,
    familyCore,
    familyKey,
    nicknames: [...new Set(nicknames)].slice(0, wordsMax),
    generation,
  };
}

/** The words of a family name without the particles at its start. All words where all are particles. */
export function withoutParticles(words: string[]): string[] {
  const start = words.findIndex((word) => !particles.has(word));
  return start > 0 ? words.slice(start) : words;
}

/** Joins `Mc Donald` to `mcdonald`, so that it is not compared as a Donald. */
function sonsOf(words: string[]): string[] {
  const [first = "", second, ...rest] = words;
  return second !== undefined && (first === "mc" || first === "mac") ? [first + second, ...rest] : words;
}

const tokens = (text: string): string[] =>
  foldText(text)
    .split(" ")
    .filter((token) => token !== "");
