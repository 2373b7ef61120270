import { readAcross } from "./compareAcross.ts";
import { compareFamily } from "./compareFamily.ts";
import { compareGiven } from "./compareGiven.ts";
import type { NormalizedName } from "./normalizeName.ts";
import type { PartComparers } from "./partComparers.ts";
import { turnedRound } from "./turnedRound.ts";

/** A name with a number for each part. Parts that are written alike have one number. */
interface NumberedName extends NormalizedName {
  givenNumber: number;
  familyNumber: number;
  /** The name turned round, once it was asked for. */
  turned: NumberedName | null;
}

interface PartsOnce extends PartComparers<NumberedName> {
  /** The names that are compared have to come from here. */
  number(name: NormalizedName): NumberedName;
}

/** How many parts, and how many comparisons of each kind, are held: some ten megabytes each. */
const heldMax = 100_000;

/**
 * Compares equal parts of names once. Names come in millions, and their parts in thousands: a hundred people
 * called Anna are compared with the same Annes.
 */
export function comparePartsOnce(): PartsOnce {
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
    given: once(ofGiven, compareGiven),
    family: once(ofFamily, compareFamily),
    givenAcross: once(ofGiven, (one, other) => readAcross("given", one, other)),
    familyAcross: once(ofFamily, (one, other) => readAcross("family", one, other)),
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
  numberOf: (name: NumberedName) => number,
  compare: (one: NumberedName, other: NumberedName) => Level,
): (one: NumberedName, other: NumberedName) => Level {
  const rows = new Map<number, Map<number, Level>>();
  let count = 0;
  return (one, other) => {
    const known = rows.get(numberOf(other))?.get(numberOf(one));
    if (known !== undefined) return known;
    if (count++ >= heldMax) {
      rows.clear();
      count = 1;
    }
    const level = compare(one, other);
    const row = rows.get(numberOf(other)) ?? new Map<number, Level>();
    rows.set(numberOf(other), row.set(numberOf(one), level));
    return level;
  };
}
