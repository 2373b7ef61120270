import { setImmediate } from "node:timers/promises";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { batches, type Batch } from "../../database/schema/batches.ts";
import { lookUpCountries } from "../../accounts/accountCountries.ts";
import { AppError, policyOf } from "../../errors.ts";
import { SalesforceRefusal } from "../../salesforce/translateError.ts";
import { readSettings } from "../../settings/readSettings.ts";
import { batchLeadSource } from "../../creations/chooseLeadSource.ts";
import { contactDescribe, type ContactDescribe } from "../../describe/contactDescribe.ts";
import { withFreshDescribe } from "../../describe/withFreshDescribe.ts";
import { refuseCreation } from "../../creations/ledger/refuse.ts";
import { holdsForAll } from "../../creations/holdsForAll.ts";
import { correctLedger } from "../../creations/restored/correctLedger.ts";
import { requireAllowance, countingContext } from "../allowance.ts";
import { continueTrace, traceOf, type Trace } from "../../trace.ts";
import { claimChunk, type Chunk } from "./claimChunk.ts";
import {
  pauseBatch,
  failureOf,
  countBrokenStep,
  forgetBrokenSteps,
  failWaitingRows,
  writeBatches,
} from "./lifecycle.ts";
import { prepareBatch } from "./prepareBatch.ts";
import { mayPass } from "../../creations/ledger/batchRows.ts";
import { sendCreations } from "../../creations/sendCreations.ts";
import { contactOf } from "../../creations/contactOf.ts";
import { refusal } from "../../reasons/refusal.ts";
import { createAsCollection, createInGraphs, type ManyOutcome } from "../../salesforce/createManyContacts.ts";
import { createOneContact } from "../../salesforce/createOneContact.ts";
import type { SalesforceSession } from "../../salesforce/session.ts";
import { event } from "../../log/event.ts";
import { fewestAttempts } from "./chooseRows.ts";
import { changesOf } from "../../database/database.ts";

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

interface SentChunk {
  /** The error of the whole request, where the next request would meet it too. */
  failure: AppError | null;
  /** Whether Salesforce refused all contacts for missing access. */
  areRefused: boolean;
  /** Whether contacts met an obstacle that passes soon, such as a locked record. */
  areHeldUp: boolean;
}

/** Sends a claimed chunk, and answers what the result means for the rest of the batch. */
async function sendChunk(ctx: RequestContext, chunk: Chunk): Promise<SentChunk> {
  const { outcomes, failure } = await sendCreations(ctx, chunk.creations, (salesforce) =>
    request(salesforce, chunk),
  );
  const errors = outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
  const areRefused =
    errors.length === outcomes.length && errors.every((error) => policyOf(error).dependsOnDescribe);
  if (failure) {
    const isMetAgain = policyOf(failure).retry === "pauseBatch";
    return { failure: isMetAgain ? failure : null, areRefused, areHeldUp: false };
  }
  // Sending the same chunk again at once would hardly ever end.
  const areHalted = outcomes.every((outcome) => "halted" in outcome);
  return { failure: areHalted ? refusal("not-tried") : null, areRefused, areHeldUp: errors.some(mayPass) };
}

async function request(
  salesforce: SalesforceSession,
  { kind, saveAnyway, creations, externalIdField }: Chunk,
): Promise<ManyOutcome[]> {
  const contacts = creations.map(contactOf);
  switch (kind) {
    case "graphs":
      return createInGraphs(salesforce, contacts, externalIdField);
    case "collection":
      return createAsCollection(salesforce, contacts, saveAnyway, externalIdField);
    case "single": {
      const [contact] = contacts;
      return contact ? [await createOneContact(salesforce, contact, { externalIdField })] : [];
    }
  }
}

/** Stands in the log for a step of a batch, as the id of a request. */
export const requestIdOf = ({ id }: Pick<Batch, "id">, { traceId }: Trace) =>
  `batch-${id}-${traceId.slice(0, 8)}`;

/** The context of a batch's user; counts each request to Salesforce for it. Throws as countingContext. */
export function batchContext(app: AppContext, batch: Batch): Promise<RequestContext> {
  const apiCalls = sql`${batches.apiCalls} + 1`;
  return countingContext(app, batch, requestIdOf(batch, traceOf(app)), () =>
    app.database.update(batches).set({ apiCalls }).where(eq(batches.id, batch.id)),
  );
}

/** Pauses before rows with a locked record are sent again, by number of tries: half a minute in all. */
export const lockPausesMs = [1_000, 3_000, 9_000, 17_000];

/** Pauses a batch briefly where all remaining rows have met locked records. Other rows are sent first. */
async function waitForLocks(app: AppContext, batch: Batch): Promise<void> {
  const pauseMs = lockPausesMs[((await fewestAttempts(app.database, batch)) ?? 0) - 1];
  if (pauseMs === undefined) return;
  const resumeAt = app.clock().getTime() + pauseMs;
  const { id: batchId, userId, orgId } = batch;
  const changed = await app.database
    .update(batches)
    .set({ resumeAt })
    .where(and(eq(batches.id, batchId), eq(batches.state, "running")));
  if (changesOf(changed) === 0) return;
  await event(app, "batch.delayed", { batchId, userId, orgId, resumeAt: new Date(resumeAt).toISOString() });
}
