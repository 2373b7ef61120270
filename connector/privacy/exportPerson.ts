import type { Database } from "../database/open.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { listsOf, wordsOfLead, type FoundPerson } from "./findPerson.ts";
import { textsIn, type PersonWords } from "./personWords.ts";

/** Where a person is named in what is kept of somebody else, and in which text. */
interface Passage {
  where: "lead" | "list" | "batch" | "row of a batch" | "creation";
  id: string;
  field: string;
  text: string;
}

/**
 * What is kept of a person, for the person: all of their own leads, and of what others keep the passages
 * that name them.
 */
export function exportPerson(database: Database, found: FoundPerson) {
  const { leads, links, rejections, creations, batchRows } = found;
  return {
    leads: leads.map((lead) => ({ ...lead, lists: listsOf(database, lead.id) })),
    links,
    rejections,
    creations,
    batchRows,
    passages: passagesOf(found),
  };
}

export function passagesOf({ mentions, ...found }: FoundPerson): Passage[] {
  const { words } = found;
  return [
    ...mentions.leads.flatMap((lead) => ofLead(found, lead)),
    ...mentions.lists.map(({ id, name }): Passage => ({ where: "list", id, field: "name", text: name })),
    ...mentions.batches.flatMap(({ id, defaults: { contact }, problem, idempotencyKey }) =>
      passagesIn(words, "batch", id, { ...contact, problem, idempotencyKey }),
    ),
    ...mentions.batchRows.flatMap(({ batchId, position, contact, problem }) =>
      passagesIn(words, "row of a batch", `${batchId} ${position}`, { ...contact, problem }),
    ),
    ...mentions.creations.flatMap(({ id, contact, problem }) =>
      passagesIn(words, "creation", id, { ...contact, problem }),
    ),
  ];
}

function ofLead(
  { words, wordsBesideNamesake, isNamesake }: Omit<FoundPerson, "mentions">,
  lead: LeadRow,
): Passage[] {
  const { extra, ...columns } = wordsOfLead(lead);
  return passagesIn(isNamesake(lead) ? wordsBesideNamesake : words, "lead", lead.id, {
    ...columns,
    ...extra,
  });
}

function passagesIn(
  words: PersonWords,
  where: Passage["where"],
  id: string,
  values: Record<string, unknown>,
): Passage[] {
  return Object.entries(values).flatMap(([field, value]) =>
    textsIn(value)
      .filter((text) => words.areIn(text))
      .map((text) => ({ where, id, field, text })),
  );
}
