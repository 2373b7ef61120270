import { and, eq, gte, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { attemptsMax } from "../creations/ledger/afterFailure.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { batchRows, type Batch } from "../database/schema/batches.ts";
import type { AppError } from "../errors.ts";
import { storedProblem } from "../problems.ts";

/**
 * A step that broke counts as a try of every row that waits: what always breaks ends them rather than holding
 * up a batch for ever.
 */
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
