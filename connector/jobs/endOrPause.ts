import { and, gt, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { attemptsMax } from "../creations/ledger/batchRows.ts";
import { firstOf } from "../database/rows.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { AnyJob } from "../database/schema/jobs.ts";
import { policyOf, type AppError } from "../errors.ts";
import type { JobKind } from "./kind.ts";
import { isIt, isStillOpen, pauseJob } from "./lifecycle.ts";

/**
 * After an error that the next request would meet too: ends the rows that wait, where it refuses them for
 * good, and otherwise pauses.
 */
export async function endOrPause(
  kind: JobKind,
  app: AppContext,
  job: AnyJob,
  error: AppError,
): Promise<void> {
  const isForGood = policyOf(error).retry === "failBatch" && kind.isInDoubt?.(job) !== true;
  if (isForGood) return await endWaiting(kind, app, job, error);
  if (kind.isBroken(app, job, error)) await countBroken(kind, app, job, error);
  await pauseJob(kind, app, job, error);
}

/** Ends all rows that wait alike. Does nothing where the job was cancelled. */
async function endWaiting(kind: JobKind, app: AppContext, job: AnyJob, error: AppError): Promise<void> {
  await inTransaction(app.database, async (transaction) => {
    const isHere = isStillOpen(kind, job);
    const open = await firstOf(transaction.select({ id: kind.table.id }).from(kind.table).where(isHere));
    if (open) await kind.endWaiting(app, transaction, job, error);
  });
}

/** Counts a broken step. Ends the rows that wait where so many broke one after the other. */
export async function countBroken(
  kind: JobKind,
  app: AppContext,
  job: AnyJob,
  error: AppError,
): Promise<void> {
  const { table } = kind;
  await inTransaction(app.database, async (transaction) => {
    const counted = await firstOf(
      transaction
        .update(table)
        .set({ brokenSteps: sql`${table.brokenSteps} + 1` })
        .where(isIt(kind, job))
        .returning({ brokenSteps: table.brokenSteps }),
    );
    if (!counted || counted.brokenSteps < attemptsMax || kind.isInDoubt?.(job) === true) return;
    await endWaiting(kind, app, job, error);
    await transaction.update(table).set({ brokenSteps: 0 }).where(isIt(kind, job));
  });
}

/** After a step that went well, the next one that breaks is the first again. */
export async function forgetBroken(
  kind: JobKind,
  { database }: Pick<AppContext, "database">,
  job: AnyJob,
): Promise<void> {
  if (job.brokenSteps === 0) return;
  const isBroken = and(isIt(kind, job), gt(kind.table.brokenSteps, 0));
  await database.update(kind.table).set({ brokenSteps: 0 }).where(isBroken);
}
