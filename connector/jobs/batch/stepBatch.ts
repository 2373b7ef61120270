import { and, eq, exists, inArray, isNotNull, lt, ne, not, notExists, or, sql, type SQL } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { AppContext, RequestContext } from "../../context.ts";
import { batchLeadSource } from "../../creations/createContact.ts";
import { writeRows } from "../../creations/ledger/batchRows.ts";
import { hasRunningCreation, refuseCreation } from "../../creations/ledger/refuse.ts";
import { correctLedger } from "../../creations/restored/correctLedger.ts";
import { batches, batchRows, type Batch } from "../../database/schema/batches.ts";
import { creations } from "../../database/schema/contacts.ts";
import { contactDescribe, type ContactDescribe, withFreshDescribe } from "../../form/contactDescribe.ts";
import type { AppError } from "../../errors.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { readRules } from "../../settings/settings.ts";
import { requireAllowance } from "../allowance.ts";
import { finishJobs, markRunning, openIn, waitForLocks } from "../lifecycle.ts";
import type { JobWork } from "../kind.ts";
import { contextOfJob } from "../stepJob.ts";
import { claimWithCountries } from "../rows/rowValues.ts";
import { openJobs } from "../turns.ts";
import { batchKind } from "./batchKind.ts";
import { fewestAttempts } from "./chooseRows.ts";
import { claimChunk, type Chunk } from "./claimChunk.ts";
import { sendChunk } from "./sendChunk.ts";

/** A batch sends a request with some of its rows. */
export const batchWork: JobWork<Batch> = {
  kind: batchKind,
  step,
  runnable: (app) => openJobs(batchKind, app, hasWaiting(app, isPrepared)),
  async finish(app) {
    await endBlockedRows(app);
    const isUnended = inArray(batchRows.state, ["waiting", "running", "unknown"]);
    const unended = app.database
      .select({ one: sql`1` })
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batches.id), isUnended));
    await finishJobs(batchKind, app, notExists(unended));
  },
};

/** Whether a row of the batch waits that could be sent now, or prepared. */
export function hasWaiting({ database }: AppContext, where?: SQL): SQL {
  const isOf = and(eq(batchRows.batchId, batches.id), eq(batchRows.state, "waiting"), where);
  const isBusy = hasRunningCreation(database, batchRows.leadId);
  const waiting = database
    .select({ one: sql`1` })
    .from(batchRows)
    .where(and(isOf, not(isBusy)));
  return exists(waiting);
}

export const isPrepared = or(isNotNull(batches.preparedAt), lt(batchRows.position, batches.preparedRows));

/**
 * What each step of a batch begins with; null where the batch does not run any more. Throws what would refuse
 * every row.
 */
export async function beginStep(
  app: AppContext,
  batch: Batch,
): Promise<{ ctx: RequestContext; describe: ContactDescribe } | null> {
  const ctx = await contextOfJob(batchKind, app, batch);
  const { settings, leadSource } = await requireCreation(app, batch);
  // Beyond the ceiling, no request is sent (see contextOfJob). This keeps the next from being claimed.
  await requireAllowance(ctx, settings);
  await correctLedger(ctx);
  const describe = await freshDescribe(ctx, leadSource);
  await setImmediate();
  return (await markRunning(batchKind, app, batch)) ? { ctx, describe } : null;
}

async function step(app: AppContext, batch: Batch): Promise<AppError | null> {
  const begun = await beginStep(app, batch);
  if (!begun) return null;
  const { ctx, describe } = begun;
  const chunk = await claimWithCountries<Chunk>(ctx, describe, async (waitsForCountries) => {
    // Meanwhile an admin may have changed the settings.
    const { settings: rules, leadSource: source } = await requireCreation(app, batch);
    return await claimChunk(ctx, { batch, describe, leadSource: source, rules, waitsForCountries });
  });
  if (!chunk || chunk.creations.length === 0) return null;
  const { failure, areRefused, areHeldUp } = await sendChunk(ctx, chunk);
  // An admin may just have removed the access. A new describe then stops the batch before the next chunk,
  // whose rows would all be refused too.
  if (areRefused) await contactDescribe(ctx, { recheck: true });
  if (areHeldUp && app.runner.leads)
    await waitForLocks(batchKind, app, batch, await fewestAttempts(app.database, batch));
  return failure;
}

/** The settings and Lead Source of the batch. Throws `creation-disabled` and `lead-source-missing`. */
async function requireCreation(app: AppContext, batch: Batch) {
  const settings = await readRules(app.database, batch, batch.listId);
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

/** By then every lost answer is settled, unless its user is signed out. */
const unsettledMs = 15 * 60_000;

/**
 * Fails rows whose lead another user's creation blocks since its answer was lost. Only that user can ask
 * Salesforce how it ended, and may never sign in again.
 */
async function endBlockedRows(app: AppContext): Promise<void> {
  const isUnsettled = and(
    eq(creations.leadId, batchRows.leadId),
    eq(creations.state, "unknown"),
    ne(creations.userId, batches.userId),
    lt(creations.lostAt, app.clock().getTime() - unsettledMs),
  );
  const unsettled = app.database
    .select({ id: creations.id })
    .from(creations)
    .innerJoin(batches, eq(batches.id, batchRows.batchId))
    .where(isUnsettled);
  // Rows of other batches are not sent anyway, and there are many more of them.
  const open = app.database.select({ id: batches.id }).from(batches).where(openIn(batches));
  const isBlocked = and(inArray(batchRows.batchId, open), eq(batchRows.state, "waiting"), exists(unsettled));
  const problem = storedProblem(refusal("colleague-in-progress"));
  await writeRows(app, app.database, { state: "failed", problem }, isBlocked);
}
