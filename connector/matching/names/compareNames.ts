import { compareAcross } from "./compareAcross.ts";
import { compareFamily, type FamilyLevel } from "./compareFamily.ts";
import { compareGiven, givenLevels, type GivenLevel } from "./compareGiven.ts";
import type { NormalizedName } from "./normalizeName.ts";
import { spellingKey } from "./spellingKey.ts";
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
  const isExact = straight.given === "exact" && straight.family === "exact";
  if (!isExact && areSplitOtherwise(one, other))
    return { given: "spelling", family: "spelling", isSwapped: false };
  if (isSameName(straight)) return straight;
  if (haveSameTokens(one, other))
    return { given: "exact", family: "exact", isSwapped: one.givenJoined !== other.givenJoined };
  const shifted = compareShifted(one, other) ?? compareShifted(other, one);
  if (shifted) return shifted;
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
  return shiftedLevels.has(swapped.given) && !shiftedLevels.has(straight.given) ? swapped : straight;
}

/** The comparison with first and last name of `one` swapped. */
function compareTurned(one: NormalizedName, other: NormalizedName) {
  const turned = turnedRound(one);
  const family = compareFamily(turned, other);
  // Whichever of the two has them swapped, one of these is a given name: Erik and Erika.
  return { given: compareGiven(turned, other), family: family === "slip" ? ("near" as const) : family };
}

/**
 * The comparison with the last given name of `one` taken for a family name. Where a source has the whole name
 * in one field, its last word but one may be a second given name or, as in Spanish and Portuguese, the first
 * of two family names: `Ana María García Márquez` may be Ana García.
 */
function compareShifted(one: NormalizedName, other: NormalizedName): NameComparison | null {
  const shifted = one.given.at(-1) ?? "";
  if (one.given.length < 2 || shifted.length < 3 || one.family.length !== 1) return null;
  if (one.lastGivenKey !== other.familyKey) return null;
  const given = one.given.slice(0, -1);
  const givenLevel = compareGiven(
    { ...one, given, givenJoined: given.join(""), givenKey: spellingKey(given.join("")) },
    other,
  );
  const comparison: NameComparison = { given: givenLevel, family: "part", isSwapped: false };
  return shiftedLevels.has(givenLevel) ? comparison : null;
}

/** How alike the other given names have to be for that. People who are less alike share no blocking key. */
const shiftedLevels: ReadonlySet<GivenLevel> = new Set(["exact", "spelling", "nickname", "part"]);

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

/** Whether all letters are the same, in other fields or words: Fatimazahra is Fatima Zahra. */
const areSplitOtherwise = (one: NormalizedName, other: NormalizedName): boolean =>
  one.given.length > 0 &&
  other.given.length > 0 &&
  one.givenJoined.length + one.familyJoined.length === other.givenJoined.length + other.familyJoined.length &&
  one.givenJoined + one.familyJoined === other.givenJoined + other.familyJoined;

function mayBeSwapped(one: NormalizedName, other: NormalizedName): boolean {
  return (
    one.givenKey[0] === other.familyJoinedKey[0] ||
    one.givenKey[0] === other.familyKey[0] ||
    one.familyKey[0] === other.givenKey[0] ||
    one.familyJoinedKey[0] === other.givenKey[0]
  );
}
