import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/open.ts";
import { batchRows, type BatchRow } from "../../database/schema/batches.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { StoredProblem } from "../../problems.ts";
import { afterFailure } from "./afterFailure.ts";

type Settled = Pick<Creation, "id" | "leadId" | "batchId">;

/** A batch's row follows its creation in the same transaction, so that the two never disagree. Nothing for creations of no batch. */
export function rowCreated(
  handle: DatabaseHandle,
  { batchId, leadId }: Settled,
  contactId: string,
  now: number,
): void {
  if (batchId === null) return;
  // By its lead, not by its creation: a contact that was given up may be found when another try has begun.
  handle
    .update(batchRows)
    .set({ state: "created", contactId, problem: null, updatedAt: now })
    .where(and(eq(batchRows.batchId, batchId), eq(batchRows.leadId, leadId)))
    .run();
}

export function rowUnknown(handle: DatabaseHandle, creationId: string, now: number): void {
  update(handle, creationId, { state: "unknown", updatedAt: now });
}

export function rowFailed(
  handle: DatabaseHandle,
  { id, leadId, batchId }: Settled,
  problem: StoredProblem,
  now: number,
  holdsForAll: boolean,
): void {
  if (batchId === null) return;
  const row = handle.select().from(batchRows).where(eq(batchRows.creationId, id)).get();
  if (row && hasItsContact(handle, batchId, leadId)) return;
  if (row) update(handle, id, { ...afterFailure(row, problem, holdsForAll), updatedAt: now });
}

/** Whether an earlier try for the row turned out to have made its contact. */
function hasItsContact(handle: DatabaseHandle, batchId: string, leadId: string): boolean {
  const made = handle
    .select({ id: creations.id })
    .from(creations)
    .where(and(eq(creations.leadId, leadId), eq(creations.batchId, batchId), eq(creations.state, "created")))
    .get();
  return made !== undefined;
}

function update(handle: DatabaseHandle, creationId: string, changes: Partial<BatchRow>): void {
  handle.update(batchRows).set(changes).where(eq(batchRows.creationId, creationId)).run();
}
