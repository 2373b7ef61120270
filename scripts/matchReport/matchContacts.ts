import { collectMatches } from "../../connector/matching/people/collectMatches.ts";
import { noNames, readCounts, type CountedNames } from "../../connector/matching/names/nameCounts.ts";
import type { Person } from "../../connector/matching/person.ts";
import { matchesOfLead, type FoundContact, type ReportedMatch } from "./matchesOfLead.ts";
import { columns, personOfCells } from "./contactCells.ts";

/** Contacts that follow each other, in one list of cells: it takes little to send to another thread. */
export interface ContactBatch {
  /** The place of the first among all contacts. */
  place: number;
  cells: string[];
}

/** Compares leads with contacts in this thread. */
interface ContactMatching {
  take(batch: ContactBatch): void;
  /** What the leads from one index up to another have found, in their order. */
  found(from: number, to: number): FoundContact[];
  /** How often the names of the contacts occur, once all are taken. */
  names(): CountedNames;
  /** Is told how often the names occur among all contacts, those of other threads too. */
  count(names: CountedNames): void;
  /** The matches of the leads from one index on, of what they have found in all threads. After `count`. */
  matches(from: number, found: readonly FoundContact[]): ReportedMatch[][];
}

export function matchContacts(leads: readonly Person[]): ContactMatching {
  const count = leads.length;
  const collector = collectMatches<string>(leads);
  let matchesOf = matchesOfLead(readCounts(noNames()));
  return {
    take({ place, cells }) {
      for (let start = 0, at = place; start < cells.length; start += columns.length, at++) {
        const contact = cells.slice(start, start + columns.length);
        collector.offer(at, personOfCells(contact), () => JSON.stringify(contact));
      }
    },
    found: (from, to) =>
      Array.from({ length: Math.min(to, count) - from }, (_, index) => collector.foundOf(from + index)),
    names() {
      collector.end();
      return collector.names();
    },
    count(names) {
      matchesOf = matchesOfLead(readCounts(names));
    },
    matches: (from, found) =>
      leads
        .slice(from, from + found.length)
        .map((lead, index) => matchesOf(lead, found[index] ?? { best: [], namesakes: 0 })),
  };
}
