import { and, eq, gte, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { attemptsMax } from "../creations/ledger/afterFailure.ts";
import { writeRows } from "../creations/ledger/writeRows.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { batchRows, type Batch } from "../database/schema/batches.ts";
import type { AppError } from "../errors.ts";
import { storedProblem } from "../problems.ts";

/** Counts a broken step as a try of every waiting row, so that a step that always breaks ends the batch. */
export function countBrokenStep(app: AppContext, batch: Batch, error: AppError): void {
  const isWaiting = and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "waiting"));
  inTransaction(app.database, (transaction) => {
    transaction
      .update(batchRows)
      .set({ attempts: sql`${batchRows.attempts} + 1` })
      .where(isWaiting)
      .run();
    const isTriedEnough = and(isWaiting, gte(batchRows.attempts, attemptsMax));
    writeRows(app, transaction, { state: "failed", problem: storedProblem(error) }, isTriedEnough);
  });
}
