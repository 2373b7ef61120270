import type { SQL } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { event, whyOf } from "../log/event.ts";
import { countRows } from "./countRows.ts";

interface WriteOptions {
  /** What of a batch's fields comes from the error that pauses it. */
  call?: NonNullable<Parameters<typeof event<"batch.paused">>[2]["call"]> | undefined;
  /** Leaves out batches that run on as before: each turn of a batch writes so. */
  isTold?: boolean;
}

/** Writes a state of batches, and tells it. No other code writes it. Answers the batches as written. */
export function writeBatches(
  app: Pick<AppContext, "log" | "database">,
  changes: Pick<Batch, "state"> & Partial<Batch>,
  where: SQL | undefined,
  { call, isTold = true }: WriteOptions = {},
): Batch[] {
  const written = app.database.update(batches).set(changes).where(where).returning().all();
  if (isTold) for (const batch of written) tell(app, batch, call);
  return written;
}

function tell(
  app: Pick<AppContext, "log" | "database">,
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
      const { created, failed, skipped } = countRows(app.database, batchId);
      return event(app, "batch.finished", { ...ids, created, failed, skipped });
    }
    case "paused": {
      const why = problem ? whyOf(problem) : { code: null, reason: null };
      const until = resumeAt === null ? null : new Date(resumeAt).toISOString();
      return event(app, "batch.paused", { ...ids, ...why, resumeAt: until, call: call ?? null });
    }
  }
}
