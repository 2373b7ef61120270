import type { Database } from "../database/database.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { columnsOfLead, listsOf, type FoundPerson, type WordsOfPerson } from "./findPerson.ts";
import { keepsWords } from "./keepsWords.ts";
import { namedFields } from "./namedFields.ts";
import { textsIn, type PersonWords } from "./personWords.ts";
import { mapInTurns } from "../inTurns.ts";

/** Where a person is named in what is kept of somebody else, and in which text. */
interface Passage {
  where: "lead" | "list" | "batch" | "row of a batch" | "rehearsal" | "row of a rehearsal" | "creation";
  id: string;
  field: string;
  text: string;
  /** Until when it is kept after the person is erased: a creation still needs what was typed for it. */
  keptUntil?: "the creation has ended";
}

/**
 * What is kept of a person, for the person: all of their own leads, and of what others keep the passages
 * that name them.
 */
export async function exportPerson(database: Database, found: FoundPerson) {
  const { leads, links, rejections, creations, addedRoles, batchRows, rehearsalRows } = found;
  return {
    leads: await mapInTurns(leads, async (lead) => ({ ...lead, lists: await listsOf(database, lead.id) })),
    links,
    rejections,
    creations,
    addedRoles,
    batchRows,
    rehearsalRows,
    passages: passagesOf(found),
  };
}

export function passagesOf({ mentions, words }: FoundPerson): Passage[] {
  const { all } = words;
  return [
    ...mentions.leads.flatMap((lead) => ofLead(words, lead)),
    ...mentions.lists.map(({ id, name }): Passage => ({ where: "list", id, field: "name", text: name })),
    ...mentions.batches.flatMap(({ id, defaults: { contact, role }, problem }) =>
      passagesIn(all, { where: "batch", id }, { ...typedIn(words, null, contact), role, problem }),
    ),
    ...mentions.batchRows.flatMap(({ batchId, position, leadId, contact, role, problem }) => {
      const typed = typedIn(words, leadId, contact);
      return passagesIn(
        all,
        { where: "row of a batch", id: `${batchId} ${position}`, named: Object.keys(typed) },
        { ...typed, role, problem },
      );
    }),
    ...mentions.rehearsals.flatMap(({ id, defaults: { contact, role }, problem }) =>
      passagesIn(all, { where: "rehearsal", id }, { ...typedIn(words, null, contact), role, problem }),
    ),
    ...mentions.rehearsalRows.flatMap(({ rehearsalId, position, leadId, contact, role, problem }) => {
      const typed = typedIn(words, leadId, contact);
      return passagesIn(
        all,
        { where: "row of a rehearsal", id: `${rehearsalId} ${position}`, named: Object.keys(typed) },
        { ...typed, role, problem },
      );
    }),
    ...mentions.creations.flatMap(({ id, leadId, contact, role, problem, ...row }) => {
      const typed = typedIn(words, leadId, contact);
      const named = Object.keys(typed);
      return [
        ...passagesIn(all, { where: "creation", id, named }, { ...typed, role }).map((passage) =>
          keepsWords(row) ? { ...passage, keptUntil: "the creation has ended" as const } : passage,
        ),
        ...passagesIn(all, { where: "creation", id }, { problem }),
      ];
    }),
  ];
}

/** What was typed that names the person. */
function typedIn(words: WordsOfPerson, leadId: string | null, contact: ContactValues | null = null) {
  const named = new Set(namedFields(words, leadId, contact));
  return Object.fromEntries(Object.entries(contact ?? {}).filter(([field]) => named.has(field)));
}

function ofLead(words: WordsOfPerson, lead: LeadRow): Passage[] {
  const meant = words.meantIn(lead);
  return columnsOfLead(lead).flatMap(([column, text, name]) =>
    passagesIn(meant(column), { where: "lead", id: lead.id }, { [name]: text }),
  );
}

function passagesIn(
  words: PersonWords,
  { where, id, named = [] }: Pick<Passage, "where" | "id"> & { named?: readonly string[] },
  values: Record<string, unknown>,
): Passage[] {
  return Object.entries(values).flatMap(([field, value]) =>
    textsIn(value)
      .filter((text) => named.includes(field) || words.areIn(text))
      .map((text) => ({ where, id, field, text })),
  );
}
