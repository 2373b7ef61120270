import { compareAcross } from "./compareAcross.ts";
import { compareFamily, type FamilyLevel } from "./compareFamily.ts";
import { compareGiven, givenLevels, type GivenLevel } from "./compareGiven.ts";
import type { NormalizedName } from "./normalizeName.ts";
import { turnedRound } from "./turnedRound.ts";

export interface NameComparison {
  given: GivenLevel;
  family: FamilyLevel;
  /** One of the two has first and last name swapped. */
  isSwapped: boolean;
  /**
   * For swapped names: true if the second person's names were swapped for the comparison, false if the
   * first's.
   */
  turnsOther?: boolean;
}

export function compareNames(one: NormalizedName, other: NormalizedName): NameComparison {
  const straight = { given: compareGiven(one, other), family: compareFamily(one, other), isSwapped: false };
  const across = one.script === other.script ? null : compareAcross(one, other);
  if (across?.given === "spelling" && across.family === "spelling") return across;
  if (isSameName(straight)) return straight;
  if (haveSameTokens(one, other))
    return { given: "exact", family: "exact", isSwapped: one.givenJoined !== other.givenJoined };
  if (across) return across;
  if (holdsName(one, other) || holdsName(other, one))
    return { given: "part", family: "part", isSwapped: false };
  if (!mayBeSwapped(one, other)) return straight;
  const [mine, theirs] = [compareTurned(one, other), compareTurned(other, one)];
  // The better of the two ways to swap counts: one that makes them the same name, otherwise the one with more
  // similar given names. The result does not depend on which of the two people comes first.
  const rank = (levels: typeof mine) => (isSameName(levels) ? 0 : 100) + givenLevels.indexOf(levels.given);
  const turnsOther = rank(theirs) < rank(mine);
  const swapped = { ...(turnsOther ? theirs : mine), isSwapped: true, turnsOther };
  if (isSameName(swapped)) return swapped;
  // After a change of the family name the given one tells the order.
  return tellingLevels.has(swapped.given) && !tellingLevels.has(straight.given) ? swapped : straight;
}

/** The comparison with first and last name of `one` swapped. */
function compareTurned(one: NormalizedName, other: NormalizedName) {
  const turned = turnedRound(one);
  const family = compareFamily(turned, other);
  // Whichever of the two has them swapped, one of these is a given name: Erik and Erika.
  return { given: compareGiven(turned, other), family: family === "slip" ? ("near" as const) : family };
}

/** How alike the given names have to be for that. People who are less alike share no blocking key. */
const tellingLevels: ReadonlySet<GivenLevel> = new Set(["exact", "spelling", "nickname", "part"]);

/** Whether the names could be one person's. */
export function isSameName({ given, family }: Pick<NameComparison, "given" | "family">): boolean {
  return given !== "other" && family !== "other" && !(given === "blank" && family === "blank");
}

function haveSameTokens(one: NormalizedName, other: NormalizedName): boolean {
  const sorted = (name: NormalizedName): string => [...name.given, ...name.family].sort().join(" ");
  const words = one.given.length + one.family.length;
  const letters = one.givenJoined.length + one.familyCore.length;
  return (
    words > 1 &&
    words === other.given.length + other.family.length &&
    letters === other.givenJoined.length + other.familyCore.length &&
    sorted(one) === sorted(other)
  );
}

/**
 * Whether the words of `one` hold both names of `other`: Peter Jun-ho Gil is called Junho Gil, too, and
 * Stephanie Lim Shu Hui is Shu Hui Lim.
 */
function holdsName(one: NormalizedName, other: NormalizedName): boolean {
  const words = [...one.given, ...one.familyAll];
  if (words.length < 3 || other.givenJoined.length < 3 || other.familyJoined.length < 2) return false;
  return holdsRun(words, other.givenJoined) && holdsRun(words, other.familyJoined);
}

/** Whether some words, one after another, are the text. */
const holdsRun = (words: readonly string[], text: string): boolean =>
  words.some((_, from) => words.some((_, to) => to >= from && words.slice(from, to + 1).join("") === text));

function mayBeSwapped(one: NormalizedName, other: NormalizedName): boolean {
  return (
    one.givenKey[0] === other.familyJoinedKey[0] ||
    one.givenKey[0] === other.familyKey[0] ||
    one.familyKey[0] === other.givenKey[0] ||
    one.familyJoinedKey[0] === other.givenKey[0]
  );
}
