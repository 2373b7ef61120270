import { foldText } from "../foldText.ts";
import { cleanName } from "./cleanName.ts";
import { readEastAsian } from "./eastAsianNames.ts";
import { generations, particles } from "./nameWords.ts";
import { spellingKey } from "./spellingKey.ts";

/** A name taken apart once, to be compared many times. Everything is folded; "" and [] are unknown. */
export interface NormalizedName {
  given: string[];
  /** All given names as one word: `jeanpierre`. */
  givenJoined: string;
  givenKey: string;
  /** With particles, as one word: `vandermeer`. */
  familyJoined: string;
  familyJoinedKey: string;
  familyAll: string[];
  /** Without particles and generation. */
  family: string[];
  familyCore: string;
  familyKey: string;
  /** From parentheses and quotes. */
  nicknames: string[];
  /** `jr`, `iii`; null where not said. */
  generation: string | null;
}

/**
 * Names are compared word with word: more than any name has, so that a text which is no name takes no longer.
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
  const outside = sourceName === null ? [] : cleanName(sourceName).nicknames;
  const nicknames = [...first.nicknames, ...last.nicknames, ...outside].flatMap(tokens);
  return {
    given,
    givenJoined: given.join(""),
    givenKey: spellingKey(given.join("")),
    familyJoined: allFamily.join(""),
    familyJoinedKey: spellingKey(allFamily.join("")),
    familyAll: allFamily,
    family,
    familyCore,
    familyKey: spellingKey(familyCore),
    nicknames: [...new Set(nicknames)].slice(0, wordsMax),
    generation,
  };
}

/**
 * The words of a family name from the first that is no particle on; all of them where they are particles
 * only.
 */
export function withoutParticles(words: string[]): string[] {
  const start = words.findIndex((word) => !particles.has(word));
  return start > 0 ? words.slice(start) : words;
}

/** `Mc Donald` is one name: `mcdonald`, and not a Donald. */
function sonsOf(words: string[]): string[] {
  const [first = "", second, ...rest] = words;
  return second !== undefined && (first === "mc" || first === "mac") ? [first + second, ...rest] : words;
}

const tokens = (text: string): string[] =>
  foldText(text)
    .split(" ")
    .filter((token) => token !== "");
