import { countName, noNames, readCounts, type NameCounts } from "../names/termFrequency.ts";
import { normalizeName } from "../names/normalizeName.ts";
import type { MatchLevel, Person } from "../person.ts";
import { matchPeople } from "./matchPeople.ts";
import { nobody } from "./nobody.fixture.ts";

export type Named = [first: string, last: string];

export const person = ([firstName, lastName]: Named, more: Partial<Person> = {}): Person => ({
  ...nobody,
  firstName,
  lastName,
  ...more,
});

/** How likely each record is the lead, where they are the whole CRM. */
export function levelsOf(lead: Person, records: Person[]): (MatchLevel | undefined)[] {
  const [found = []] = matchPeople([lead], records);
  return records.map((_, at) => found.find(({ candidate }) => candidate === at)?.level);
}

export const levelOf = (lead: Person, record: Person): MatchLevel | undefined => levelsOf(lead, [record])[0];

/** A CRM in which so many have these names. */
export function countsOf(names: [...Named, number][]): NameCounts {
  const counted = noNames();
  for (const [first, last, people] of names)
    for (let each = 0; each < people; each++) countName(counted, normalizeName(first, last, null));
  return readCounts(counted);
}
