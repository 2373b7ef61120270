import { eq, inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batches } from "../database/schema/batches.ts";
import { batchUndos, type BatchUndo } from "../database/schema/batchUndos.ts";
import { refusal } from "../reasons/refusal.ts";
import { countRows } from "./countRows.ts";
import { firstOf } from "../database/firstOf.ts";

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
