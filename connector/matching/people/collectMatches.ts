import { compare } from "./compare.ts";
import { indexPeople } from "./indexPeople.ts";
import type { Person } from "../person.ts";
import { normalizePerson } from "./normalizePerson.ts";
import { isExactName, rank, type Compared, type RankedMatch } from "./rank.ts";
import { score } from "./score.ts";

/** Takes records one by one and keeps the best for each lead. */
interface MatchCollector<Id> {
  offer(id: Id, record: Person): void;
  /** The lead's matches among all records, likeliest first. */
  matchesOf(lead: number): RankedMatch<Id>[];
}

interface Kept<Id> {
  compared: (Compared<Id> & { probability: number })[];
  namesakes: number;
}

/** Matches leads with a stream of records. Only leads and their best matches are in memory. */
export function collectMatches<Id>(leads: readonly Person[], keepMax = 10): MatchCollector<Id> {
  const index = indexPeople();
  for (const lead of leads) index.add(lead);
  const kept = new Map<number, Kept<Id>>();
  return {
    offer(id, record) {
      const prepared = normalizePerson(record);
      for (const near of index.near(prepared)) {
        const evidence = compare(near.prepared, prepared);
        const found = evidence && score(evidence);
        if (!found) continue;
        const entry = kept.get(near.index) ?? { compared: [], namesakes: 0 };
        kept.set(near.index, entry);
        if (isExactName(evidence)) entry.namesakes++;
        keepBest(entry.compared, { id, person: record, evidence, probability: found.probability }, keepMax);
      }
    },
    matchesOf(lead) {
      const entry = kept.get(lead);
      const person = leads[lead];
      return entry && person ? rank(person, entry.compared, entry.namesakes) : [];
    },
  };
}

function keepBest<Item extends { probability: number }>(items: Item[], item: Item, max: number): void {
  items.push(item);
  if (items.length <= max) return;
  const worst = items.reduce(
    (least, each, at) => (each.probability < (items[least]?.probability ?? 0) ? at : least),
    0,
  );
  items.splice(worst, 1);
}
