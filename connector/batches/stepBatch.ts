import { and, eq, inArray } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { AppContext, RequestContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { lookUpCountries } from "../accounts/accountCountries.ts";
import { AppError, policyOf } from "../errors.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { readSettings } from "../settings/settings.ts";
import { batchLeadSource } from "../creations/createContact.ts";
import { contactDescribe, type ContactDescribe, withFreshDescribe } from "../describe/contactDescribe.ts";
import { refuseCreation } from "../creations/ledger/refuse.ts";
import { holdsForAll } from "../creations/sendCreations.ts";
import { correctLedger } from "../creations/restored/correctLedger.ts";
import { requireAllowance } from "./requireAllowance.ts";
import { continueTrace } from "../trace.ts";
import { batchContext, requestIdOf } from "./batchContext.ts";
import { claimChunk, type Chunk } from "./claimChunk.ts";
import { pauseBatch } from "./pauseBatch.ts";
import { waitForLocks } from "./waitForLocks.ts";
import { failureOf } from "./failureOf.ts";
import { countBrokenStep, forgetBrokenSteps } from "./countBrokenStep.ts";
import { failWaitingRows } from "./failWaitingRows.ts";
import { prepareBatch } from "./prepareBatch.ts";
import { sendChunk } from "./sendChunk.ts";
import { writeBatches } from "./writeBatches.ts";

/**
 * One turn of a batch: its preparation, or one request. Errors are stored in the batch; throws only where the
 * database does not store them. Where another connector leads by then, the batch is that one's, which meets
 * them itself.
 */
export async function stepBatch(shared: AppContext, batch: Batch): Promise<void> {
  const app = contextOfStep(shared, batch);
  try {
    const failure = await step(app, batch);
    if (!app.runner.leads) return;
    if (failure) await endOrPause(app, batch, failure);
    else await forgetBrokenSteps(app, batch);
  } catch (error) {
    if (!(error instanceof AppError)) app.log.error({ err: error, batchId: batch.id }, "batch step failed");
    if (!app.runner.leads) return;
    if (error instanceof AppError && isTry(app, batch, error)) await countBrokenStep(app, batch, error);
    await endOrPause(app, batch, failureOf(app, error));
  }
}

/** The same context with a log and a trace of this step. */
function contextOfStep(app: AppContext, batch: Batch): AppContext {
  const trace = continueTrace(undefined);
  const ids = {
    requestId: requestIdOf(batch, trace),
    batchId: batch.id,
    userId: batch.userId,
    orgId: batch.orgId,
  };
  return { ...app, trace, log: app.log.with({ ...ids, traceId: trace.traceId }) };
}

/** Outages of Salesforce longer than this count as failures of the batch itself. */
const outageMsMax = 24 * 60 * 60_000;

/**
 * Whether a failed preparation counts as a try of its rows, which would otherwise wait for ever. It does
 * where Salesforce refused what was asked. Errors that any request would meet, and outages, do not count;
 * `endOrPause` counts our own faults.
 */
function isTry(app: AppContext, { preparedAt, createdAt }: Batch, error: AppError): boolean {
  if (preparedAt !== null || policyOf(error).isOurFault || holdsForAll(error)) return false;
  const isRefused = error.cause instanceof SalesforceRefusal && error.cause.status < 500;
  return isRefused || app.clock().getTime() - createdAt > outageMsMax;
}

async function step(app: AppContext, batch: Batch): Promise<AppError | null> {
  const ctx = await batchContext(app, batch);
  const { settings, leadSource } = await requireCreation(app, batch);
  // Beyond the ceiling, no request is sent (see countingContext). This keeps the next from being claimed.
  await requireAllowance(ctx, settings);
  await correctLedger(ctx);
  const describe = await freshDescribe(ctx, leadSource);
  await setImmediate();
  if (!(await markRunning(app, batch))) return null;
  const chunk = await claimNext(app, ctx, batch, describe);
  if (!chunk) {
    if (batch.preparedAt === null) await prepareBatch(ctx, batch);
    return null;
  }
  if (chunk.creations.length === 0) return null;
  const { failure, areRefused, areHeldUp } = await sendChunk(ctx, chunk);
  // An admin may just have removed the access. A new describe then stops the batch before the next chunk,
  // whose rows would all be refused too.
  if (areRefused) await contactDescribe(ctx, { recheck: true });
  if (areHeldUp && app.runner.leads) await waitForLocks(app, batch);
  return failure;
}

/** The next chunk, after its accounts' countries have been looked up where that is needed. */
async function claimNext(
  app: AppContext,
  ctx: RequestContext,
  batch: Batch,
  describe: ContactDescribe,
): Promise<Chunk | null> {
  for (const waitsForCountries of [true, false]) {
    // Meanwhile an admin may have changed the settings.
    const { settings: rules, leadSource } = await requireCreation(app, batch);
    const claimed = await claimChunk(ctx, { batch, describe, leadSource, rules, waitsForCountries });
    if (!claimed || "creations" in claimed) return claimed;
    await lookUpCountries(ctx, describe.account, claimed.unknownAccounts);
  }
  return null;
}

/** The settings and Lead Source of the batch. Throws `creation-disabled` and `lead-source-missing`. */
async function requireCreation(app: AppContext, batch: Batch) {
  const settings = await readSettings(app.database, batch.orgId);
  await refuseCreation({ settings });
  return { settings, leadSource: batchLeadSource(settings, batch.listId) };
}

/** The org as the user sees it. Throws what would refuse every row. */
function freshDescribe(ctx: RequestContext, leadSource: string): Promise<ContactDescribe> {
  return withFreshDescribe(ctx, async (describe) => {
    await refuseCreation({ describe, leadSource });
    return describe;
  });
}

/** Marks the batch as running. False where the rep has cancelled it meanwhile. */
async function markRunning(app: AppContext, batch: Batch): Promise<boolean> {
  const written = await writeBatches(
    app,
    { state: "running", problem: null, resumeAt: null },
    and(eq(batches.id, batch.id), inArray(batches.state, ["running", "paused"])),
    { isTold: batch.state === "paused" },
  );
  return written.length === 1;
}

async function endOrPause(app: AppContext, batch: Batch, error: AppError): Promise<void> {
  if (policyOf(error).retry === "failBatch") await failWaitingRows(app, batch, error);
  else {
    if (policyOf(error).isOurFault) await countBrokenStep(app, batch, error);
    await pauseBatch(app, batch, error);
  }
}
