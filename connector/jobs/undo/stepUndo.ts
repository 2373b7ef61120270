import { and, eq, sql, min, asc, exists, notExists } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batchUndos, type BatchUndo, batchUndoRows } from "../../database/schema/batchUndos.ts";
import { contactDescribe } from "../../describe/contactDescribe.ts";
import { AppError, policyOf } from "../../errors.ts";
import { continueTrace, traceOf } from "../../trace.ts";
import { requestIdOf, lockPausesMs } from "../batch/stepBatch.ts";
import { failureOf, isDue } from "../batch/lifecycle.ts";
import { chooseUndoRows, endLateUndo, endWaitingRows, ofContactsToLookAt } from "./chooseUndoRows.ts";
import { countBrokenUndo, forgetBrokenUndos, pauseUndo, writeUndos } from "./lifecycle.ts";
import { isOpenUndo } from "./findUndo.ts";
import { removeChunk } from "./removeChunk.ts";
import { requireDeletion } from "./requireUndo.ts";
import { takeIn } from "./undoable.ts";
import { countingContext } from "../allowance.ts";
import { firstOf } from "../../database/firstOf.ts";
import type { TurnKind } from "../batch/runBatches.ts";

/**
 * One turn of the undo of a batch: a look at up to 200 contacts, and the deletion of those that nobody has
 * touched. Errors are stored in the undo; throws only where the database does not store them. Where another
 * connector leads by then, the undo is that one's.
 */
async function stepUndo(shared: AppContext, undo: BatchUndo): Promise<void> {
  const app = contextOfStep(shared, undo);
  try {
    const failure = await step(app, undo);
    if (!app.runner.leads) return;
    if (failure) await endOrPause(app, undo, failure);
    else await forgetBrokenUndos(app, undo);
  } catch (error) {
    if (!(error instanceof AppError))
      app.log.error({ err: error, batchId: undo.batchId }, "step of an undo failed");
    if (!app.runner.leads) return;
    await endOrPause(app, undo, failureOf(app, error));
  }
}

function contextOfStep(app: AppContext, { batchId, userId, orgId }: BatchUndo): AppContext {
  const trace = continueTrace(undefined);
  const ids = { requestId: requestIdOf({ id: batchId }, trace), batchId, userId, orgId };
  return { ...app, trace, log: app.log.with({ ...ids, traceId: trace.traceId }) };
}

async function step(app: AppContext, undo: BatchUndo): Promise<AppError | null> {
  if (await endLateUndo(app, undo)) return null;
  const ctx = await undoContext(app, undo);
  await requireDeletion(ctx);
  if (!(await markRunning(app, undo))) return null;
  const rows = await chooseUndoRows(ctx, undo);
  if (rows.length === 0) return null;
  const { failure, areHeldUp, areRefused } = await removeChunk(ctx, undo, rows);
  // An admin may just have taken the right. A new describe then ends the undo before the next chunk.
  if (areRefused) await contactDescribe(ctx, { recheck: true });
  if (areHeldUp && app.runner.leads) await waitForLockedContacts(app, undo);
  return failure;
}

/**
 * Marks the undo as running, with the contacts that the batch has turned out to have made meanwhile. False
 * where the rep has cancelled it.
 */
async function markRunning(app: AppContext, undo: BatchUndo): Promise<boolean> {
  return await inTransaction(app.database, async (transaction) => {
    const written = await writeUndos(
      app,
      { state: "running", problem: null, resumeAt: null },
      and(eq(batchUndos.batchId, undo.batchId), isOpenUndo),
      { isTold: undo.state === "paused" },
    );
    if (written.length === 1) await takeIn(transaction, undo.batchId, app.clock().getTime());
    return written.length === 1;
  });
}

async function endOrPause(app: AppContext, undo: BatchUndo, error: AppError): Promise<void> {
  const { retry, isOurFault } = policyOf(error);
  if (retry === "failBatch") await endWaitingRows(app, undo, { outcome: "failed", reason: "not-allowed" });
  else {
    if (isOurFault) await countBrokenUndo(app, undo);
    await pauseUndo(app, undo, error);
  }
}

/** The context of an undo's user; counts each request to Salesforce for it. Throws as countingContext. */
export function undoContext(app: AppContext, undo: BatchUndo): Promise<RequestContext> {
  const apiCalls = sql`${batchUndos.apiCalls} + 1`;
  return countingContext(app, undo, requestIdOf({ id: undo.batchId }, traceOf(app)), () =>
    app.database.update(batchUndos).set({ apiCalls }).where(eq(batchUndos.batchId, undo.batchId)),
  );
}

/** Waits briefly where all contacts that are left have met a record that somebody else was writing. */
async function waitForLockedContacts(app: AppContext, { batchId }: BatchUndo): Promise<void> {
  const isWaiting = and(eq(batchUndoRows.batchId, batchId), eq(batchUndoRows.outcome, "waiting"));
  const found = await firstOf(
    app.database
      .select({ attempts: min(batchUndoRows.attempts) })
      .from(batchUndoRows)
      .where(isWaiting),
  );
  const pauseMs = lockPausesMs[(found?.attempts ?? 0) - 1];
  if (pauseMs === undefined) return;
  await app.database
    .update(batchUndos)
    .set({ resumeAt: app.clock().getTime() + pauseMs })
    .where(and(eq(batchUndos.batchId, batchId), eq(batchUndos.state, "running")));
}

/** Undos take turns with the batches of their users. */
export const undoTurns: TurnKind = {
  finish: finishUndos,
  runnable: async (app) =>
    (await runnableUndos(app)).map((undo) => ({ userId: undo.userId, step: () => stepUndo(app, undo) })),
};

/** Undos with contacts to look at now, oldest first. */
async function runnableUndos(app: AppContext): Promise<BatchUndo[]> {
  const waiting = ofContactsToLookAt(app.database, eq(batchUndoRows.batchId, batchUndos.batchId));
  const open = await app.database
    .select()
    .from(batchUndos)
    .where(and(isOpenUndo, exists(waiting)))
    .orderBy(asc(batchUndos.createdAt));
  return open.filter((undo) => isDue(app, undo));
}

/** Finishes undos whose contacts have all ended. */
async function finishUndos(app: AppContext): Promise<void> {
  const waiting = app.database
    .select({ one: sql`1` })
    .from(batchUndoRows)
    .where(and(eq(batchUndoRows.batchId, batchUndos.batchId), eq(batchUndoRows.outcome, "waiting")));
  await writeUndos(
    app,
    { state: "finished", problem: null, resumeAt: null, finishedAt: app.clock().getTime() },
    and(isOpenUndo, notExists(waiting)),
  );
}
