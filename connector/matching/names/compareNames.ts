import { bonesOf, fitsAcross } from "./bones.ts";
import { areEastAsianSpellings } from "./eastAsianNames.ts";
import { editDistance } from "./editDistance.ts";
import { knownFamilyNames, knownGivenNames } from "./knownNames.ts";
import { areVariants } from "./nameVariants.ts";
import { fullFormsOf, sharedShortForms } from "./nicknames.ts";
import { withoutParticles, type NormalizedName } from "./normalizeName.ts";
import { spokenForms } from "./romanize.ts";
import { spellingKey } from "./spellingKey.ts";

/** How alike two given names are, the most alike first. `short`: a short form of several names. */
const givenLevels = [
  "exact",
  "variant",
  "nickname",
  "short",
  "middle",
  "typo",
  "near",
  "initial",
  "middleConflict",
  "changed",
  "unread",
  "different",
  "blank",
] as const;
export type GivenLevel = (typeof givenLevels)[number];

/**
 * `alike`: two names that sound the same. `changed`: different, and all else says that it is one person.
 * `unread`: in two alphabets, and nobody can tell.
 */
export type FamilyLevel =
  | "exact"
  | "variant"
  | "part"
  | "alike"
  | "typo"
  | "near"
  | "initial"
  | "changed"
  | "unread"
  | "different"
  | "blank";

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
  const straight = { given: givenLevelOf(one, other), family: compareFamily(one, other), isSwapped: false };
  const across = one.script === other.script ? null : compareAcross(one, other);
  if (across?.given === "variant" && across.family === "variant") return across;
  const isExact = straight.given === "exact" && straight.family === "exact";
  if (!isExact && areSplitOtherwise(one, other))
    return { given: "variant", family: "variant", isSwapped: false };
  if (isSameName(straight)) return straight;
  if (haveSameTokens(one, other))
    return { given: "exact", family: "exact", isSwapped: one.givenJoined !== other.givenJoined };
  const shifted = compareShifted(one, other) ?? compareShifted(other, one);
  if (shifted) return shifted;
  if (across) return across;
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

/**
 * The comparison of names in two alphabets, by what both write. Where one part agrees and the other cannot
 * be told, it is `unread`. Null where neither agrees.
 */
function compareAcross(one: NormalizedName, other: NormalizedName): NameComparison | null {
  const ways = [
    { ...readBoth(one, other), isSwapped: false },
    { ...readBoth(turnedRound(one), other), isSwapped: true, turnsOther: false },
    { ...readBoth(one, turnedRound(other)), isSwapped: true, turnsOther: true },
  ];
  const [best] = ways.sort((a, b) => fitOf(b) - fitOf(a));
  return best && agreeing(best) > 0 ? best : null;
}

const readBoth = (one: NormalizedName, other: NormalizedName) => ({
  given: readAcross("given", one, other),
  family: readAcross("family", one, other),
});

type Read = ReturnType<typeof readBoth>;

const agreeing = ({ given, family }: Read): number =>
  Number(given === "variant") + Number(family === "variant");

/** The same whichever of the two is turned round, so that nothing depends on who comes first. */
const fitOf = (read: Read): number =>
  4 * agreeing(read) -
  2 * Number(read.given === "different" || read.family === "different") +
  Number(read.given === "variant");

/** Alphabets that write long vowels alone. */
const sparse: ReadonlySet<string> = new Set(["arabic", "hebrew"]);

function readAcross(
  part: "given" | "family",
  one: NormalizedName,
  other: NormalizedName,
): "variant" | "unread" | "different" | "blank" {
  const level = part === "given" ? compareGiven(one, other) : compareFamily(one, other);
  if (level === "blank") return "blank";
  if (level !== "different" && level !== "near" && level !== "initial") return "variant";
  const [foreign, latin] = one.script === "latin" ? [other, one] : [one, other];
  const [mine, theirs] =
    part === "given" ? [foreign.givenJoined, latin.givenJoined] : [foreign.familyCore, latin.familyCore];
  const isRead = foreign.readings[part].some((reading) => spellingKey(reading) === spellingKey(theirs));
  const isSpelled = foreign.readings[part].some((reading) => areEastAsianSpellings(reading, theirs));
  if (isRead || (part === "family" && isSpelled)) return "variant";
  if (fitsAcross(spokenForms(mine, foreign.script), theirs, sparse.has(foreign.script))) return "variant";
  return foreign.script === "han" && isChinese(foreign) ? "different" : "unread";
}

/**
 * A Chinese name is read in one way. A Japanese one may be read in others than the table has; its family name
 * mostly has two signs.
 */
const isChinese = ({ readings, familySigns }: NormalizedName): boolean =>
  readings.family.length < 2 && familySigns === 1;

/** The comparison with first and last name of `one` swapped. */
function compareTurned(one: NormalizedName, other: NormalizedName) {
  const turned = turnedRound(one);
  const family = compareFamily(turned, other);
  // Whichever of the two has them swapped, one of these is a given name: Erik and Erika.
  const areNear = family === "typo" && relation(turned.familyCore, other.familyCore) === "near";
  return { given: givenLevelOf(turned, other), family: areNear ? ("near" as const) : family };
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
  const givenLevel = givenLevelOf(
    { ...one, given, givenJoined: given.join(""), givenKey: spellingKey(given.join("")) },
    other,
  );
  const comparison: NameComparison = { given: givenLevel, family: "part", isSwapped: false };
  return shiftedLevels.has(givenLevel) ? comparison : null;
}

/** How alike the other given names have to be for that. People who are less alike share no blocking key. */
const shiftedLevels: ReadonlySet<GivenLevel> = new Set(["exact", "variant", "nickname", "short", "middle"]);

/** Whether the names could be one person's. */
export function isSameName({ given, family }: Pick<NameComparison, "given" | "family">): boolean {
  const isUnknown = (level: GivenLevel | FamilyLevel): boolean => level === "blank" || level === "unread";
  return given !== "different" && family !== "different" && !(isUnknown(given) && isUnknown(family));
}

/** A nickname that several names have is a level of its own. */
function givenLevelOf(one: NormalizedName, other: NormalizedName): GivenLevel {
  const level = compareGiven(one, other);
  const isShared =
    level === "nickname" && [one, other].some(({ given }) => sharedShortForms.has(given[0] ?? ""));
  return isShared ? "short" : level;
}

function compareGiven(one: NormalizedName, other: NormalizedName): GivenLevel {
  const [first, second] = [one.given[0], other.given[0]];
  if (first === undefined || second === undefined) return "blank";
  if (one.givenJoined === other.givenJoined && hasNoInitial(one) === hasNoInitial(other)) return "exact";
  if (fitsDamaged("given", one, other)) return "typo";
  const soundsAlike = one.givenKey === other.givenKey || one.givenSound === other.givenSound;
  if (soundsAlike || areVariants(one.givenJoined, other.givenJoined)) return "variant";
  const areSeveral = one.given.length > 1 || other.given.length > 1;
  if (areSeveral && (isShortForAll(one, other) || isShortForAll(other, one))) return "nickname";
  // One name alone has the key of the whole, and the keys of the two wholes differ.
  const areAlone = one.given.length === 1 && other.given.length === 1;
  const ofFirst = relation(first, second, areAlone);
  if (ofFirst !== "different") return withMiddleNames(ofFirst, one, other);
  if (
    one.nicknames.some((name) => isNear(name, second)) ||
    other.nicknames.some((name) => isNear(name, first))
  ) {
    return "nickname";
  }
  return goesByMiddleName(one, other) || goesByMiddleName(other, one) ? "middle" : "different";
}

/** Whether `one` is what somebody with all the given names of `other` is called: Juanma for Juan Manuel. */
const isShortForAll = (one: NormalizedName, other: NormalizedName): boolean =>
  isShortFor(one.givenJoined, other.givenJoined) || haveInitialsOf(one, other);

/** Whether `one` is called by the first letters of the several names of `other`: JF for Jean-François. */
const haveInitialsOf = ({ givenJoined }: NormalizedName, { given }: NormalizedName): boolean =>
  given.length > 1 &&
  given.length === givenJoined.length &&
  !/[aeiouy]/.test(givenJoined) &&
  given.every((name, at) => name.length > 1 && name[0] === givenJoined[at]);

/**
 * Whether a further given name of `one` is what `other` is called. Two names on both sides are two people:
 * Young-soo is not Eun-young.
 */
function goesByMiddleName(one: NormalizedName, other: NormalizedName): boolean {
  const [called = ""] = other.given;
  const whole = other.given.filter((name) => name.length > 1);
  return whole.length < 2 && one.given.slice(1).some((name) => name.length > 2 && isNear(name, called));
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
  if (areTurned(one, other)) return knownGivenNames.has(one) && knownGivenNames.has(other) ? "near" : "typo";
  if (!isTypo(one, other)) return soundAlike(one, other) ? "near" : "different";
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

/** Whether two letters beside each other have changed places, as in Juel for Jule. */
function areTurned(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 4) return false;
  let at = 0;
  while (one[at] === other[at]) at++;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
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
  if (fitsDamaged("family", one, other)) return "typo";
  const haveOneKey =
    one.familyKey === other.familyKey ||
    one.familyJoinedKey === other.familyJoinedKey ||
    one.familySound === other.familySound;
  if (haveOneKey || areEastAsianSpellings(one.familyCore, other.familyCore)) return "variant";
  if (sharePart(one.family, other.family) || wasCalled(one, other) || wasCalled(other, one)) return "part";
  if (one.familyCore.length === 4 && editDistance(one.familyCore, other.familyCore, 1) === 1) return "near";
  if (!isTypo(one.familyCore, other.familyCore) && !isTypo(one.familyKey, other.familyKey))
    return soundAlike(one.familyCore, other.familyCore) ? "alike" : "different";
  return knownFamilyNames.has(one.familyCore) && knownFamilyNames.has(other.familyCore) ? "near" : "typo";
}

/** Whether a name of which letters were lost is the other with these letters. */
function fitsDamaged(part: "given" | "family", one: NormalizedName, other: NormalizedName): boolean {
  const whole = (name: NormalizedName) => (part === "given" ? name.givenJoined : name.familyJoined);
  return one.damaged?.[part]?.test(whole(other)) === true || other.damaged?.[part]?.test(whole(one)) === true;
}

/** Whether only vowels and the like differ: Soliman and Sulaiman. Short names agree in too little. */
function soundAlike(one: string, other: string): boolean {
  const bones = bonesOf(one);
  return bones.length >= soundsMin && bones === bonesOf(other);
}

const soundsMin = 3;

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

/** Whether `one` had the family name of `other` before, or has it in a bracket. */
const wasCalled = (one: NormalizedName, other: NormalizedName): boolean =>
  one.formerFamilies.some((former) => spellingKey(former) === other.familyKey);

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
    familySound: name.givenSound,
    givenSound: name.familySound,
    familySigns: name.givenSigns,
    givenSigns: name.familySigns,
    readings: { given: name.readings.family, family: name.readings.given },
    damaged: name.damaged && { given: name.damaged.family, family: name.damaged.given },
  };
}
