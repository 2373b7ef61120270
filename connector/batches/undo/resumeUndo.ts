import type { RequestContext } from "../../context.ts";
import { refuseOpenBatch } from "../openUndos.ts";
import { changeUndo } from "./changeUndo.ts";
import { findUndo } from "./findUndo.ts";
import type { UndoStatus } from "./showUndo.ts";
import { readLastMade } from "../undoableContacts.ts";
import { undoDeadline } from "../undoDeadline.ts";

/**
 * Goes on with an undo that is paused or was cancelled. Throws `request-invalid` where one that was cancelled
 * could not be begun any more.
 */
export async function resumeUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const { batch, undo } = await findUndo(ctx, batchId);
  if (undo.state === "cancelled") {
    await refuseOpenBatch(ctx.database, batch);
    const { isOver, tooLate } = await undoDeadline(ctx, (await readLastMade(ctx.database, batch.id)) ?? 0);
    if (isOver) throw tooLate;
  }
  return await changeUndo(ctx, undo, { state: "running", problem: null, resumeAt: null, finishedAt: null });
}
