import type { SQL } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { batchUndos, type BatchUndo } from "../database/schema/batchUndos.ts";
import { event, noReason, whyOf } from "../log/event.ts";
import type { Happening } from "../log/keepEvent.ts";
import { countUndoRows } from "./countUndoRows.ts";

interface WriteOptions {
  /** The request to Salesforce whose error pauses the undo. */
  call?: NonNullable<Parameters<typeof event<"batch.undo-paused">>[2]["call"]> | undefined;
  /** Whether the log tells it. False where the state stays as it was, as in most turns. */
  isTold?: boolean;
}

/** Sets the state of undos of batches and logs it. Gives the undos as they are then. */
export async function writeUndos(
  app: Happening,
  changes: Pick<BatchUndo, "state"> & Partial<BatchUndo>,
  where: SQL | undefined,
  { call, isTold = true }: WriteOptions = {},
): Promise<BatchUndo[]> {
  return await inTransaction(app.database, async (transaction) => {
    const written = await transaction.update(batchUndos).set(changes).where(where).returning();
    if (isTold) for (const undo of written) await tell(app, transaction, undo, call);
    return written;
  });
}

async function tell(
  app: Happening,
  transaction: DatabaseHandle,
  { batchId, userId, orgId, state, problem, resumeAt }: BatchUndo,
  call: WriteOptions["call"],
): Promise<void> {
  const ids = { batchId, userId, orgId };
  switch (state) {
    case "running":
      return await event(app, "batch.undo-resumed", ids);
    case "cancelled":
      return await event(app, "batch.undo-cancelled", ids);
    case "finished": {
      const { undone, kept, failed } = await countUndoRows(transaction, batchId);
      return await event(app, "batch.undone", { ...ids, undone, kept, failed });
    }
    case "paused": {
      const why = problem ? whyOf(problem) : noReason;
      const until = resumeAt === null ? null : new Date(resumeAt).toISOString();
      return await event(app, "batch.undo-paused", { ...ids, ...why, resumeAt: until, call: call ?? null });
    }
  }
}
