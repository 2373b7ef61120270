import { eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import type { Batch } from "../../database/schema/batches.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { refusal } from "../../reasons/refusal.ts";
import { findBatch } from "../findBatch.ts";

/** Undos that have not ended. */
export const isOpenUndo = inArray(batchUndos.state, ["running", "paused"]);

export const isUndoOpen = ({ state }: Pick<BatchUndo, "state">): boolean =>
  state === "running" || state === "paused";

/** The undo of a batch; undefined where nobody has begun it. */
export async function readUndoOf(handle: DatabaseHandle, batchId: string): Promise<BatchUndo | undefined> {
  return await handle.select().from(batchUndos).where(eq(batchUndos.batchId, batchId)).get();
}

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

/** Throws `request-invalid` while the batch is being undone: nothing of it may be created meanwhile. */
export async function refuseWhileUndone(handle: DatabaseHandle, batchId: string): Promise<void> {
  const undo = await readUndoOf(handle, batchId);
  if (undo && isUndoOpen(undo)) throw refusal("batch-being-undone", { field: "id" });
}
