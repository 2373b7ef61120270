import { sql, type SQL, and, eq, inArray, ne, gt, exists, lt } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { batches, type Batch, batchRows } from "../../database/schema/batches.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { event, noReason, whyOf } from "../../log/event.ts";
import { countRows, findBatch } from "./findBatch.ts";
import type { AppContext, RequestContext } from "../../context.ts";
import { policyOf, AppError } from "../../errors.ts";
import { inOurWords } from "../../reasons/inOurWords.ts";
import { refusal } from "../../reasons/refusal.ts";
import { showBatch, type BatchStatus } from "./showBatch.ts";
import { refuseWhileUndone } from "../undo/findUndo.ts";
import { attemptsMax, writeRows } from "../../creations/ledger/batchRows.ts";
import { storedProblem } from "../../problems.ts";
import { firstOf } from "../../database/firstOf.ts";
import { creations } from "../../database/schema/contacts.ts";

interface WriteOptions {
  /** The request to Salesforce whose error pauses the batch. */
  call?: NonNullable<Parameters<typeof event<"batch.paused">>[2]["call"]> | undefined;
  /** Whether the log tells it. False where the state stays as it was, as in most turns of a batch. */
  isTold?: boolean;
}

/** Sets the state of batches and logs it. No other code sets it. Gives the batches as they are then. */
export async function writeBatches(
  app: Happening,
  changes: Pick<Batch, "state"> & Partial<Batch>,
  where: SQL | undefined,
  { call, isTold = true }: WriteOptions = {},
): Promise<Batch[]> {
  const isAsItWas = sql`${batches.state} = ${changes.state}`;
  const stateSince = sql`case when ${isAsItWas} then ${batches.stateSince} else ${app.clock().getTime()} end`;
  return await inTransaction(app.database, async (transaction) => {
    const written = await transaction
      .update(batches)
      .set({ ...changes, stateSince })
      .where(where)
      .returning();
    if (isTold) for (const batch of written) await tell(app, transaction, batch, call);
    return written;
  });
}

async function tell(
  app: Happening,
  transaction: DatabaseHandle,
  { id: batchId, userId, orgId, state, problem, resumeAt }: Batch,
  call: WriteOptions["call"],
): Promise<void> {
  const ids = { batchId, userId, orgId };
  switch (state) {
    case "running":
      return await event(app, "batch.resumed", ids);
    case "cancelled":
      return await event(app, "batch.cancelled", ids);
    case "finished": {
      const { created, failed, skipped } = await countRows(transaction, batchId);
      return await event(app, "batch.finished", { ...ids, created, failed, skipped });
    }
    case "paused": {
      const why = problem ? whyOf(problem) : noReason;
      const until = resumeAt === null ? null : new Date(resumeAt).toISOString();
      return await event(app, "batch.paused", { ...ids, ...why, resumeAt: until, call: call ?? null });
    }
  }
}

/** For errors that do not say how long. */
const otherPauseMs = 60_000;
/** No pause is longer, whatever Salesforce says. */
const pauseMaxMs = 10 * 60_000;

/** Pauses a batch until the obstacle may have passed. A rep who resumes it does not wait. */
export async function pauseBatch(app: AppContext, batch: Batch, error: AppError): Promise<void> {
  await writeBatches(
    app,
    { state: "paused", problem: inOurWords(error), resumeAt: app.clock().getTime() + pauseMsOf(error) },
    and(eq(batches.id, batch.id), inArray(batches.state, ["running", "paused"])),
    { call: error.call, isTold: !isPausedFor(batch, error) },
  );
}

/** How long work in the background waits after an error. */
export function pauseMsOf(error: AppError): number {
  const askedMs = error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  return Math.min(askedMs ?? policyOf(error).pauseMs ?? otherPauseMs, pauseMaxMs);
}

/** Whether it was paused for the same before: a switch that is off is looked at every few seconds. */
export function isPausedFor({ state, problem }: Pick<Batch, "state" | "problem">, error: AppError): boolean {
  const { code, members } = inOurWords(error);
  return state === "paused" && problem?.code === code && problem.members?.["reason"] === members?.["reason"];
}

/**
 * Whether the pause is over. A `resumeAt` implausibly far ahead means that the clock was set back; it is
 * ignored.
 */
export function isDue(app: Pick<AppContext, "clock">, { resumeAt }: Pick<Batch, "resumeAt">): boolean {
  const now = app.clock().getTime();
  return resumeAt === null || resumeAt <= now || resumeAt > now + pauseMaxMs;
}

/** Changes the batch's own row and answers its new status. Throws `request-invalid` where it has finished. */
async function changeBatch(
  ctx: RequestContext,
  batch: Batch,
  changes: Pick<Batch, "state"> & Partial<Batch>,
): Promise<BatchStatus> {
  const isOpen = and(eq(batches.id, batch.id), ne(batches.state, "finished"));
  const [changed] = await writeBatches(ctx, changes, isOpen);
  // It was finished since it was read.
  if (!changed) throw refusal("batch-over", { field: "id" });
  return await showBatch(ctx, changed);
}

/** Throws `request-invalid`: a finished batch is neither cancelled nor resumed. */
function refuseFinished({ state }: Batch): void {
  if (state === "finished") throw refusal("batch-over", { field: "id" });
}

/** Stops sending. Contacts in flight are still settled; rows that wait go on waiting and take no quota. */
export async function cancelBatch(ctx: RequestContext, id: string): Promise<BatchStatus> {
  const batch = await findBatch(ctx, id);
  refuseFinished(batch);
  const finishedAt = ctx.clock().getTime();
  return await changeBatch(ctx, batch, { state: "cancelled", problem: null, resumeAt: null, finishedAt });
}

/** Continues a cancelled or paused batch. Throws `request-invalid` while it is being undone. */
export async function resumeBatch(ctx: RequestContext, id: string): Promise<BatchStatus> {
  const batch = await findBatch(ctx, id);
  refuseFinished(batch);
  return await inTransaction(ctx.database, async (transaction) => {
    await refuseWhileUndone(transaction, batch.id);
    return await changeBatch(ctx, batch, {
      state: "running",
      problem: null,
      resumeAt: null,
      finishedAt: null,
    });
  });
}

/** What can be cancelled. */
export const isOpen = inArray(batches.state, ["running", "paused"]);

/** Cancels batches that nobody is left to mend, where they are still open. */
export async function cancelAbandoned(app: Happening, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const cancelled = { state: "cancelled", problem: null, resumeAt: null } as const;
  const finishedAt = app.clock().getTime();
  await writeBatches(app, { ...cancelled, finishedAt }, and(inArray(batches.id, ids), isOpen));
}

/** Counts a broken step. Fails the rows that wait where so many broke one after the other. */
export async function countBrokenStep(app: AppContext, batch: Batch, error: AppError): Promise<void> {
  await inTransaction(app.database, async (transaction) => {
    const counted = await firstOf(
      transaction
        .update(batches)
        .set({ brokenSteps: sql`${batches.brokenSteps} + 1` })
        .where(eq(batches.id, batch.id))
        .returning({ brokenSteps: batches.brokenSteps }),
    );
    if (!counted || counted.brokenSteps < attemptsMax) return;
    const isWaiting = and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "waiting"));
    await writeRows(app, transaction, { state: "failed", problem: storedProblem(error) }, isWaiting);
    await transaction.update(batches).set({ brokenSteps: 0 }).where(eq(batches.id, batch.id));
  });
}

/** After a step that went well, the next one that breaks is the first again. */
export async function forgetBrokenSteps(
  { database }: Pick<AppContext, "database">,
  batch: Batch,
): Promise<void> {
  if (batch.brokenSteps === 0) return;
  await database
    .update(batches)
    .set({ brokenSteps: 0 })
    .where(and(eq(batches.id, batch.id), gt(batches.brokenSteps, 0)));
}

/**
 * Fails every waiting row with the same error, because what refuses one refuses all. They can be retried.
 * Does nothing in a cancelled batch.
 */
export async function failWaitingRows(app: AppContext, batch: Batch, error: AppError): Promise<void> {
  await inTransaction(app.database, async (transaction) => {
    const stands = await firstOf(
      transaction
        .select({ state: batches.state })
        .from(batches)
        .where(and(eq(batches.id, batch.id), inArray(batches.state, ["running", "paused"]))),
    );
    if (!stands) return;
    const isWaiting = and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "waiting"));
    await writeRows(app, transaction, { state: "failed", problem: storedProblem(error) }, isWaiting);
  });
}

/** By then every lost answer is settled, unless its user is signed out. */
const unsettledMs = 15 * 60_000;

/**
 * Fails rows whose lead another user's creation blocks since its answer was lost. Only that user can ask
 * Salesforce how it ended, and may never sign in again.
 */
export async function endBlockedRows(app: AppContext): Promise<void> {
  const now = app.clock().getTime();
  const unsettled = app.database
    .select({ id: creations.id })
    .from(creations)
    .innerJoin(batches, eq(batches.id, batchRows.batchId))
    .where(
      and(
        eq(creations.leadId, batchRows.leadId),
        eq(creations.state, "unknown"),
        ne(creations.userId, batches.userId),
        lt(creations.lostAt, now - unsettledMs),
      ),
    );
  // Rows of other batches are not sent anyway, and there are many more of them.
  const open = app.database
    .select({ id: batches.id })
    .from(batches)
    .where(inArray(batches.state, ["running", "paused"]));
  const isBlocked = and(inArray(batchRows.batchId, open), eq(batchRows.state, "waiting"), exists(unsettled));
  await writeRows(app, app.database, { state: "failed", problem: storedProblem(blocked()) }, isBlocked);
}

function blocked(): AppError {
  return refusal("colleague-in-progress");
}

/** The error of a step in the background, as it is stored. */
export function failureOf(app: AppContext, error: unknown): AppError {
  if (error instanceof AppError) return error;
  return app.storage.refusalOf(error) ?? new AppError("internal", { cause: error });
}
