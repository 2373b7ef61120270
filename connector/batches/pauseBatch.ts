import { and, eq, gte, inArray, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { batches, batchRows, type Batch } from "../database/schema/batches.ts";
import { policyOf, type AppError } from "../errors.ts";
import { attemptsMax } from "../creations/ledger/afterFailure.ts";
import { storedProblem } from "../problems.ts";
import { fewestAttempts } from "./chooseRows.ts";

/** Of errors that do not say how long. */
const otherPauseMs = 60_000;
/** Nothing waits longer than this before it looks again, whatever it was told. */
export const pauseMaxMs = 10 * 60_000;

/** How long rows whose record was locked wait, by how often it was: half a minute in all. */
const lockPausesMs = [1_000, 3_000, 9_000, 17_000];

/** Stops sending until what stands in the way has passed; whoever resumes a batch tries at once. */
export function pauseBatch(app: AppContext, batch: Batch, error: AppError): void {
  const askedMs = error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  const pauseMs = Math.min(askedMs ?? policyOf(error).pauseMs ?? otherPauseMs, pauseMaxMs);
  app.database
    .update(batches)
    .set({ state: "paused", problem: storedProblem(error), resumeAt: app.clock().getTime() + pauseMs })
    .where(and(eq(batches.id, batch.id), inArray(batches.state, ["running", "paused"])))
    .run();
}

/** Ends every row that waits with the same error: what refuses one refuses all. They can be retried. Nothing in a cancelled batch. */
export function failWaitingRows(app: AppContext, batch: Batch, error: AppError): void {
  inTransaction(app.database, (transaction) => {
    const stands = transaction
      .select({ state: batches.state })
      .from(batches)
      .where(and(eq(batches.id, batch.id), inArray(batches.state, ["running", "paused"])))
      .get();
    if (!stands) return;
    transaction
      .update(batchRows)
      .set({ state: "failed", problem: storedProblem(error), updatedAt: app.clock().getTime() })
      .where(and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "waiting")))
      .run();
  });
}

/** A step that broke counts as a try of every row that waits: what always breaks ends them rather than holding up a batch for ever. */
export function countBrokenStep(app: AppContext, batch: Batch, error: AppError): void {
  const isWaiting = and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "waiting"));
  inTransaction(app.database, (transaction) => {
    transaction
      .update(batchRows)
      .set({ attempts: sql`${batchRows.attempts} + 1` })
      .where(isWaiting)
      .run();
    transaction
      .update(batchRows)
      .set({ state: "failed", problem: storedProblem(error), updatedAt: app.clock().getTime() })
      .where(and(isWaiting, gte(batchRows.attempts, attemptsMax)))
      .run();
  });
}

/** Puts a batch off for a moment where all that is left to send has met locked records; what has not comes first. */
export function waitForLocks(app: AppContext, batch: Batch): void {
  const pauseMs = lockPausesMs[(fewestAttempts(app.database, batch) ?? 0) - 1];
  if (pauseMs === undefined) return;
  app.database
    .update(batches)
    .set({ resumeAt: app.clock().getTime() + pauseMs })
    .where(and(eq(batches.id, batch.id), eq(batches.state, "running")))
    .run();
}

/** Whether the time has come that a batch was put off to. What lies too far off was written under a clock set back since. */
export function isDue(app: Pick<AppContext, "clock">, { resumeAt }: Pick<Batch, "resumeAt">): boolean {
  const now = app.clock().getTime();
  return resumeAt === null || resumeAt <= now || resumeAt > now + pauseMaxMs;
}
