import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batchUndoRows, batchUndos } from "../../database/schema/batchUndos.ts";
import { changesOf } from "../../database/database.ts";
import { refusal } from "../../reasons/refusal.ts";
import { refuseOpenBatch } from "../openUndos.ts";
import { writeUndos } from "../writeUndos.ts";
import { findUndo } from "./findUndo.ts";
import { requireInTimeAgain } from "./requireInTimeAgain.ts";
import { requireRetryInTime } from "./retryDeadline.ts";
import { requireDeletion } from "./requireDeletion.ts";
import { showUndo, type UndoStatus } from "./showUndo.ts";

/**
 * Tries the contacts again that failed to be removed, as the rep asks for it: after another look, which keeps
 * what somebody has touched or restored since. What is kept stays kept. Throws `request-invalid` where none
 * failed, the batch goes on, the undo ended longer ago than the admin allows or was begun more than a day
 * ago, or it was cancelled and it is too late.
 */
export async function retryUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const { undo } = await findUndo(ctx, batchId);
  await requireInTimeAgain(ctx, undo);
  await requireRetryInTime(ctx, undo);
  await requireDeletion(ctx, { isNews: true });
  const ofUndo = eq(batchUndos.batchId, undo.batchId);
  return await inTransaction(ctx.database, async (transaction) => {
    await refuseOpenBatch(transaction, undo.batchId);
    const failed = and(eq(batchUndoRows.batchId, undo.batchId), eq(batchUndoRows.outcome, "failed"));
    const nothing = { reason: null, attempts: 0, updatedAt: ctx.clock().getTime() };
    const again = await transaction
      .update(batchUndoRows)
      .set({ outcome: "waiting", ...nothing })
      .where(failed);
    if (changesOf(again) === 0) throw refusal("undo-batch-over", { field: "id" });
    const running = { state: "running", problem: null, resumeAt: null, finishedAt: null } as const;
    const [changed = undo] = await writeUndos(ctx, running, ofUndo);
    return await showUndo(ctx, changed);
  });
}
