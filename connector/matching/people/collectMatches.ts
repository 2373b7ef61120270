import { countName, noNames, type CountedNames } from "../names/termFrequency.ts";
import type { Person } from "../person.ts";
import { compare } from "./levels.ts";
import { indexPeople } from "./indexPeople.ts";
import { normalizePerson } from "./normalizePerson.ts";
import { isExactName } from "./rank.ts";
import { readOnce } from "./readOnce.ts";
import { score } from "./score.ts";

/** A record that a lead may be. */
interface Kept<Item> {
  item: Item;
  /** The record's place among all that were offered, to whichever collector. */
  place: number;
  /** Of the pair alone, before namesakes count. */
  probability: number;
}

/** What is known of a lead after some or all records: its best, and how many have the very same name. */
export interface Found<Item> {
  /** By their places. */
  best: Kept<Item>[];
  namesakes: number;
}

/** Takes records one by one and keeps the best for each lead. */
interface MatchCollector<Item> {
  /**
   * Records have to come in the order of their places. `itemOf` is called once at most, where the record is
   * kept: what it gives is held in its place.
   */
  offer(place: number, record: Person, itemOf: () => Item): void;
  /** All records were offered. Lets go of what they were searched with, which is most of the memory. */
  end(): void;
  foundOf(lead: number): Found<Item>;
  /** The names of all that were offered. */
  names(): CountedNames;
}

/** How many records are kept for each lead. */
const keptMax = 10;
/** Of how many names, companies and titles of records it is remembered how they read: some megabytes. */
const partsHeldMax = 20_000;

/**
 * Matches leads with a stream of records. Only leads and their best records are in memory.
 */
export function collectMatches<Item>(leads: readonly Person[]): MatchCollector<Item> {
  const found: (Found<Item> | undefined)[] = leads.map(() => undefined);
  /** Of each lead that has all it can keep, the least probability of these. */
  const leastKept = new Float64Array(leads.length);
  const counted = noNames();
  let search: LeadSearch | null = searchLeads(leads);
  return {
    offer(place, record, itemOf) {
      if (search === null) throw new Error("no record can be offered once all are");
      let item: Item | undefined;
      const { prepared, near } = search(record);
      countName(counted, prepared.name);
      for (const { lead, evidence } of near) {
        const scored = score(evidence);
        if (!scored) continue;
        const { probability } = scored;
        const entry = (found[lead] ??= { best: [], namesakes: 0 });
        if (isExactName(evidence)) entry.namesakes++;
        if (probability < (leastKept[lead] ?? 0)) continue;
        item ??= itemOf();
        entry.best.push({ item, place, probability });
        if (entry.best.length > keptMax) entry.best.splice(worst(entry.best), 1);
        if (entry.best.length === keptMax) leastKept[lead] = least(entry.best);
      }
    },
    end() {
      search = null;
    },
    foundOf: (lead) => found[lead] ?? { best: [], namesakes: 0 },
    names: () => counted,
  };
}

type LeadSearch = ReturnType<typeof searchLeads>;

/** Finds who of the leads a record may be, of whatever score. */
function searchLeads(leads: readonly Person[]) {
  const index = indexPeople();
  const sorted = sortedByName(leads);
  for (const { person } of sorted) index.add(person);
  const leadOf = Uint32Array.from(sorted, ({ lead }) => lead);
  // Records come in millions.
  const read = readOnce(partsHeldMax);
  return (record: Person) => {
    const prepared = normalizePerson(record, read);
    const near = index.near(prepared).flatMap((place) => {
      const evidence = compare(index.at(place), prepared);
      return evidence ? [{ lead: leadOf[place] ?? 0, evidence }] : [];
    });
    return { prepared, near };
  };
}

/**
 * The leads in the order of their names, with their places. A record is compared with many leads of its
 * family name: where these lie side by side in memory, that takes a fifth less.
 */
function sortedByName(leads: readonly Person[]): { person: Person; lead: number }[] {
  return leads
    .map((person, lead) => ({ person, lead, name: `${person.lastName}\n${person.firstName}` }))
    .sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
}

const least = (best: Kept<unknown>[]): number => best[worst(best)]?.probability ?? 0;

/** Where the least likely is, and of several the one that came first. */
function worst(best: Kept<unknown>[]): number {
  let at = 0;
  for (let index = 1; index < best.length; index++)
    if ((best[index]?.probability ?? 0) < (best[at]?.probability ?? 0)) at = index;
  return at;
}
