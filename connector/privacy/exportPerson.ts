import { inArray, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { addedRoles } from "../database/schema/addedRoles.ts";
import { batchRows } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import {
  leadLinks,
  leadRejections,
  leadListMembers,
  leadLists,
  type LeadRow,
} from "../database/schema/leads.ts";
import { rehearsalRows } from "../database/schema/rehearsals.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { retention } from "../retention.ts";
import { readSettings } from "../settings/settings.ts";
import type { FoundLead } from "./findPerson.ts";
import type { Person } from "./identities.ts";
import { textIsAbout, textsAbout, type TextAbout } from "./textsAbout.ts";
import { chunksOf } from "../work/inTurns.ts";
import { idsPerStatement } from "../database/prepared.ts";
import { users } from "../database/schema/sessions.ts";

/**
 * What is kept of a person, for the person: for what, from where, for whom and how long, in the words of
 * GDPR Art. 15; then their leads with all that belongs to these, and texts of others that name them.
 */
export async function exportPerson(
  database: Database,
  orgIds: readonly string[],
  { person, leads }: { person: Person; leads: readonly FoundLead[] },
  words: Words,
) {
  const ids = leads.map(({ id }) => id);
  const places = await whereLeadsAre(database, leads);
  const texts: TextAbout[] = [];
  for await (const row of textsAbout(database, orgIds, textIsAbout(person, leads), new Set(ids)))
    texts.push(...row.texts);
  return {
    about: await aboutPerson(database, leads, words),
    leads: leads.map(
      ({ why: _why, isMeant: _meant, searchText: _text, isErased: _erased, ownerId, ...lead }) => ({
        ...lead,
        importedBy: places.get(lead.id)?.owner.name ?? ownerId,
        lists: places.get(lead.id)?.lists ?? [],
      }),
    ),
    links: await database.select().from(leadLinks).where(inArray(leadLinks.leadId, ids)),
    rejections: await database.select().from(leadRejections).where(inArray(leadRejections.leadId, ids)),
    contacts: await database
      .select({
        ...typedIn(creations),
        state: creations.state,
        createdAt: creations.createdAt,
        contactId: creations.contactId,
      })
      .from(creations)
      .where(inArray(creations.leadId, ids)),
    roles: await database
      .select({
        leadId: addedRoles.leadId,
        state: addedRoles.state,
        createdAt: addedRoles.createdAt,
        contactId: addedRoles.contactId,
        opportunityId: addedRoles.opportunityId,
      })
      .from(addedRoles)
      .where(inArray(addedRoles.leadId, ids)),
    batchRows: await database
      .select(typedIn(batchRows))
      .from(batchRows)
      .where(inArray(batchRows.leadId, ids)),
    testRows: await database
      .select(typedIn(rehearsalRows))
      .from(rehearsalRows)
      .where(inArray(rehearsalRows.leadId, ids)),
    texts,
  };
}

/** What a rep typed for the lead, and what Salesforce said. */
const typedIn = <Table extends typeof creations | typeof batchRows | typeof rehearsalRows>({
  leadId,
  contact,
  role,
  problem,
}: Table) => ({ leadId, typed: contact, role, problem });

async function aboutPerson(database: Database, leads: readonly FoundLead[], words: Words) {
  const [orgId = ""] = leads.map((lead) => lead.orgId);
  const { retentionDays, batchRetentionDays } = await readSettings(database, orgId);
  return {
    purpose: words.write("export-purpose"),
    source: words.write("export-source"),
    recipients: words.write("export-recipients"),
    kept: [
      retentionDays === null
        ? words.write("export-kept-leads-for-good")
        : words.write("export-kept-leads", { days: retentionDays }),
      words.write("export-kept-batches", { days: batchRetentionDays }),
      words.write("export-kept-rehearsals", { days: retention.rehearsals.days }),
      words.write("export-kept-ledger", { months: retention.ledger.months }),
    ],
    rights: words.write("export-rights"),
  };
}

/** Who imported a lead, and the names of its lists. */
interface LeadPlace {
  owner: { id: string; name: string };
  lists: string[];
}

/** Where leads are, by their ids. A user whose name was forgotten is named by the id. */
export async function whereLeadsAre(
  database: Database,
  leads: readonly Pick<LeadRow, "id" | "ownerId">[],
): Promise<Map<string, LeadPlace>> {
  const named = await database.select({ id: users.id, name: users.displayName }).from(users);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const places = new Map(
    leads.map(({ id, ownerId }): [string, LeadPlace] => [
      id,
      { owner: { id: ownerId, name: names.get(ownerId) ?? ownerId }, lists: [] },
    ]),
  );
  for (const ids of chunksOf([...places.keys()], idsPerStatement))
    for (const { leadId, name } of await database
      .select({ leadId: leadListMembers.leadId, name: leadLists.name })
      .from(leadListMembers)
      .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
      .where(inArray(leadListMembers.leadId, ids)))
      places.get(leadId)?.lists.push(name);
  return places;
}
