import { and, eq, inArray } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { writeRows } from "../creations/ledger/batchRows.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { batches, batchRows, type Batch } from "../database/schema/batches.ts";
import type { AppError } from "../errors.ts";
import { storedProblem } from "../problems.ts";
import { firstOf } from "../database/firstOf.ts";

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
