import { sql, type SQL } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/open.ts";
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
export function writeBatches(
  app: Happening,
  changes: Pick<Batch, "state"> & Partial<Batch>,
  where: SQL | undefined,
  { call, isTold = true }: WriteOptions = {},
): Batch[] {
  const isAsItWas = sql`${batches.state} = ${changes.state}`;
  const stateSince = sql`case when ${isAsItWas} then ${batches.stateSince} else ${app.clock().getTime()} end`;
  return inTransaction(app.database, (transaction) => {
    const written = transaction
      .update(batches)
      .set({ ...changes, stateSince })
      .where(where)
      .returning()
      .all();
    if (isTold) for (const batch of written) tell(app, transaction, batch, call);
    return written;
  });
}

function tell(
  app: Happening,
  transaction: DatabaseHandle,
  { id: batchId, userId, orgId, state, problem, resumeAt }: Batch,
  call: WriteOptions["call"],
): void {
  const ids = { batchId, userId, orgId };
  switch (state) {
    case "running":
      return event(app, "batch.resumed", ids);
    case "cancelled":
      return event(app, "batch.cancelled", ids);
    case "finished": {
      const { created, failed, skipped } = countRows(transaction, batchId);
      return event(app, "batch.finished", { ...ids, created, failed, skipped });
    }
    case "paused": {
      const why = problem ? whyOf(problem) : noReason;
      const until = resumeAt === null ? null : new Date(resumeAt).toISOString();
      return event(app, "batch.paused", { ...ids, ...why, resumeAt: until, call: call ?? null });
    }
  }
}
