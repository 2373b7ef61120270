import { readAcross } from "./compareAcross.ts";
import { compareFamily, type FamilyLevel } from "./compareFamily.ts";
import { compareGiven, type GivenLevel } from "./compareGiven.ts";
import type { NormalizedName } from "./normalizeName.ts";
import { rememberPairs } from "../rememberPairs.ts";
import type { PartComparers } from "./partComparers.ts";
import { turnedRound } from "./turnedRound.ts";

/** A name with a number for each part. Parts that are written alike have one number. */
export interface NumberedName extends NormalizedName {
  givenNumber: number;
  familyNumber: number;
  /** The name turned round, once it was asked for. */
  turned: NumberedName | null;
}

/** Compares one part of two names. `known`: the same of two numbers, where it is remembered. */
interface ComparesOnce<Level> {
  (one: NumberedName, other: NumberedName): Level;
  known(one: number, other: number): Level | undefined;
}

interface PartsOnce extends PartComparers<NumberedName> {
  /** The names that are compared have to come from here. */
  number(name: NormalizedName): NumberedName;
  given: ComparesOnce<GivenLevel>;
  family: ComparesOnce<FamilyLevel>;
}

/** How many parts are held: some ten megabytes. */
const heldMax = 100_000;
/** Of each kind, half a million comparisons are held at most. */
const slotBitsMax = 19;

/**
 * Compares equal parts of names once. Names come in millions, and their parts in thousands: a hundred people
 * called Anna are compared with the same Annes. `names`: how many of them others are compared with.
 */
export function comparePartsOnce(names: number): PartsOnce {
  const [givenNumber, familyNumber] = [numbering(givenFacts), numbering(familyFacts)];
  const number = (name: NormalizedName): NumberedName => ({
    ...name,
    givenNumber: givenNumber(name),
    familyNumber: familyNumber(name),
    turned: null,
  });
  const ofGiven = (name: NumberedName): number => name.givenNumber;
  const ofFamily = (name: NumberedName): number => name.familyNumber;
  return {
    number,
    given: once(names, ofGiven, compareGiven),
    family: once(names, ofFamily, compareFamily),
    givenAcross: once(names, ofGiven, (one, other) => readAcross("given", one, other)),
    familyAcross: once(names, ofFamily, (one, other) => readAcross("family", one, other)),
    turned: (name) => (name.turned ??= number(turnedRound(name))),
  };
}

/** All of a name that its given names are compared by. */
const givenFacts = (name: NormalizedName): string =>
  [
    name.given.join(" "),
    name.givenJoined,
    name.givenKey,
    name.givenSound,
    name.nicknames.join(" "),
    name.damaged?.given?.source,
    name.script,
    name.readings.given.join(),
  ].join("|");

/** The same of a family name. */
const familyFacts = (name: NormalizedName): string =>
  [
    name.familyAll.join(" "),
    name.family.length,
    name.familyCore,
    name.familyJoined,
    name.familyKey,
    name.familyJoinedKey,
    name.familySound,
    name.formerFamilies.join(" "),
    name.damaged?.family?.source,
    name.script,
    name.readings.family.join(),
  ].join("|");

/** No number is given to two: what holds one from before begins anew knows it is another. */
function numbering(factsOf: (name: NormalizedName) => string): (name: NormalizedName) => number {
  const numbers = new Map<string, number>();
  let last = 0;
  return (name) => {
    const facts = factsOf(name);
    const known = numbers.get(facts);
    if (known !== undefined) return known;
    if (numbers.size >= heldMax) numbers.clear();
    numbers.set(facts, ++last);
    return last;
  };
}

/** Compares two names once, and all others that have the same numbers. */
function once<Level>(
  names: number,
  numberOf: (name: NumberedName) => number,
  compare: (one: NumberedName, other: NumberedName) => Level,
) {
  const remembered = rememberPairs(names, slotBitsMax);
  const levels: Level[] = [];
  const known = (one: number, other: number): Level | undefined => {
    const place = remembered.known(one, other);
    return place === undefined ? undefined : levels[place];
  };
  const compareOnce = (one: NumberedName, other: NumberedName): Level => {
    const [mine, theirs] = [numberOf(one), numberOf(other)];
    const same = known(mine, theirs);
    if (same !== undefined) return same;
    const level = compare(one, other);
    const place = levels.indexOf(level);
    remembered.keep(mine, theirs, place < 0 ? levels.push(level) - 1 : place);
    return level;
  };
  return Object.assign(compareOnce, { known });
}
