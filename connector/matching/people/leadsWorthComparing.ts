import { compareSameCompany } from "../companies/compareCompanies.ts";
import { compareNamesBy, isSameName, type NameComparison } from "../names/compareNames.ts";
import { comparePartsOnce, type NumberedName } from "../names/comparePartsOnce.ts";
import { comparesStraight } from "../names/comparesStraight.ts";
import { changedPart } from "./compare.ts";
import type { PeopleIndex } from "./indexPeople.ts";
import type { NormalizedPerson } from "./normalizePerson.ts";

/** What two names alone say of a pair, as `compare` takes it. */
const unlike = 0;
/** One part differs, so that the company has to be the same. */
const changed = 1;
const named = 2;
/** More than any of them. A billion records have numbers then. */
const sayings = 4;

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
  const parts = comparePartsOnce();
  const people = Array.from({ length: index.size() }, (_, lead) => index.at(lead));
  const [nameOf, names] = numbered(people.map(({ name }) => name));
  const [companyOf, companies] = numbered(people.map(({ company }) => company));
  const numberedNames = names.map(parts.number);
  const givenOf = Uint32Array.from(numberedNames, ({ givenNumber }) => givenNumber);
  const familyOf = Uint32Array.from(numberedNames, ({ familyNumber }) => familyNumber);
  const nameAt = (number: number): NumberedName => {
    const name = numberedNames[number];
    if (!name) throw new Error(`there is no name ${number}`);
    return name;
  };
  const straightWith = comparesStraight(names);
  /** Of each name and company, what the record that last asked was told: its number, and what follows it. */
  const namesSay = new Uint32Array(names.length);
  const companiesSay = new Uint32Array(companies.length);
  /** Where the comparison of a name stands among those of the record. */
  const placeOf = new Uint32Array(names.length);
  let records = 0;
  return (record) => {
    const asked = ++records * sayings;
    const recordName = parts.number(record.name);
    const isStraight = straightWith(record.name);
    const told = index.told(record);
    // A new list for each record: in one that stays, all comparisons would outlive the record.
    const comparisons: NameComparison[] = [];
    const { given, family } = parts;
    const partByPart = (number: number): NameComparison => ({
      given: given.known(givenOf[number] ?? 0, recordName.givenNumber) ?? given(nameAt(number), recordName),
      family:
        family.known(familyOf[number] ?? 0, recordName.familyNumber) ?? family(nameAt(number), recordName),
      isSwapped: false,
    });
    const compareName = (number: number): number => {
      const names = isStraight(number)
        ? partByPart(number)
        : compareNamesBy(parts, nameAt(number), recordName);
      placeOf[number] = comparisons.push(names) - 1;
      return (namesSay[number] = asked + sayOf(names));
    };
    const compareCompany = (number: number): number => {
      const company = companies[number];
      if (!company) throw new Error(`there is no company ${number}`);
      const isSame = compareSameCompany(company, record.company) !== null;
      return (companiesSay[number] = asked + Number(isSame));
    };
    return (lead) => {
      const name = nameOf[lead] ?? 0;
      let says = namesSay[name] ?? 0;
      if (says < asked) says = compareName(name);
      if (says !== asked + named && !told.has(lead)) {
        if (says === asked + unlike) return null;
        const company = companyOf[lead] ?? 0;
        let isSame = companiesSay[company] ?? 0;
        if (isSame < asked) isSame = compareCompany(company);
        if (isSame === asked) return null;
      }
      return comparisons[placeOf[name] ?? 0] ?? null;
    };
  };
}

function sayOf(names: NameComparison): number {
  if (isSameName(names)) return named;
  return changedPart(names) === null ? unlike : changed;
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
