import { parentPort } from "node:worker_threads";
import type { CountedNames } from "../../connector/matching/names/nameCounts.ts";
import type { Person } from "../../connector/matching/person.ts";
import type { ReportedMatch } from "./matchesOfLead.ts";
import { matchContacts, type ContactBatch } from "./matchContacts.ts";
import type { FoundContact } from "./matchesOfLead.ts";

/**
 * What a worker is asked, in turn: to take all leads, to take contacts, which names they have, what some
 * leads have found, how often names occur in all threads, and what the matches of some leads are.
 */
export type Asked =
  | { people: readonly Person[] }
  | { contacts: ContactBatch }
  | { names: true }
  | { found: [from: number, to: number] }
  | { counts: CountedNames }
  | { matches: [from: number, found: readonly FoundContact[]] };

/** One answer to each, in their order. What is only taken has an empty one, which says that it is done. */
export interface Answer {
  found?: FoundContact[];
  names?: CountedNames;
  matches?: ReportedMatch[][];
}

let matching = matchContacts([]);

parentPort?.on("message", (asked: Asked) => parentPort?.postMessage(answer(asked)));

function answer(asked: Asked): Answer {
  if ("found" in asked) return { found: matching.found(...asked.found) };
  if ("names" in asked) return { names: matching.names() };
  if ("matches" in asked) return { matches: matching.matches(...asked.matches) };
  if ("counts" in asked) matching.count(asked.counts);
  else if ("people" in asked) matching = matchContacts(asked.people);
  else matching.take(asked.contacts);
  return {};
}
