import { and, count, eq, isNotNull } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { firstOf } from "../../database/rows.ts";
import { batchUndoRows, type BatchUndo, type UndoOutcome } from "../../database/schema/batchUndos.ts";
import { creations } from "../../database/schema/contacts.ts";
import { countRows, findJob, instant, jobStatus, type JobStatus } from "../findJobs.ts";
import { cancelJob, resumeJob } from "../lifecycle.ts";
import { beginDeadline, refuseOpenBatch, requireInTimeAgain, retryDeadline } from "./requireUndo.ts";
import { undoKind } from "./undoKind.ts";

/** The status of the undo of a batch. */
export interface UndoStatus extends JobStatus {
  batchId: string;
  counts: Record<"total" | UndoOutcome, number>;
  /** How many of the waiting ones were sent for deletion without a known end. */
  inDoubt: number;
  /** Until when what failed can be tried again; null where nothing failed, it goes on, or it is too late. */
  retryUntil: string | null;
}

/** Removes no more contacts. Throws as cancelJob. */
export const cancelUndo = async (ctx: RequestContext, batchId: string): Promise<UndoStatus> =>
  await showUndo(ctx, await cancelJob(undoKind, ctx, batchId));

/** Goes on with an undo. Throws as resumeJob, and where one that was cancelled could not be begun any more. */
export async function resumeUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const undo = await findJob(undoKind, ctx, batchId);
  await requireInTimeAgain(ctx, undo);
  const resumed = await resumeJob(undoKind, ctx, undo, (transaction) =>
    refuseOpenBatch(transaction, undo.id),
  );
  return await showUndo(ctx, resumed);
}

export async function showUndo(ctx: RequestContext, undo: BatchUndo): Promise<UndoStatus> {
  const counts = await countRows(undoKind, ctx.database, undo.id);
  const { waiting, undone, kept, failed } = counts;
  // It was cancelled too late: nothing was left to cancel.
  const isOver = undo.state === "cancelled" && waiting === 0;
  return {
    ...jobStatus(undo),
    state: isOver ? "finished" : undo.state,
    batchId: undo.id,
    counts: { total: waiting + undone + kept + failed, ...counts },
    inDoubt: waiting === 0 ? 0 : await countInDoubt(ctx, undo),
    retryUntil: failed === 0 ? null : instant(await retryableUntil(ctx, undo)),
  };
}

async function retryableUntil(ctx: RequestContext, undo: BatchUndo): Promise<number | null> {
  const [deadline, begun] = [await retryDeadline(ctx, undo), await beginDeadline(ctx, undo)];
  const until = deadline === null ? null : Math.min(deadline, begun ?? deadline);
  return until !== null && until > ctx.clock().getTime() ? until : null;
}

async function countInDoubt({ database }: RequestContext, { id }: BatchUndo): Promise<number> {
  const found = await firstOf(
    database
      .select({ count: count() })
      .from(batchUndoRows)
      .innerJoin(creations, eq(creations.id, batchUndoRows.creationId))
      .where(
        and(eq(batchUndoRows.batchId, id), eq(batchUndoRows.outcome, "waiting"), isNotNull(creations.undoAt)),
      ),
  );
  return found?.count ?? 0;
}
