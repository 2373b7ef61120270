import type { RequestContext } from "../../context.ts";
import type { Batch } from "../../database/schema/batches.ts";
import type { BatchUndo } from "../../database/schema/batchUndos.ts";
import { refusal } from "../../reasons/refusal.ts";
import { findBatch } from "../findBatch.ts";
import { readUndoOf } from "../openUndos.ts";

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
