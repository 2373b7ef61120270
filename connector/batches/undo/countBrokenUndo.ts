import { and, eq, gt, sql } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { attemptsMax } from "../../creations/ledger/batchRows.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { endWaitingRows } from "./endWaitingRows.ts";
import { firstOf } from "../../database/firstOf.ts";

/** Counts a broken step. Ends what waits where so many broke one after the other. */
export async function countBrokenUndo(app: AppContext, undo: BatchUndo): Promise<void> {
  const isIt = eq(batchUndos.batchId, undo.batchId);
  await inTransaction(app.database, async (transaction) => {
    const counted = await firstOf(
      transaction
        .update(batchUndos)
        .set({ brokenSteps: sql`${batchUndos.brokenSteps} + 1` })
        .where(isIt)
        .returning({ brokenSteps: batchUndos.brokenSteps }),
    );
    if (!counted || counted.brokenSteps < attemptsMax) return;
    await endWaitingRows(app, undo, { outcome: "failed", reason: "refused" });
    await transaction.update(batchUndos).set({ brokenSteps: 0 }).where(isIt);
  });
}

/** After a step that went well, the next one that breaks is the first again. */
export async function forgetBrokenUndos(
  { database }: Pick<AppContext, "database">,
  { batchId, brokenSteps }: BatchUndo,
): Promise<void> {
  if (brokenSteps === 0) return;
  const isBroken = and(eq(batchUndos.batchId, batchId), gt(batchUndos.brokenSteps, 0));
  await database.update(batchUndos).set({ brokenSteps: 0 }).where(isBroken);
}
