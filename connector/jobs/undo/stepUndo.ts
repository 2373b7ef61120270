import { and, eq, exists, min, notExists, sql } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { firstOf } from "../../database/rows.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batchUndoRows, batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import type { AppError } from "../../errors.ts";
import { finishJobs, isOpen, markRunning, waitForLocks } from "../lifecycle.ts";
import type { JobWork } from "../kind.ts";
import { contextOfJob } from "../stepJob.ts";
import { openJobs } from "../turns.ts";
import { chooseUndoRows, contactsToLookAt } from "./chooseUndoRows.ts";
import { removeChunk } from "./removeChunk.ts";
import { goesOnUntil, readUndoOf, requireDeletion } from "./requireUndo.ts";
import { takeIn } from "./undoable.ts";
import { endContacts, undoKind } from "./undoKind.ts";

/** An undo looks at up to 200 contacts, and deletes those that nobody has touched. */
export const undoWork: JobWork<BatchUndo> = {
  kind: undoKind,
  step,
  async runnable(app) {
    const waiting = contactsToLookAt(app.database, eq(batchUndoRows.batchId, batchUndos.id));
    return await openJobs(undoKind, app, exists(waiting));
  },
  async finish(app) {
    const waiting = app.database
      .select({ one: sql`1` })
      .from(batchUndoRows)
      .where(isWaitingOf(batchUndos.id));
    await finishJobs(undoKind, app, notExists(waiting));
  },
};

const isWaitingOf = (batchId: string | typeof batchUndos.id) =>
  and(eq(batchUndoRows.batchId, batchId), eq(batchUndoRows.outcome, "waiting"));

async function step(app: AppContext, undo: BatchUndo): Promise<AppError | null> {
  if (app.clock().getTime() > goesOnUntil(undo)) {
    await keepAll(app, undo);
    return null;
  }
  const ctx = await contextOfJob(undoKind, app, undo);
  await requireDeletion(ctx);
  if (!(await goOn(app, undo))) return null;
  const rows = await chooseUndoRows(ctx, undo);
  if (rows.length === 0) return null;
  const { failure, areHeldUp, areRefused } = await removeChunk(ctx, undo, rows);
  // An admin may just have taken the right. A new describe then ends the undo before the next chunk.
  if (areRefused) await contactDescribe(ctx, { recheck: true });
  if (areHeldUp && app.runner.leads) await waitForLocks(undoKind, app, undo, await fewestAttempts(app, undo));
  return failure;
}

/** Keeps what is left of an undo that was asked for too long ago. */
async function keepAll(app: AppContext, { id }: BatchUndo): Promise<void> {
  await inTransaction(app.database, async (transaction) => {
    const now = await readUndoOf(transaction, id);
    if (now && isOpen(now)) await endContacts(app, transaction, id, { outcome: "kept", reason: "old" });
  });
}

/**
 * Marks the undo as running, with the contacts that the batch has turned out to have made meanwhile. False
 * where the rep has cancelled it.
 */
async function goOn(app: AppContext, undo: BatchUndo): Promise<boolean> {
  return await inTransaction(app.database, async (transaction) => {
    const isRunning = await markRunning(undoKind, app, undo);
    if (isRunning) await takeIn(transaction, undo.id, app.clock().getTime());
    return isRunning;
  });
}

async function fewestAttempts({ database }: AppContext, { id }: BatchUndo): Promise<number | null> {
  const attempts = min(batchUndoRows.attempts);
  const found = await firstOf(database.select({ attempts }).from(batchUndoRows).where(isWaitingOf(id)));
  return found?.attempts ?? null;
}
