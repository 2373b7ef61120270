import { areKoreanSpellings } from "./eastAsianNames.ts";
import { editDistance } from "./editDistance.ts";
import { knownFamilyNames, knownGivenNames } from "./knownNames.ts";
import { areVariants } from "./nameVariants.ts";
import { fullFormsOf } from "./nicknames.ts";
import { withoutParticles, type NormalizedName } from "./normalizeName.ts";
import { spellingKey } from "./spellingKey.ts";

/** How alike two given names are, the most alike first. */
const givenLevels = [
  "exact",
  "variant",
  "nickname",
  "middle",
  "typo",
  "near",
  "initial",
  "middleConflict",
  "different",
  "blank",
] as const;
export type GivenLevel = (typeof givenLevels)[number];

export type FamilyLevel = "exact" | "variant" | "part" | "typo" | "near" | "initial" | "different" | "blank";

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
  if (isSameName(straight)) return straight;
  if (haveSameTokens(one, other))
    return { given: "exact", family: "exact", isSwapped: one.givenJoined !== other.givenJoined };
  const shifted = compareShifted(one, other) ?? compareShifted(other, one);
  if (shifted) return shifted;
  if (!mayBeSwapped(one, other)) return straight;
  const [mine, theirs] = [compareTurned(one, other), compareTurned(other, one)];
  // The better of the two ways to swap counts: one that makes them the same name, otherwise the one with more
  // similar given names. The result does not depend on which of the two people comes first.
  const rank = (levels: typeof mine) => (isSameName(levels) ? 0 : 100) + givenLevels.indexOf(levels.given);
  const turnsOther = rank(theirs) < rank(mine);
  const swapped = { ...(turnsOther ? theirs : mine), isSwapped: true, turnsOther };
  return isSameName(swapped) ? swapped : straight;
}

/** The comparison with first and last name of `one` swapped. */
function compareTurned(one: NormalizedName, other: NormalizedName) {
  const turned = turnedRound(one);
  return { given: compareGiven(turned, other), family: compareFamily(turned, other) };
}

/**
 * The comparison with the last given name of `one` taken for a family name. Where a source has the whole name
 * in one field, its last word but one may be a second given name or, as in Spanish and Portuguese, the first
 * of two family names: `Ana María García Márquez` may be Ana García.
 */
function compareShifted(one: NormalizedName, other: NormalizedName): NameComparison | null {
  const shifted = one.given.at(-1) ?? "";
  if (one.given.length < 2 || shifted.length < 3 || one.family.length !== 1) return null;
  if (spellingKey(shifted) !== other.familyKey) return null;
  const given = one.given.slice(0, -1);
  const givenLevel = compareGiven(
    { ...one, given, givenJoined: given.join(""), givenKey: spellingKey(given.join("")) },
    other,
  );
  const comparison: NameComparison = { given: givenLevel, family: "part", isSwapped: false };
  return shiftedLevels.has(givenLevel) ? comparison : null;
}

/** How alike the other given names have to be for that. People who are less alike share no blocking key. */
const shiftedLevels: ReadonlySet<GivenLevel> = new Set(["exact", "variant", "nickname", "middle"]);

/** Whether the names could be one person's. */
export function isSameName({ given, family }: Pick<NameComparison, "given" | "family">): boolean {
  return given !== "different" && family !== "different" && !(given === "blank" && family === "blank");
}

function compareGiven(one: NormalizedName, other: NormalizedName): GivenLevel {
  const [first, second] = [one.given[0], other.given[0]];
  if (first === undefined || second === undefined) return "blank";
  if (one.givenJoined === other.givenJoined && hasNoInitial(one) === hasNoInitial(other)) return "exact";
  if (one.givenKey === other.givenKey || areVariants(one.givenJoined, other.givenJoined)) return "variant";
  // One name alone has the key of the whole, and the keys of the two wholes differ.
  const areAlone = one.given.length === 1 && other.given.length === 1;
  const ofFirst = relation(first, second, areAlone);
  if (ofFirst !== "different") return withMiddleNames(ofFirst, one, other);
  if (isShortFor(one.givenJoined, other.givenJoined) || isShortFor(other.givenJoined, one.givenJoined)) {
    return "nickname";
  }
  if (
    one.nicknames.some((name) => isNear(name, second)) ||
    other.nicknames.some((name) => isNear(name, first))
  ) {
    return "nickname";
  }
  const goesByMiddleName = one.given.slice(1).some((name) => name.length > 2 && isNear(name, second));
  const isOthersMiddleName = other.given.slice(1).some((name) => name.length > 2 && isNear(name, first));
  return goesByMiddleName || isOthersMiddleName ? "middle" : "different";
}

const hasNoInitial = ({ given }: NormalizedName): boolean => given.every((name) => name.length > 1);

const isNear = (one: string, other: string): boolean =>
  one === other || ["variant", "nickname"].includes(relation(one, other));

/**
 * The level of the first given names, corrected by the further ones. It is lower where one side alone has
 * further names, and lowest where the further names contradict each other.
 */
function withMiddleNames(ofFirst: GivenLevel, one: NormalizedName, other: NormalizedName): GivenLevel {
  const [mine, theirs] = [one.given.slice(1), other.given.slice(1)];
  if (mine.length === 0 && theirs.length === 0) return ofFirst;
  if (mine.length === 0 || theirs.length === 0) return ofFirst === "exact" ? "middle" : ofFirst;
  const agree = mine.some((a) =>
    theirs.some((b) => ["exact", "variant", "initial", "typo"].includes(relation(a, b))),
  );
  return agree ? ofFirst : "middleConflict";
}

type Relation = "exact" | "variant" | "nickname" | "initial" | "typo" | "near" | "different";

/**
 * How two single names relate. `near`: two different names that differ by a letter or an ending.
 * `soundDifferent`: their spelling keys are known to differ.
 */
function relation(one: string, other: string, soundDifferent = false): Relation {
  if (one === other) return "exact";
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? "initial" : "different";
  if (areVariants(one, other)) return "variant";
  if (isShortFor(one, other) || isShortFor(other, one) || haveFullFormInCommon(one, other)) return "nickname";
  if (!soundDifferent && spellingKey(one) === spellingKey(other)) return "variant";
  if (differOnlyAtEnd(one, other)) return "near";
  if (!isTypo(one, other)) return "different";
  return knownGivenNames.has(one) && knownGivenNames.has(other) ? "near" : "typo";
}

function isShortFor(short: string, full: string): boolean {
  const fulls = fullFormsOf.get(short);
  if (!fulls) return false;
  if (fulls.has(full)) return true;
  return (
    [...fulls].some((each) => areVariants(each, full)) ||
    fullKeysOf.get(short)?.has(spellingKey(full)) === true
  );
}

const fullKeysOf = new Map(
  [...fullFormsOf].map(([short, fulls]) => [short, new Set([...fulls].map(spellingKey))]),
);

function haveFullFormInCommon(one: string, other: string): boolean {
  const others = fullFormsOf.get(other);
  return others !== undefined && [...(fullFormsOf.get(one) ?? [])].some((full) => others.has(full));
}

/** Whether only the ending differs, which makes another name: Robert and Roberta, Stéphane and Stéphanie. */
function differOnlyAtEnd(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.startsWith(short)) return true;
  return one.slice(0, -1) === other.slice(0, -1) || one.replace(/[aeo]$/, "") === other.replace(/[aeo]$/, "");
}

/** Whether two names differ by one slip, or by two where one has at least nine letters. */
function isTypo(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  if (length < 5 || Math.min(one.length, other.length) < 4) return false;
  const max = length >= 9 ? 2 : 1;
  return editDistance(one, other, max) <= max && (one[0] === other[0] || length >= 6);
}

function compareFamily(one: NormalizedName, other: NormalizedName): FamilyLevel {
  if (one.familyCore === "" || other.familyCore === "") return "blank";
  if (one.familyJoined === other.familyJoined) return "exact";
  if (one.familyCore.length === 1 || other.familyCore.length === 1) return initialOf(one, other);
  if (
    one.familyCore === other.familyCore ||
    one.familyCore === other.familyJoined ||
    one.familyJoined === other.familyCore
  ) {
    return "variant";
  }
  const haveOneKey = one.familyKey === other.familyKey || one.familyJoinedKey === other.familyJoinedKey;
  if (haveOneKey || areKoreanSpellings(one.familyCore, other.familyCore)) return "variant";
  if (sharePart(one.family, other.family)) return "part";
  if (one.familyCore.length === 4 && editDistance(one.familyCore, other.familyCore, 1) === 1) return "near";
  if (!isTypo(one.familyCore, other.familyCore) && !isTypo(one.familyKey, other.familyKey))
    return "different";
  return knownFamilyNames.has(one.familyCore) && knownFamilyNames.has(other.familyCore) ? "near" : "typo";
}

function initialOf(one: NormalizedName, other: NormalizedName): FamilyLevel {
  const [short, long] = one.familyCore.length === 1 ? [one, other] : [other, one];
  return long.familyAll.some((token) => token.startsWith(short.familyCore)) ? "initial" : "different";
}

/** Whether the longer name holds all words of the shorter, as double and married names do. */
function sharePart(one: string[], other: string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  if (many.length < 2) return false;
  const keys = new Set(many.map(spellingKey));
  return few.every((token) => token.length > 2 && keys.has(spellingKey(token)));
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

function mayBeSwapped(one: NormalizedName, other: NormalizedName): boolean {
  return (
    one.givenKey[0] === other.familyJoinedKey[0] ||
    one.givenKey[0] === other.familyKey[0] ||
    one.familyKey[0] === other.givenKey[0] ||
    one.familyJoinedKey[0] === other.givenKey[0]
  );
}

function turnedRound(name: NormalizedName): NormalizedName {
  const family = withoutParticles(name.given);
  return {
    ...name,
    given: name.familyAll,
    givenJoined: name.familyJoined,
    givenKey: name.familyJoinedKey,
    family,
    familyCore: family.join(""),
    familyKey: family.length === name.given.length ? name.givenKey : spellingKey(family.join("")),
    familyJoined: name.givenJoined,
    familyJoinedKey: name.givenKey,
    familyAll: name.given,
  };
}
