import { and, eq, inArray, isNotNull, not, notExists, or, sql } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { addedRoles, isAdding } from "../database/schema/addedRoles.ts";
import { creations } from "../database/schema/contacts.ts";
import { rehearsalRows, rehearsals } from "../database/schema/rehearsals.ts";
import { leadProfiles, leads, type LeadRow } from "../database/schema/leads.ts";
import { removeMembers } from "../listIndex/removeMembers.ts";
import { createNameCheck, type NameCheck } from "./nameCheck.ts";
import { withoutPeople } from "./withoutPeople.ts";
import { changesOf } from "../database/database.ts";

export interface Removal {
  removed: number;
  /** Leads that a running creation needs: hidden now, and removed when it has ended. */
  waiting: number;
}

export interface Removing {
  /** On the person's request: no import brings back a lead that waits. */
  isErased?: boolean;
}

/**
 * Removes leads with everything that identifies them: profiles, memberships, links, rejections, and what
 * creations and batches stored. Rows of ledger and batches stay as ids and numbers, because the quota counts
 * them. Changes nothing in Salesforce. The only way in which leads go; for `rowsPerStep` leads at most,
 * in the caller's transaction.
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
  const rows = await handle.select().from(batchRows).where(inArray(batchRows.leadId, ids)).all();
  const batchIds = [...new Set(rows.map(({ batchId }) => batchId))];
  const names = batchIds.length > 0 ? await createNameCheck(handle, ids, rows) : null;
  await clearCreations(handle, ids);
  await removeAddedRoles(handle, ids);
  await clearBatchRows(handle, rows);
  await removeRehearsals(handle, ids);
  const removed = changesOf(await handle.delete(leads).where(inArray(leads.id, ids)).run());
  if (names) for (const part of chunksOf(batchIds, idsPerStatement)) await clearBatches(handle, part, names);
  return { removed, waiting: needed.size };
}

async function hide(
  handle: DatabaseHandle,
  leadIds: string[],
  hidden: Pick<LeadRow, "removedAt"> & Removing,
): Promise<void> {
  if (leadIds.length === 0) return;
  await handle.update(leads).set(hidden).where(inArray(leads.id, leadIds)).run();
  // By these an import would find it. Its own column still has the one to show.
  if (hidden.isErased) await handle.delete(leadProfiles).where(inArray(leadProfiles.leadId, leadIds)).run();
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
    )
    .all();
  return new Set(running.map(({ leadId }) => leadId));
}

async function clearCreations(handle: DatabaseHandle, leadIds: string[]): Promise<void> {
  const failed = await handle
    .select({ id: creations.id, problem: creations.problem })
    .from(creations)
    .where(and(inArray(creations.leadId, leadIds), isNotNull(creations.problem)))
    .all();
  for (const { id, problem } of failed) {
    await handle
      .update(creations)
      .set({ problem: problem && withoutPeople(problem) })
      .where(eq(creations.id, id))
      .run();
  }
  await handle
    .update(creations)
    .set({ contact: null, role: null, externalId: null, requestDigest: null, idempotencyKey: null })
    .where(inArray(creations.leadId, leadIds))
    .run();
}

/** Those that have ended. The others go as they end: see creations/roles/roleLedger.ts. */
async function removeAddedRoles(handle: DatabaseHandle, leadIds: string[]): Promise<void> {
  await handle
    .delete(addedRoles)
    .where(and(inArray(addedRoles.leadId, leadIds), not(isAdding)))
    .run();
}

/** With any of their leads. They are not kept for long, and are made again in a minute. */
async function removeRehearsals(handle: DatabaseHandle, leadIds: string[]): Promise<void> {
  const rows = await handle
    .select({ id: rehearsalRows.rehearsalId })
    .from(rehearsalRows)
    .where(inArray(rehearsalRows.leadId, leadIds))
    .all();
  for (const id of new Set(rows.map((row) => row.id)))
    await handle.delete(rehearsals).where(eq(rehearsals.id, id)).run();
}

async function clearBatchRows(handle: DatabaseHandle, rows: readonly BatchRow[]): Promise<void> {
  for (const { batchId, position, contact, role, problem } of rows) {
    if (contact === null && role === null && problem === null) continue;
    await handle
      .update(batchRows)
      .set({ contact: null, role: null, problem: problem && withoutPeople(problem) })
      .where(and(eq(batchRows.batchId, batchId), eq(batchRows.position, position)))
      .run();
  }
}

/**
 * Clears what a batch keeps for all of its rows: values that name a lead that goes; the digest of its
 * request, which is made of what was typed for the lead, too. Its key stays as long as it has leads: no other
 * request is taken under it, so that nothing is created twice, since without the digest nobody can tell
 * whether it is the same one. What is still to be written into contacts goes for a full name, an address or a
 * profile alone: a first or last name may be a word, a phone number the company's. With the last of its
 * leads, all that was typed goes.
 */
async function clearBatches(
  handle: DatabaseHandle,
  batchIds: string[],
  { isSurely, isMaybe }: NameCheck,
): Promise<void> {
  const left = handle
    .select({ id: batchRows.batchId })
    .from(batchRows)
    .innerJoin(leads, eq(leads.id, batchRows.leadId))
    .where(eq(batchRows.batchId, batches.id));
  const touched = await handle
    .select({ batch: batches, isEmptied: sql<number>`${notExists(left)}` })
    .from(batches)
    .where(inArray(batches.id, batchIds))
    .all();
  for (const { batch, isEmptied } of touched) {
    const { contact = {}, role, ...others } = batch.defaults;
    const isAbout = isOpen(batch) ? isSurely : isMaybe;
    const chosen = { ...others, ...(role !== undefined && !isEmptied && !isAbout(role) && { role }) };
    const kept = isEmptied ? [] : Object.entries(contact).filter(([, value]) => !isAbout(value));
    await handle
      .update(batches)
      .set({
        defaults: kept.length > 0 ? { ...chosen, contact: Object.fromEntries(kept) } : chosen,
        requestDigest: null,
        ...(isEmptied && {
          idempotencyKey: null,
          problem: batch.problem && withoutPeople(batch.problem),
        }),
      })
      .where(eq(batches.id, batch.id))
      .run();
  }
}

const isOpen = ({ state }: Batch): boolean => state === "running" || state === "paused";
