import { and, eq, inArray, isNotNull, isNull, not, notExists, or, sql } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import type { DatabaseHandle } from "../database/database.ts";
import {
  batches,
  batchRows,
  type Batch,
  type BatchDefaults,
  type BatchRow,
} from "../database/schema/batches.ts";
import { addedRoles, isAdding } from "../database/schema/addedRoles.ts";
import { creations } from "../database/schema/contacts.ts";
import { rehearsalRows, rehearsals, type RehearsalRow } from "../database/schema/rehearsals.ts";
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
  const rows = await handle.select().from(batchRows).where(inArray(batchRows.leadId, ids)).all();
  const batchIds = [...new Set(rows.map(({ batchId }) => batchId))];
  const rehearsed = await handle.select().from(rehearsalRows).where(inArray(rehearsalRows.leadId, ids)).all();
  const isNamed = batchIds.length > 0 || rehearsed.length > 0;
  const names = isNamed ? await createNameCheck(handle, ids, [...rows, ...rehearsed]) : null;
  await clearCreations(handle, ids);
  await removeAddedRoles(handle, ids);
  await clearBatchRows(handle, rows);
  if (names) await removeRehearsalRows(handle, ids, rehearsed, names);
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

/** Removes added roles that have ended. Open ones go when they end: see creations/roles/roleLedger.ts. */
async function removeAddedRoles(handle: DatabaseHandle, leadIds: string[]): Promise<void> {
  await handle
    .delete(addedRoles)
    .where(and(inArray(addedRoles.leadId, leadIds), not(isAdding)))
    .run();
}

/** With what was typed and said of them. Those of other leads stay, and are what a rehearsal counts. */
async function removeRehearsalRows(
  handle: DatabaseHandle,
  leadIds: string[],
  rows: readonly RehearsalRow[],
  { isSurely, isMaybe }: NameCheck,
): Promise<void> {
  await handle.delete(rehearsalRows).where(inArray(rehearsalRows.leadId, leadIds)).run();
  const ids = [...new Set(rows.map(({ rehearsalId }) => rehearsalId))];
  for (const part of chunksOf(ids, idsPerStatement)) {
    const touched = await handle.select().from(rehearsals).where(inArray(rehearsals.id, part)).all();
    for (const rehearsal of touched) {
      const isAbout = isOpen(rehearsal) ? isSurely : isMaybe;
      const defaults = withoutNamed(rehearsal.defaults, isAbout);
      // Its key stays: nothing is asked twice under it, since nobody can tell whether it is the same.
      await handle
        .update(rehearsals)
        .set({
          defaults,
          requestDigest: null,
          problem: rehearsal.problem && withoutPeople(rehearsal.problem),
        })
        .where(eq(rehearsals.id, rehearsal.id))
        .run();
    }
    const hasNone = notExists(
      handle
        .select({ id: rehearsalRows.rehearsalId })
        .from(rehearsalRows)
        .where(eq(rehearsalRows.rehearsalId, rehearsals.id)),
    );
    // One that is about nobody any more, unless Salesforce is still to be asked what came of a lost answer.
    await handle
      .delete(rehearsals)
      .where(and(inArray(rehearsals.id, part), hasNone, isNull(rehearsals.sentAt), isNull(rehearsals.lookAt)))
      .run();
  }
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
    const isAbout = isOpen(batch) ? isSurely : isMaybe;
    await handle
      .update(batches)
      .set({
        defaults: withoutNamed(batch.defaults, isEmptied ? () => true : isAbout),
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

/** The batch's values for all leads, without values that name a lead that goes. */
function withoutNamed(
  { contact = {}, role, ...others }: BatchDefaults,
  isAbout: (value: unknown) => boolean,
): BatchDefaults {
  const chosen = { ...others, ...(role !== undefined && !isAbout(role) && { role }) };
  const kept = Object.entries(contact).filter(([, value]) => !isAbout(value));
  return kept.length > 0 ? { ...chosen, contact: Object.fromEntries(kept) } : chosen;
}

const isOpen = ({ state }: Pick<Batch, "state">): boolean => state === "running" || state === "paused";
