import { and, eq, inArray, isNotNull, notExists, or, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import { leadListMembers, leads } from "../database/schema/leads.ts";
import { withoutPeople } from "./withoutPeople.ts";

export interface Removal {
  removed: number;
  /** Leads that a running creation needs: hidden now, and removed when it has ended. */
  waiting: number;
}

/**
 * Removes leads with everything that identifies them: profiles, memberships, links, rejections, and what
 * creations and batches stored. Rows of ledger and batches stay as ids and numbers, because the quota counts
 * them. Changes nothing in Salesforce. The only way in which leads go; for `rowsPerStep` leads at most,
 * in the caller's transaction.
 */
export function removeLeads(handle: DatabaseHandle, leadIds: readonly string[], now: Date): Removal {
  const needed = neededLeads(handle, leadIds);
  const ids = leadIds.filter((id) => !needed.has(id));
  hide(handle, [...needed], now);
  if (ids.length === 0) return { removed: 0, waiting: needed.size };
  clearCreations(handle, ids);
  const touched = clearBatchRows(handle, ids);
  const { changes: removed } = handle.delete(leads).where(inArray(leads.id, ids)).run();
  clearBatches(handle, touched);
  return { removed, waiting: needed.size };
}

function hide(handle: DatabaseHandle, leadIds: string[], now: Date): void {
  if (leadIds.length === 0) return;
  handle.update(leads).set({ removedAt: now }).where(inArray(leads.id, leadIds)).run();
  handle.delete(leadListMembers).where(inArray(leadListMembers.leadId, leadIds)).run();
}

/** Leads with a creation that is being sent, or that Salesforce is still asked about. */
export function neededLeads(handle: DatabaseHandle, leadIds: readonly string[]): Set<string> {
  const running = handle
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

function clearCreations(handle: DatabaseHandle, leadIds: string[]): void {
  const failed = handle
    .select({ id: creations.id, problem: creations.problem })
    .from(creations)
    .where(and(inArray(creations.leadId, leadIds), isNotNull(creations.problem)))
    .all();
  for (const { id, problem } of failed) {
    handle
      .update(creations)
      .set({ problem: problem && withoutPeople(problem) })
      .where(eq(creations.id, id))
      .run();
  }
  handle
    .update(creations)
    .set({ contact: null, externalId: null, requestDigest: null, idempotencyKey: null })
    .where(inArray(creations.leadId, leadIds))
    .run();
}

/** Gives the ids of the batches that had the leads. */
function clearBatchRows(handle: DatabaseHandle, leadIds: string[]): string[] {
  const rows = handle
    .select({
      batchId: batchRows.batchId,
      position: batchRows.position,
      contact: batchRows.contact,
      problem: batchRows.problem,
    })
    .from(batchRows)
    .where(inArray(batchRows.leadId, leadIds))
    .all();
  for (const { batchId, position, contact, problem } of rows) {
    if (contact === null && problem === null) continue;
    handle
      .update(batchRows)
      .set({ contact: null, problem: problem && withoutPeople(problem) })
      .where(and(eq(batchRows.batchId, batchId), eq(batchRows.position, position)))
      .run();
  }
  return [...new Set(rows.map(({ batchId }) => batchId))];
}

/** What was typed for all rows of a batch goes with the last of its leads. */
function clearBatches(handle: DatabaseHandle, batchIds: string[]): void {
  const left = handle
    .select({ one: sql`1` })
    .from(batchRows)
    .innerJoin(leads, eq(leads.id, batchRows.leadId))
    .where(eq(batchRows.batchId, batches.id));
  const emptied = handle
    .select()
    .from(batches)
    .where(and(inArray(batches.id, batchIds), notExists(left)))
    .all();
  for (const { id, defaults, problem } of emptied) {
    const { contact: _typed, ...chosen } = defaults;
    handle
      .update(batches)
      .set({
        defaults: chosen,
        requestDigest: null,
        idempotencyKey: null,
        problem: problem && withoutPeople(problem),
      })
      .where(eq(batches.id, id))
      .run();
  }
}
