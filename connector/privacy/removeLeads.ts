import { and, eq, inArray, isNotNull, isNull, not, notExists, or, sql } from "drizzle-orm";
import { chunksOf } from "../work/inTurns.ts";
import { idsPerStatement } from "../database/prepared.ts";
import { type DatabaseHandle, changesOf, type Database } from "../database/database.ts";
import { batches, batchRows, type BatchRow } from "../database/schema/batches.ts";
import type { BatchDefaults } from "../database/schema/jobs.ts";
import { addedRoles, isAdding } from "../database/schema/addedRoles.ts";
import { creations } from "../database/schema/contacts.ts";
import { rehearsalRows, rehearsals } from "../database/schema/rehearsals.ts";
import { leadListMembers, leadLists, leadProfiles, leads, type LeadRow } from "../database/schema/leads.ts";
import { withoutPeople } from "./withoutPeople.ts";
import { inSteps } from "../database/inSteps.ts";
import type { AppContext } from "../context.ts";
import { event } from "../log/event.ts";

export interface Removal {
  removed: number;
  /** Leads that a running creation needs: hidden now, and removed when it has ended. */
  waiting: number;
}

interface Removing {
  /** On the person's request: no import brings back a lead that waits. */
  isErased?: boolean;
}

/**
 * Removes leads with everything that identifies them: profiles, memberships, links, rejections, and what
 * creations and batches stored. Rows of ledger and batches stay as ids and numbers, because the quota
 * counts them; those of rehearsals go. Changes nothing in Salesforce. The only way in which leads go; for
 * `rowsPerStep` leads at most, in the caller's transaction.
 */
export async function removeLeads(
  handle: DatabaseHandle,
  leadIds: readonly string[],
  now: Date,
  { isErased = false }: Removing = {},
): Promise<Removal> {
  await removeMembers(handle, leadIds);
  const needed = await neededLeads(handle, leadIds);
  const ids = leadIds.filter((id) => !needed.has(id));
  await hide(handle, [...needed], { removedAt: now, ...(isErased && { isErased }) });
  if (ids.length === 0) return { removed: 0, waiting: needed.size };
  const rows = await handle.select().from(batchRows).where(inArray(batchRows.leadId, ids));
  const batchIds = [...new Set(rows.map(({ batchId }) => batchId))];
  await clearCreations(handle, ids);
  await removeAddedRoles(handle, ids);
  await clearBatchRows(handle, rows);
  await removeRehearsalRows(handle, ids);
  const removed = changesOf(await handle.delete(leads).where(inArray(leads.id, ids)));
  for (const part of chunksOf(batchIds, idsPerStatement)) await clearBatches(handle, part);
  return { removed, waiting: needed.size };
}

async function removeMembers(handle: DatabaseHandle, leadIds: readonly string[]): Promise<void> {
  const gone = await handle
    .delete(leadListMembers)
    .where(inArray(leadListMembers.leadId, [...leadIds]))
    .returning({ listId: leadListMembers.listId });
  for (const [listId, members] of Map.groupBy(gone, (member) => member.listId))
    await handle
      .update(leadLists)
      .set({ leadCount: sql`${leadLists.leadCount} - ${members.length}` })
      .where(eq(leadLists.id, listId));
}

async function hide(
  handle: DatabaseHandle,
  leadIds: string[],
  hidden: Pick<LeadRow, "removedAt"> & Removing,
): Promise<void> {
  if (leadIds.length === 0) return;
  await handle.update(leads).set(hidden).where(inArray(leads.id, leadIds));
  // By these an import would find it. Its own column still has the one to show.
  if (hidden.isErased) await handle.delete(leadProfiles).where(inArray(leadProfiles.leadId, leadIds));
}

/** Leads with a creation that is being sent, or that Salesforce is still asked about. */
export async function neededLeads(handle: DatabaseHandle, leadIds: readonly string[]): Promise<Set<string>> {
  const running = await handle
    .select({ leadId: creations.leadId })
    .from(creations)
    .where(
      and(
        inArray(creations.leadId, [...leadIds]),
        or(inArray(creations.state, ["reserved", "sent"]), isNotNull(creations.checkAt)),
      ),
    );
  return new Set(running.map(({ leadId }) => leadId));
}

async function clearCreations(handle: DatabaseHandle, leadIds: string[]): Promise<void> {
  const failed = await handle
    .select({ id: creations.id, problem: creations.problem })
    .from(creations)
    .where(and(inArray(creations.leadId, leadIds), isNotNull(creations.problem)));
  for (const { id, problem } of failed) {
    await handle
      .update(creations)
      .set({ problem: problem && withoutPeople(problem) })
      .where(eq(creations.id, id));
  }
  await handle
    .update(creations)
    .set({ contact: null, role: null, externalId: null, requestDigest: null, idempotencyKey: null })
    .where(inArray(creations.leadId, leadIds));
}

/** Removes added roles that have ended. Open ones go when they end: see creations/roles/roleLedger.ts. */
async function removeAddedRoles(handle: DatabaseHandle, leadIds: string[]): Promise<void> {
  await handle.delete(addedRoles).where(and(inArray(addedRoles.leadId, leadIds), not(isAdding)));
}

/** With what was typed and said of them. Those of other leads stay, and are what a rehearsal counts. */
async function removeRehearsalRows(handle: DatabaseHandle, leadIds: string[]): Promise<void> {
  const isTheirs = inArray(rehearsalRows.leadId, leadIds);
  const touched = await handle.select({ id: rehearsalRows.rehearsalId }).from(rehearsalRows).where(isTheirs);
  await handle.delete(rehearsalRows).where(isTheirs);
  const ids = [...new Set(touched.map(({ id }) => id))];
  for (const part of chunksOf(ids, idsPerStatement)) {
    const isOne = inArray(rehearsals.id, part);
    const hasNone = notExists(
      handle
        .select({ id: rehearsalRows.rehearsalId })
        .from(rehearsalRows)
        .where(eq(rehearsalRows.rehearsalId, rehearsals.id)),
    );
    // One that is about nobody any more, unless Salesforce is still to be asked what came of a lost answer.
    await handle
      .delete(rehearsals)
      .where(and(isOne, hasNone, isNull(rehearsals.sentAt), isNull(rehearsals.lookAt)));
    for (const { id, defaults } of await handle.select().from(rehearsals).where(and(isOne, hasNone)))
      await handle
        .update(rehearsals)
        .set({ defaults: withoutTyped(defaults) })
        .where(eq(rehearsals.id, id));
  }
}

/** Clears what was typed for them, and what Salesforce said. */
export async function clearBatchRows(handle: DatabaseHandle, rows: readonly BatchRow[]): Promise<void> {
  for (const { batchId, position, contact, role, problem } of rows) {
    if (contact === null && role === null && problem === null) continue;
    await handle
      .update(batchRows)
      .set({ contact: null, role: null, problem: problem && withoutPeople(problem) })
      .where(and(eq(batchRows.batchId, batchId), eq(batchRows.position, position)));
  }
}

/** With the last lead of a batch goes what was typed for all of its rows. */
async function clearBatches(handle: DatabaseHandle, batchIds: string[]): Promise<void> {
  const left = handle
    .select({ id: batchRows.batchId })
    .from(batchRows)
    .innerJoin(leads, eq(leads.id, batchRows.leadId))
    .where(eq(batchRows.batchId, batches.id));
  const emptied = await handle
    .select()
    .from(batches)
    .where(and(inArray(batches.id, batchIds), notExists(left)));
  for (const { id, defaults } of emptied)
    await handle
      .update(batches)
      .set({ defaults: withoutTyped(defaults) })
      .where(eq(batches.id, id));
}

/** What was chosen for all rows, without what was typed. */
export const withoutTyped = ({ contact: _typed, role: _role, ...chosen }: BatchDefaults): BatchDefaults =>
  chosen;

/** Removes any number of leads, some in each transaction, from which `choose` may leave out some. */
export async function removeInSteps(
  database: Database,
  leadIds: readonly string[],
  now: Date,
  {
    choose = (_handle, ids) => Promise.resolve(ids),
    ...removing
  }: Removing & { choose?: (handle: DatabaseHandle, ids: string[]) => Promise<string[]> } = {},
): Promise<Removal> {
  const total = { removed: 0, waiting: 0 };
  await inSteps(database, leadIds, async (tx, ids) => {
    const { removed, waiting } = await removeLeads(tx, await choose(tx, ids), now, removing);
    total.removed += removed;
    total.waiting += waiting;
  });
  return total;
}

/** Removes an org's lists without leads. Looks for them before it keeps other writers waiting. */
export async function removeEmptyLists(database: Database, orgId: string): Promise<void> {
  const member = database
    .select({ one: sql`1` })
    .from(leadListMembers)
    .where(eq(leadListMembers.listId, leadLists.id));
  const isEmpty = and(isNotNull(leadLists.readyAt), notExists(member));
  const empty = database
    .select({ id: leadLists.id })
    .from(leadLists)
    .where(and(eq(leadLists.orgId, orgId), isEmpty));
  await inSteps(database, await empty, async (tx, part) => {
    for (const { id } of part) await tx.delete(leadLists).where(and(eq(leadLists.id, id), isEmpty));
  });
}

/** Removes leads that were hidden because a creation needed them, once that has ended. */
export async function removeHidden(app: Pick<AppContext, "database" | "clock" | "log">): Promise<void> {
  const { database } = app;
  const { removed, waiting } = await removeInSteps(database, await hiddenOf(database), app.clock(), {
    // Since they were read, an import may have shown some of them again.
    choose: hiddenOf,
  });
  if (removed > 0) await event(app, "leads.removed", { leads: removed, waiting });
}

async function hiddenOf(handle: DatabaseHandle, ids?: string[]): Promise<string[]> {
  const isHidden = and(isNotNull(leads.removedAt), ids && inArray(leads.id, ids));
  return (await handle.select({ id: leads.id }).from(leads).where(isHidden)).map(({ id }) => id);
}
