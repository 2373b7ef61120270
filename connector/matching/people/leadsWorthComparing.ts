import { compareSameCompany } from "../companies/compareCompanies.ts";
import { mayBeSameCompany } from "../companies/mayBeSameCompany.ts";
import { compareNamesBy, isSameName, type NameComparison } from "../names/compareNames.ts";
import { comparePartsOnce, type NumberedName } from "../names/comparePartsOnce.ts";
import { comparesStraight } from "../names/comparesStraight.ts";
import type { NormalizedName } from "../names/normalizeName.ts";
import { rememberPairs } from "../rememberPairs.ts";
import { changedPart } from "./compare.ts";
import type { PeopleIndex } from "./indexPeople.ts";
import type { NormalizedPerson } from "./normalizePerson.ts";

/** How two names compare, and what that alone says of a pair, as `compare` takes it. */
interface Kind {
  names: NameComparison;
  /** `changed`: one part differs, so that the company has to be the same. */
  says: "unlike" | "changed" | "named";
}

/** A million comparisons of whole names are held at most. Names of records come again, as of leads. */
const slotBitsMax = 20;

/**
 * Rules out, of the leads near a record, those for which `compare` would answer null, and says how the names
 * of the others compare.
 *
 * Most of a hundred million pairs end here. So each name and each company is compared once for a record,
 * however many leads have it, and what is looked at for each lead are a few numbers that lie side by side:
 * reading the leads themselves would take longer than comparing them.
 */
export function leadsWorthComparing(
  index: PeopleIndex,
): (record: NormalizedPerson) => (lead: number) => NameComparison | null {
  const people = Array.from({ length: index.size() }, (_, lead) => index.at(lead));
  const [nameOf, names] = numbered(people.map(({ name }) => name));
  const [companyOf, companies] = numbered(people.map(({ company }) => company));
  const compareWith = comparesWith(names);
  const mayBeSameWith = mayBeSameCompany(companies);
  const [kinds, numberOfKind] = kindsOfComparisons();
  const remembered = rememberPairs(names.length, slotBitsMax);
  /** Of each name and company, the record that last asked, and what it was told. */
  const [nameAskedBy, kindOf] = [new Uint32Array(names.length), new Uint16Array(names.length)];
  const [companyAskedBy, isSameOf] = [new Uint32Array(companies.length), new Uint8Array(companies.length)];
  let records = 0;
  return (record) => {
    const asking = ++records;
    const recordName = compareWith(record.name);
    const mayBeSame = mayBeSameWith(record.company);
    const told = index.told(record);
    const compareName = (name: number): number => {
      nameAskedBy[name] = asking;
      const known = remembered.known(name + 1, recordName.number);
      if (known !== undefined) return (kindOf[name] = known);
      const kind = numberOfKind(recordName.compare(name));
      remembered.keep(name + 1, recordName.number, kind);
      return (kindOf[name] = kind);
    };
    const compareCompany = (number: number): number => {
      companyAskedBy[number] = asking;
      const company = companies[number];
      const isSame = mayBeSame(number) && company && compareSameCompany(company, record.company) !== null;
      return (isSameOf[number] = Number(isSame));
    };
    return (lead) => {
      const name = nameOf[lead] ?? 0;
      const number = nameAskedBy[name] === asking ? kindOf[name] : compareName(name);
      const kind = kinds[number ?? 0];
      if (!kind || kind.says === "named" || told.has(lead)) return kind?.names ?? null;
      if (kind.says === "unlike") return null;
      const company = companyOf[lead] ?? 0;
      const isSame = companyAskedBy[company] === asking ? isSameOf[company] : compareCompany(company);
      return isSame === 1 ? kind.names : null;
    };
  };
}

/** Compares names of records with names of leads, which are asked for by their places. */
function comparesWith(names: NormalizedName[]) {
  const parts = comparePartsOnce(names.length);
  const numberedNames = names.map(parts.number);
  const givenOf = Uint32Array.from(numberedNames, ({ givenNumber }) => givenNumber);
  const familyOf = Uint32Array.from(numberedNames, ({ familyNumber }) => familyNumber);
  const straightWith = comparesStraight(names);
  const nameAt = (place: number): NumberedName => {
    const name = numberedNames[place];
    if (!name) throw new Error(`there is no name ${place}`);
    return name;
  };
  let last = 0;
  const prepare = (name: NormalizedName) => {
    const recordName = parts.number(name);
    const isStraight = straightWith(name);
    const partByPart = (place: number): NameComparison => ({
      given:
        parts.given.known(givenOf[place] ?? 0, recordName.givenNumber) ??
        parts.given(nameAt(place), recordName),
      family:
        parts.family.known(familyOf[place] ?? 0, recordName.familyNumber) ??
        parts.family(nameAt(place), recordName),
      isSwapped: false,
    });
    return {
      /** No other name of a record has it. */
      number: ++last,
      compare: (place: number): NameComparison =>
        isStraight(place) ? partByPart(place) : compareNamesBy(parts, nameAt(place), recordName),
    };
  };
  /** For as long as others hold the name. Where names are read once, equal ones are one object. */
  const prepared = new WeakMap<NormalizedName, ReturnType<typeof prepare>>();
  return (name: NormalizedName) => {
    const known = prepared.get(name);
    if (known) return known;
    const made = prepare(name);
    prepared.set(name, made);
    return made;
  };
}

/** Millions of pairs compare in a few hundred ways: each has a number and is held once. */
function kindsOfComparisons(): [kinds: Kind[], numberOf: (names: NameComparison) => number] {
  const kinds: Kind[] = [];
  const numbers = new Map<string, number>();
  return [
    kinds,
    (names) => {
      const key = [names.given, names.family, names.isSwapped, names.turnsOther].join();
      const number = numbers.get(key) ?? kinds.push({ names, says: saysOf(names) }) - 1;
      numbers.set(key, number);
      return number;
    },
  ];
}

function saysOf(names: NameComparison): Kind["says"] {
  if (isSameName(names)) return "named";
  return changedPart(names) === null ? "unlike" : "changed";
}

/** For each thing the number of what it is among the different ones. */
function numbered<Thing>(things: Thing[]): [numbers: Uint32Array, different: Thing[]] {
  const known = new Map<Thing, number>();
  const numbers = Uint32Array.from(things, (thing) => {
    const number = known.get(thing) ?? known.size;
    known.set(thing, number);
    return number;
  });
  return [numbers, [...known.keys()]];
}
