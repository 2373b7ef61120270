import { eq, inArray, count } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { type Batch, batches } from "../../database/schema/batches.ts";
import {
  type BatchUndo,
  batchUndos,
  batchUndoRows,
  type UndoOutcome,
} from "../../database/schema/batchUndos.ts";
import { refusal } from "../../reasons/refusal.ts";
import { findBatch, countRows } from "../batch/findBatch.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { firstOf } from "../../database/firstOf.ts";

/** The undo of the caller's batch. Throws `not-found`, also where nobody has begun it. */
export async function findUndo(
  ctx: RequestContext,
  batchId: string,
): Promise<{ batch: Batch; undo: BatchUndo }> {
  const batch = await findBatch(ctx, batchId);
  const undo = await readUndoOf(ctx.database, batch.id);
  if (!undo) throw refusal("no-batch-undo");
  return { batch, undo };
}

/** Undos that have not ended. */
export const isOpenUndo = inArray(batchUndos.state, ["running", "paused"]);

export const isUndoOpen = ({ state }: Pick<BatchUndo, "state">): boolean =>
  state === "running" || state === "paused";

/** The undo of a batch; undefined where nobody has begun it. */
export async function readUndoOf(handle: DatabaseHandle, batchId: string): Promise<BatchUndo | undefined> {
  return await firstOf(handle.select().from(batchUndos).where(eq(batchUndos.batchId, batchId)));
}

/**
 * Throws `request-invalid` for a batch that may still create contacts, as one does that was cancelled while a
 * request is in flight. `unlessKnown`: also where it isn't known yet whether it has created some.
 */
export async function refuseOpenBatch(
  handle: DatabaseHandle,
  batchId: string,
  { unlessKnown = false } = {},
): Promise<void> {
  const batch = await firstOf(
    handle.select({ state: batches.state }).from(batches).where(eq(batches.id, batchId)),
  );
  if (!batch) throw refusal("no-such-batch");
  const isOpen = batch.state === "running" || batch.state === "paused";
  const { running, unknown } = await countRows(handle, batchId);
  if (isOpen || running > 0 || (unlessKnown && unknown > 0))
    throw refusal("undo-batch-under-way", { field: "id" });
}

/** Throws `request-invalid` while the batch is being undone: nothing of it may be created meanwhile. */
export async function refuseWhileUndone(handle: DatabaseHandle, batchId: string): Promise<void> {
  const undo = await readUndoOf(handle, batchId);
  if (undo && isUndoOpen(undo)) throw refusal("batch-being-undone", { field: "id" });
}

/** The number of contacts of an undo by how they ended. */
export async function countUndoRows(
  handle: DatabaseHandle,
  batchId: string,
): Promise<Record<UndoOutcome, number>> {
  const counts = { waiting: 0, undone: 0, kept: 0, failed: 0 };
  const found = await handle
    .select({ outcome: batchUndoRows.outcome, count: count() })
    .from(batchUndoRows)
    .where(eq(batchUndoRows.batchId, batchId))
    .groupBy(batchUndoRows.outcome);
  for (const row of found) counts[row.outcome] = row.count;
  return counts;
}
