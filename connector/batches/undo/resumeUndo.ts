import type { RequestContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { refuseOpenBatch } from "../openUndos.ts";
import { changeUndo } from "./changeUndo.ts";
import { findUndo } from "./findUndo.ts";
import type { UndoStatus } from "./showUndo.ts";
import { requireInTimeAgain } from "./requireInTimeAgain.ts";

/**
 * Goes on with an undo that is paused or was cancelled. Throws `request-invalid` where one that was cancelled
 * could not be begun any more.
 */
export async function resumeUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const { undo } = await findUndo(ctx, batchId);
  await requireInTimeAgain(ctx, undo);
  return await inTransaction(ctx.database, async (transaction) => {
    await refuseOpenBatch(transaction, undo.batchId);
    return await changeUndo(ctx, undo, { state: "running", problem: null, resumeAt: null, finishedAt: null });
  });
}
