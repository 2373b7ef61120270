import { and, eq, gt, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { attemptsMax, writeRows } from "../creations/ledger/batchRows.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { batches, batchRows, type Batch } from "../database/schema/batches.ts";
import type { AppError } from "../errors.ts";
import { storedProblem } from "../problems.ts";
import { firstOf } from "../database/firstOf.ts";

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
