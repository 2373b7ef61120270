import { and, eq } from "drizzle-orm";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { creations, type ContactValues } from "../database/schema/contacts.ts";
import { rehearsalRows, rehearsals } from "../database/schema/rehearsals.ts";
import { leadLists, leads, type LeadRow } from "../database/schema/leads.ts";
import { orgIds } from "../database/orgIds.ts";
import { searchTextOf } from "../leadFiles/searchTextOf.ts";
import { replaceWords } from "../listIndex/replaceWords.ts";
import { event } from "../log/event.ts";
import type { StoredProblem } from "../problems.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { erasedBefore, wordsAsked } from "./erasedBefore.ts";
import { countErased, rememberErased } from "./erasedPeople.ts";
import { findPerson, type FoundPerson, type TextColumn } from "./findPerson.ts";
import { distinct } from "./identities.ts";
import { namedFields } from "./namedFields.ts";
import { keepsWords } from "./keepsWords.ts";
import type { Person } from "./person.ts";
import { removeEmptyLists } from "./removeEmptyLists.ts";
import { inSteps } from "./inSteps.ts";
import { removeInSteps } from "./removeInSteps.ts";
import type { Removal } from "./removeLeads.ts";
import { rewriteAtEnd, type Rewritten } from "./rewriteAtEnd.ts";
import { withoutPeople } from "./withoutPeople.ts";

interface Erasing {
  database: Database;
  vault: TokenVault;
  now: Date;
}

/** Who is named in the audit trail for what is done at the connector's host. */
export const byCommand = { userId: "", username: "npm run erase-person" };

/**
 * Erases a person from what all reps keep: leads, what was typed and stored for them, and what names them
 * elsewhere. First remembers them by hashes, so that no import brings them back. Their leads go last, and of
 * these what was asked for: by it the rest is found again where the process ends meanwhile. Leads that a
 * creation needs are hidden, and removed when it has ended. `looked`: what was found where somebody looked.
 */
export async function erasePerson(
  app: Erasing,
  person: Person,
  looked?: FoundPerson,
): Promise<Removal & Rewritten & { found: FoundPerson }> {
  const { database, now } = app;
  const before = await erasedBefore(app, person);
  const first = looked ?? (await findPerson(app, person, before));
  const erasureIds = await remember(app, first);
  // An import may have brought the person until now, or more of them.
  const found = await findPerson(app, person, before);
  found.identities = distinct([...first.identities, ...found.identities]);
  if (found.identities.length > first.identities.length) await remember(app, found, erasureIds);
  await removeMentions(database, found);
  const removal = await removeInSteps(
    database,
    // Leads that were asked for go last. After an interruption the same words then find the others again.
    found.leads.map(({ id }) => id).reverse(),
    now,
    { isErased: true },
  );
  for (const orgId of await orgsOf(database, found)) await removeEmptyLists(database, orgId);
  if (found.leads.length > 0) await rememberWords(app, person, erasureIds);
  return { ...removal, found, ...(await rewriteAtEnd(database)) };
}

const orgsOf = async (database: Database, found: FoundPerson): Promise<Set<string>> =>
  new Set([...(await orgIds(database)), ...found.leads.map(({ orgId }) => orgId)]);

/** In every org that the connector knows, since the person asked the connector. */
async function remember(
  { database, vault, now }: Erasing,
  found: FoundPerson,
  erasureIds = new Map<string, string>(),
): Promise<Map<string, string>> {
  const all = await orgsOf(database, found);
  await inTransaction(database, async (tx) => {
    for (const orgId of all) {
      const before = await countErased(tx, orgId);
      const known = erasureIds.get(orgId);
      const id = await rememberErased({ handle: tx, vault }, orgId, {
        who: found.identities,
        now,
        id: known,
      });
      erasureIds.set(orgId, id);
      const after = await countErased(tx, orgId);
      if (after === before) continue;
      const change = { setting: "erasedPeople", before, after };
      await recordSettingsChange({ database }, tx, { ...byCommand, orgId, changedAt: now }, change);
    }
    // A support question about the lead finds this, and nobody imports the person again.
    for (const { id: leadId, orgId } of found.leads) {
      await event({ database, clock: () => now }, "lead.erased", { leadId, orgId });
    }
  });
  return erasureIds;
}

/** At the end: until then, the same words mean those who are left. */
async function rememberWords(
  { database, vault, now }: Erasing,
  person: Person,
  erasureIds: Map<string, string>,
): Promise<void> {
  const who = wordsAsked(person);
  await inTransaction(database, async (tx) => {
    for (const [orgId, id] of erasureIds)
      await rememberErased({ handle: tx, vault }, orgId, { who, now, id });
  });
}

/** Takes the person out of what others keep, reading each row again as it is now. */
async function removeMentions(database: Database, found: FoundPerson): Promise<void> {
  const { mentions } = found;
  const words = found.words.all;
  const each = <Row>(rows: readonly Row[], change: (tx: DatabaseHandle, row: Row) => Promise<void>) =>
    inSteps(database, rows, async (tx, part) => {
      for (const row of part) await change(tx, row);
    });
  const cleared = (problem: StoredProblem | null) =>
    problem && words.areIn(problem) ? withoutPeople(problem) : problem;
  // Any text may come as a role; Salesforce refuses what its picklist lacks later.
  const unnamed = (text: string | null) => (words.areIn(text) ? null : text);
  const without = (values: ContactValues | null | undefined, leadId: string | null) => {
    const named = new Set(namedFields(found.words, leadId, values));
    return values && Object.fromEntries(Object.entries(values).filter(([field]) => !named.has(field)));
  };

  await each(mentions.creations, async (tx, { id }) => {
    const isIt = eq(creations.id, id);
    const row = await tx.select().from(creations).where(isIt).get();
    // A creation under way keeps its values to be recognized in Salesforce. They go with the answer.
    if (!row) return;
    const problem = cleared(row.problem);
    const contact = keepsWords(row) ? row.contact : without(row.contact, row.leadId);
    const role = keepsWords(row) ? row.role : unnamed(row.role);
    // A digest of values that were taken out must go, too: it would still tell them.
    const isTold = contact === row.contact && role === row.role;
    await tx
      .update(creations)
      .set({
        problem,
        contact,
        role,
        ...(!isTold && { requestDigest: null }),
        ...(keepsWords(row) && { namesErased: true }),
      })
      .where(isIt)
      .run();
  });
  await each(mentions.batchRows, async (tx, { batchId, position }) => {
    const isIt = and(eq(batchRows.batchId, batchId), eq(batchRows.position, position));
    const row = await tx.select().from(batchRows).where(isIt).get();
    if (!row) return;
    const problem = cleared(row.problem);
    await tx
      .update(batchRows)
      .set({ problem, contact: without(row.contact, row.leadId), role: unnamed(row.role) })
      .where(isIt)
      .run();
  });
  await each(mentions.batches, async (tx, { id }) => {
    const row = await tx.select().from(batches).where(eq(batches.id, id)).get();
    if (!row) return;
    const { contact, role, ...others } = row.defaults;
    const chosen = { ...others, ...(role !== undefined && !words.areIn(role) && { role }) };
    const defaults = contact ? { ...chosen, contact: without(contact, null) ?? {} } : chosen;
    const problem = cleared(row.problem);
    await tx.update(batches).set({ defaults, problem, requestDigest: null }).where(eq(batches.id, id)).run();
  });
  // A rehearsal is made again in a minute, and is not kept for long.
  await each(mentions.rehearsalRows, async (tx, { rehearsalId, position }) => {
    const isIt = and(eq(rehearsalRows.rehearsalId, rehearsalId), eq(rehearsalRows.position, position));
    await tx.delete(rehearsalRows).where(isIt).run();
  });
  await each(mentions.rehearsals, async (tx, { id }) => {
    await tx.delete(rehearsals).where(eq(rehearsals.id, id)).run();
  });
  await each(mentions.leads, async (tx, { id }) => {
    const row = await tx.select().from(leads).where(eq(leads.id, id)).get();
    if (!row) return;
    const columns = leadWithout(found, row);
    await tx.update(leads).set(columns).where(eq(leads.id, id)).run();
    await replaceWords(tx, id, row.searchText, columns.searchText);
  });
  await each(mentions.lists, async (tx, { id }) => {
    const row = await tx.select({ name: leadLists.name }).from(leadLists).where(eq(leadLists.id, id)).get();
    if (!row) return;
    await tx
      .update(leadLists)
      .set({ name: words.without(row.name) })
      .where(eq(leadLists.id, id))
      .run();
  });
}

/** Another person's lead without what names the erased one: the words. */
function leadWithout({ words }: FoundPerson, row: LeadRow) {
  const meant = words.meantIn(row);
  const without = (column: TextColumn): string | null => {
    const text = row[column];
    return text && meant(column).without(text);
  };
  const columns = {
    firstName: without("firstName") ?? "",
    lastName: without("lastName") ?? "",
    sourceName: without("sourceName") ?? "",
    title: without("title"),
    company: without("company"),
    companyDomain: without("companyDomain"),
    formerCompany: without("formerCompany"),
    earlierTitle: without("earlierTitle"),
    earlierCompany: without("earlierCompany"),
    earlierCompanyDomain: without("earlierCompanyDomain"),
    location: without("location"),
    phone: without("phone"),
  };
  return { ...columns, searchText: searchTextOf({ ...row, ...columns }) };
}
