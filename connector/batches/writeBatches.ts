import { sql, type SQL } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import type { Happening } from "../log/keepEvent.ts";
import { event, noReason, whyOf } from "../log/event.ts";
import { countRows } from "./countRows.ts";

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
