import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { contactDescribe } from "../../describe/contactDescribe.ts";
import { AppError, policyOf } from "../../errors.ts";
import { continueTrace } from "../../trace.ts";
import { requestIdOf } from "../batchContext.ts";
import { failureOf } from "../failureOf.ts";
import { chooseUndoRows } from "./chooseUndoRows.ts";
import { countBrokenUndo, forgetBrokenUndos } from "./countBrokenUndo.ts";
import { endLateUndo } from "./endLateUndo.ts";
import { endWaitingRows } from "./endWaitingRows.ts";
import { isOpenUndo } from "../openUndos.ts";
import { pauseUndo } from "./pauseUndo.ts";
import { removeChunk } from "./removeChunk.ts";
import { requireDeletion } from "./requireDeletion.ts";
import { takeIn } from "./takeIn.ts";
import { undoContext } from "./undoContext.ts";
import { waitForLockedContacts } from "./waitForLockedContacts.ts";
import { writeUndos } from "../writeUndos.ts";

/**
 * One turn of the undo of a batch: a look at up to 200 contacts, and the deletion of those that nobody has
 * touched. Errors are stored in the undo; throws only where the database does not store them. Where another
 * connector leads by then, the undo is that one's.
 */
export async function stepUndo(shared: AppContext, undo: BatchUndo): Promise<void> {
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
