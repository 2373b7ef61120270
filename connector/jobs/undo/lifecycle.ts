import { type SQL, and, eq, ne, gt, sql } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { event, noReason, whyOf } from "../../log/event.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { countUndoRows, isOpenUndo, findUndo, refuseOpenBatch } from "./findUndo.ts";
import type { RequestContext, AppContext } from "../../context.ts";
import { type UndoStatus, showUndo } from "./showUndo.ts";
import { refusal } from "../../reasons/refusal.ts";
import { requireInTimeAgain } from "./requireUndo.ts";
import type { AppError } from "../../errors.ts";
import { inOurWords } from "../../reasons/inOurWords.ts";
import { isPausedFor, pauseMsOf } from "../batch/lifecycle.ts";
import { attemptsMax } from "../../creations/ledger/batchRows.ts";
import { endWaitingRows } from "./chooseUndoRows.ts";
import { firstOf } from "../../database/firstOf.ts";

interface WriteOptions {
  /** The request to Salesforce whose error pauses the undo. */
  call?: NonNullable<Parameters<typeof event<"batch.undo-paused">>[2]["call"]> | undefined;
  /** Whether the log tells it. False where the state stays as it was, as in most turns. */
  isTold?: boolean;
}

/** Sets the state of undos of batches and logs it. Gives the undos as they are then. */
export async function writeUndos(
  app: Happening,
  changes: Pick<BatchUndo, "state"> & Partial<BatchUndo>,
  where: SQL | undefined,
  { call, isTold = true }: WriteOptions = {},
): Promise<BatchUndo[]> {
  return await inTransaction(app.database, async (transaction) => {
    const written = await transaction.update(batchUndos).set(changes).where(where).returning();
    if (isTold) for (const undo of written) await tell(app, transaction, undo, call);
    return written;
  });
}

async function tell(
  app: Happening,
  transaction: DatabaseHandle,
  { batchId, userId, orgId, state, problem, resumeAt }: BatchUndo,
  call: WriteOptions["call"],
): Promise<void> {
  const ids = { batchId, userId, orgId };
  switch (state) {
    case "running":
      return await event(app, "batch.undo-resumed", ids);
    case "cancelled":
      return await event(app, "batch.undo-cancelled", ids);
    case "finished": {
      const { undone, kept, failed } = await countUndoRows(transaction, batchId);
      return await event(app, "batch.undone", { ...ids, undone, kept, failed });
    }
    case "paused": {
      const why = problem ? whyOf(problem) : noReason;
      const until = resumeAt === null ? null : new Date(resumeAt).toISOString();
      return await event(app, "batch.undo-paused", { ...ids, ...why, resumeAt: until, call: call ?? null });
    }
  }
}

/** Cancels the undos of a user who has left: nobody else can go on with them. */
export async function cancelUndosOf(app: Happening, userId: string): Promise<void> {
  const cancelled = { state: "cancelled", problem: null, resumeAt: null } as const;
  const finishedAt = app.clock().getTime();
  await writeUndos(app, { ...cancelled, finishedAt }, and(eq(batchUndos.userId, userId), isOpenUndo));
}

/** Removes no more contacts. What is in flight is settled all the same. */
export async function cancelUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const { undo } = await findUndo(ctx, batchId);
  const finishedAt = ctx.clock().getTime();
  return await changeUndo(ctx, undo, { state: "cancelled", problem: null, resumeAt: null, finishedAt });
}

/** Changes the undo's own row and answers its new status. Throws `request-invalid` where it has finished. */
async function changeUndo(
  ctx: RequestContext,
  undo: BatchUndo,
  changes: Pick<BatchUndo, "state"> & Partial<BatchUndo>,
): Promise<UndoStatus> {
  const isOpen = and(eq(batchUndos.batchId, undo.batchId), ne(batchUndos.state, "finished"));
  const [changed] = await writeUndos(ctx, changes, isOpen);
  if (!changed) throw refusal("undo-batch-over", { field: "id" });
  return await showUndo(ctx, changed);
}

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

/** Pauses an undo until the obstacle may have passed. A rep who resumes it does not wait. */
export async function pauseUndo(app: AppContext, undo: BatchUndo, error: AppError): Promise<void> {
  const resumeAt = app.clock().getTime() + pauseMsOf(error);
  await writeUndos(
    app,
    { state: "paused", problem: inOurWords(error), resumeAt },
    and(eq(batchUndos.batchId, undo.batchId), isOpenUndo),
    { call: error.call, isTold: !isPausedFor(undo, error) },
  );
}

/** Counts a broken step. Ends what waits where so many broke one after the other. */
export async function countBrokenUndo(app: AppContext, undo: BatchUndo): Promise<void> {
  const isIt = eq(batchUndos.batchId, undo.batchId);
  await inTransaction(app.database, async (transaction) => {
    const counted = await firstOf(
      transaction
        .update(batchUndos)
        .set({ brokenSteps: sql`${batchUndos.brokenSteps} + 1` })
        .where(isIt)
        .returning({ brokenSteps: batchUndos.brokenSteps }),
    );
    if (!counted || counted.brokenSteps < attemptsMax) return;
    await endWaitingRows(app, undo, { outcome: "failed", reason: "refused" });
    await transaction.update(batchUndos).set({ brokenSteps: 0 }).where(isIt);
  });
}

/** After a step that went well, the next one that breaks is the first again. */
export async function forgetBrokenUndos(
  { database }: Pick<AppContext, "database">,
  { batchId, brokenSteps }: BatchUndo,
): Promise<void> {
  if (brokenSteps === 0) return;
  const isBroken = and(eq(batchUndos.batchId, batchId), gt(batchUndos.brokenSteps, 0));
  await database.update(batchUndos).set({ brokenSteps: 0 }).where(isBroken);
}
