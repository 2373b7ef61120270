import { compareCompanies, sameCompany } from "../companies/compareCompanies.ts";
import { compareNamesBy, isSameName, type NameComparison } from "../names/compareNames.ts";
import { comparePartsOnce } from "../names/comparePartsOnce.ts";
import { changedPart } from "./compare.ts";
import type { PeopleIndex } from "./indexPeople.ts";
import type { NormalizedPerson } from "./normalizePerson.ts";

/** What two names alone say of a pair, as `compare` takes it. */
const unlike = 0;
/** One part differs, so that the company has to be the same. */
const changed = 1;
const named = 2;

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
  const namesSay = new Uint8Array(names.length);
  const nameAskedBy = new Uint32Array(names.length);
  /** Where the comparison of a name stands among those of the record. */
  const placeOf = new Uint32Array(names.length);
  const isSame = new Uint8Array(companies.length);
  const companyAskedBy = new Uint32Array(companies.length);
  let records = 0;
  return (record) => {
    records++;
    const recordName = parts.number(record.name);
    const told = index.told(record);
    // A new list for each record: in one that stays, all comparisons would outlive the record.
    const comparisons: NameComparison[] = [];
    const compareName = (number: number): number => {
      const name = numberedNames[number];
      if (!name) throw new Error(`there is no name ${number}`);
      nameAskedBy[number] = records;
      const names = compareNamesBy(parts, name, recordName);
      placeOf[number] = comparisons.push(names) - 1;
      return (namesSay[number] = sayOf(names));
    };
    const compareCompany = (number: number): number => {
      const company = companies[number];
      if (!company) throw new Error(`there is no company ${number}`);
      companyAskedBy[number] = records;
      return (isSame[number] = Number(sameCompany.has(compareCompanies(company, record.company))));
    };
    return (lead) => {
      const name = nameOf[lead] ?? 0;
      const says = nameAskedBy[name] === records ? namesSay[name] : compareName(name);
      if (says !== named && !told.has(lead)) {
        if (says === unlike) return null;
        const company = companyOf[lead] ?? 0;
        const same = companyAskedBy[company] === records ? isSame[company] : compareCompany(company);
        if (same === 0) return null;
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
