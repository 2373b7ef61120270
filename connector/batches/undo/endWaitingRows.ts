import { and, eq, inArray } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import {
  batchUndoRows,
  batchUndos,
  type BatchUndo,
  type UndoReason,
} from "../../database/schema/batchUndos.ts";
import { isOpenUndo } from "../openUndos.ts";
import { ofContactsToLookAt } from "./chooseUndoRows.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * Ends all contacts of an undo that wait alike. Those whose deletion was sent are settled by Salesforce's
 * word. Does nothing where it was cancelled.
 */
export async function endWaitingRows(
  app: Pick<AppContext, "database" | "clock">,
  { batchId }: BatchUndo,
  ending: { outcome: "kept" | "failed"; reason: UndoReason },
): Promise<void> {
  await inTransaction(app.database, async (transaction) => {
    const isOpen = and(eq(batchUndos.batchId, batchId), isOpenUndo);
    if (!(await firstOf(transaction.select({ id: batchUndos.batchId }).from(batchUndos).where(isOpen))))
      return;
    const waiting = ofContactsToLookAt(transaction, eq(batchUndoRows.batchId, batchId));
    await transaction
      .update(batchUndoRows)
      .set({ ...ending, updatedAt: app.clock().getTime() })
      .where(and(eq(batchUndoRows.batchId, batchId), inArray(batchUndoRows.position, waiting)));
  });
}
