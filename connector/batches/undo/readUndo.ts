import type { RequestContext } from "../../context.ts";
import { findBatch } from "../findBatch.ts";
import { readUndoOf } from "../openUndos.ts";
import { previewUndo, type UndoPreview } from "./previewUndo.ts";
import { showUndo, type UndoStatus } from "./showUndo.ts";
import { readUndoable } from "../undoableContacts.ts";

/**
 * How the undo of the caller's batch is doing; before it was begun, and where the batch has made contacts
 * since it ended, what it would do. Throws `not-found`.
 */
export async function readUndo(ctx: RequestContext, batchId: string): Promise<UndoPreview | UndoStatus> {
  const batch = await findBatch(ctx, batchId);
  const undo = await readUndoOf(ctx.database, batch.id);
  const goesOn = undo?.state === "finished" && (await readUndoable(ctx.database, batch.id)).length > 0;
  return undo && !goesOn ? await showUndo(ctx, undo) : await previewUndo(ctx, batch);
}
