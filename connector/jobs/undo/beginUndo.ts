import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { changesOf, type DatabaseHandle } from "../../database/database.ts";
import { oneOf } from "../../database/rows.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batchUndoRows, batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { event } from "../../log/event.ts";
import { refusal } from "../../reasons/refusal.ts";
import { batchKind } from "../batch/batchKind.ts";
import { findJob } from "../findJobs.ts";
import { isOpen, running, writeJobs } from "../lifecycle.ts";
import { forgetPreview } from "./previewUndo.ts";
import {
  readUndoOf,
  refuseOpenBatch,
  requireDeletion,
  requireInTime,
  requireInTimeAgain,
  requireRetryInTime,
  undoDeadline,
} from "./requireUndo.ts";
import { showUndo, type UndoStatus } from "./showUndo.ts";
import { readLastMade, readUndoable, takeIn } from "./undoable.ts";
import { undoKind } from "./undoKind.ts";

/**
 * Begins to undo the caller's batch, which then runs in the background; one that was cancelled goes on. A
 * batch has one undo, whoever asks how often and at which connector. Throws `not-found`, `request-invalid`
 * where the batch has not ended, where it is too late, or where there is nothing to undo, and
 * `insufficient-access` where the caller may not delete contacts.
 */
export async function beginUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const batch = await findJob(batchKind, ctx, batchId);
  const known = await readUndoOf(ctx.database, batch.id);
  if (known && (await hasBegun(ctx.database, known))) return await showUndo(ctx, known);
  await refuseOpenBatch(ctx.database, batch.id);
  const contacts = await readUndoable(ctx.database, batch.id);
  const lastMadeAt = await readLastMade(ctx.database, batch.id);
  if (lastMadeAt === null) {
    await refuseOpenBatch(ctx.database, batch.id, { unlessKnown: true });
    throw refusal("undo-batch-nothing", { field: "id" });
  }
  const { isOver, tooLate } = await undoDeadline(ctx, lastMadeAt);
  if (isOver) throw tooLate;
  await requireDeletion(ctx, { isNews: true });
  await requireInTime(ctx, contacts);
  const undo = await store(ctx, batch.id);
  forgetPreview(ctx, batch.id);
  return await showUndo(ctx, undo);
}

/** Whether there is nothing to begin: it runs, or has ended and knows all contacts of the batch. */
async function hasBegun(handle: DatabaseHandle, undo: BatchUndo): Promise<boolean> {
  if (isOpen(undo)) return true;
  return undo.state === "finished" && (await readUndoable(handle, undo.id)).length === 0;
}

async function store(ctx: RequestContext, batchId: string): Promise<BatchUndo> {
  const { orgId, userId } = ctx.caller;
  const now = ctx.clock().getTime();
  return await inTransaction(ctx.database, async (transaction) => {
    // Another request, at whichever connector, may have begun it, or gone on with the batch.
    const known = await readUndoOf(transaction, batchId);
    if (known && (await hasBegun(transaction, known))) return known;
    await refuseOpenBatch(transaction, batchId);
    const open = { ...running, createdAt: now };
    const undo =
      known ??
      (await oneOf(
        transaction
          .insert(batchUndos)
          .values({ id: batchId, orgId, userId, stateSince: now, ...open })
          .returning(),
      ));
    const rows = await takeIn(transaction, batchId, now);
    if (!known) {
      await event(ctx, "batch.undoing", { batchId, userId, orgId, rows });
      return undo;
    }
    const [resumed = undo] = await writeJobs(undoKind, ctx, {
      changes: open,
      where: eq(batchUndos.id, batchId),
    });
    return resumed;
  });
}

/**
 * Tries the contacts again that failed to be removed, as the rep asks for it: after another look, which keeps
 * what somebody has touched or restored since. What is kept stays kept. Throws `request-invalid` where none
 * failed, the batch goes on, the undo ended longer ago than the admin allows or was begun more than a day
 * ago, or it was cancelled and it is too late.
 */
export async function retryUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const undo = await findJob(undoKind, ctx, batchId);
  await requireInTimeAgain(ctx, undo);
  await requireRetryInTime(ctx, undo);
  await requireDeletion(ctx, { isNews: true });
  return await inTransaction(ctx.database, async (transaction) => {
    await refuseOpenBatch(transaction, undo.id);
    const failed = and(eq(batchUndoRows.batchId, undo.id), eq(batchUndoRows.outcome, "failed"));
    const nothing = { reason: null, attempts: 0, updatedAt: ctx.clock().getTime() };
    const again = await transaction
      .update(batchUndoRows)
      .set({ outcome: "waiting", ...nothing })
      .where(failed);
    if (changesOf(again) === 0) throw refusal("undo-batch-over", { field: "id" });
    const [changed = undo] = await writeJobs(undoKind, ctx, {
      changes: running,
      where: eq(batchUndos.id, undo.id),
    });
    return await showUndo(ctx, changed);
  });
}
