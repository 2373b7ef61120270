import { isTypo, fitsDamaged, soundAlike } from "./namesAlike.ts";
import { areVariants } from "./nameVariants.ts";
import { fullFormsOf } from "./nicknames.ts";
import type { NormalizedName } from "./normalizeName.ts";
import { spellingKey } from "./spellingKey.ts";

/**
 * How alike two given names are, the most alike first. `part`: one of several names. `near`: two names that
 * are spelled or sound alike, have other middle names, or that nobody can read.
 */
export const givenLevels = [
  "exact",
  "spelling",
  "nickname",
  "part",
  "slip",
  "initial",
  "near",
  "other",
  "blank",
] as const;
export type GivenLevel = (typeof givenLevels)[number];

export function compareGiven(one: NormalizedName, other: NormalizedName): GivenLevel {
  const [first, second] = [one.given[0], other.given[0]];
  if (first === undefined || second === undefined) return "blank";
  if (one.givenJoined === other.givenJoined && hasNoInitial(one) === hasNoInitial(other)) return "exact";
  if (fitsDamaged("given", one, other)) return "slip";
  if ((isFragment(one) && second.length > 1) || (isFragment(other) && first.length > 1)) return "other";
  if (one.givenKey === other.givenKey || areVariants(one.givenJoined, other.givenJoined)) return "spelling";
  const areSeveral = one.given.length > 1 || other.given.length > 1;
  if (areSeveral && (isShortForAll(one, other) || isShortForAll(other, one))) return "nickname";
  // One name alone has the key of the whole, and the keys of the two wholes differ.
  const areAlone = one.given.length === 1 && other.given.length === 1;
  const ofFirst = relation(first, second, areAlone);
  if (ofFirst !== "other") return withMiddleNames(ofFirst, one, other);
  if (
    one.nicknames.some((name) => isNear(name, second)) ||
    other.nicknames.some((name) => isNear(name, first))
  ) {
    return "nickname";
  }
  return goesByMiddleName(one, other) || goesByMiddleName(other, one) ? "part" : "other";
}

/** Whether the first letter stands alone because the next one was lost, and is no initial. */
const isFragment = ({ given, damaged }: NormalizedName): boolean =>
  given[0]?.length === 1 && damaged !== null && damaged.given !== null;

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
  one === other || ["spelling", "nickname"].includes(relation(one, other));

/**
 * The level of the first given names, corrected by the further ones. It is lower where one side alone has
 * further names, and lowest where each has one that the other has not.
 */
function withMiddleNames(ofFirst: GivenLevel, one: NormalizedName, other: NormalizedName): GivenLevel {
  const [mine, theirs] = [one.given.slice(1), other.given.slice(1)];
  if (mine.length === 0 && theirs.length === 0) return ofFirst;
  if (mine.length === 0 || theirs.length === 0) return ofFirst === "exact" ? "part" : ofFirst;
  const agree = mine.some((a) => theirs.some((b) => isFurther(a, b)));
  if (!agree || (areLeft(mine, theirs) && areLeft(theirs, mine))) return "near";
  return ofFirst === "exact" && mine.length !== theirs.length ? "part" : ofFirst;
}

const isFurther = (one: string, other: string): boolean =>
  ["exact", "spelling", "initial", "slip"].includes(relation(one, other));

/** Whether there is a whole name among `some` that none of `others` may be. */
const areLeft = (some: string[], others: string[]): boolean =>
  some.some((a) => a.length > 1 && others.every((b) => relation(a, b) === "other"));

type Relation = Exclude<GivenLevel, "part" | "blank">;

/**
 * How two single names relate. `near`: two different names that differ by a letter or an ending.
 * `soundDifferent`: their spelling keys are known to differ.
 */
function relation(one: string, other: string, soundDifferent = false): Relation {
  if (one === other) return "exact";
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? "initial" : "other";
  if (areVariants(one, other)) return "spelling";
  if (isShortFor(one, other) || isShortFor(other, one) || haveFullFormInCommon(one, other)) return "nickname";
  if (!soundDifferent && spellingKey(one) === spellingKey(other)) return "spelling";
  if (differOnlyAtEnd(one, other)) return "near";
  if (isTypo(one, other)) return "slip";
  return soundAlike(one, other) ? "near" : "other";
}

const isShortFor = (short: string, full: string): boolean =>
  fullKeysOf.get(short)?.has(spellingKey(full)) === true;

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
