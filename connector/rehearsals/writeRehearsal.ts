import type { SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";
import { event, noReason, whyOf } from "../log/event.ts";
import type { Happening } from "../log/keepEvent.ts";
import { countRows } from "./countRows.ts";

/**
 * Sets the state of rehearsals and tells it, unless it is as it was. No other code sets it. Gives the
 * rehearsals as they are then.
 */
export async function writeRehearsal(
  app: Happening,
  changes: Pick<Rehearsal, "state"> & Partial<Rehearsal>,
  where: SQL | undefined,
  { isTold = true }: { isTold?: boolean } = {},
): Promise<Rehearsal[]> {
  return await inTransaction(app.database, async (transaction) => {
    const written = await transaction.update(rehearsals).set(changes).where(where).returning();
    if (isTold) for (const rehearsal of written) await tell(app, transaction, rehearsal);
    return written;
  });
}

async function tell(
  app: Happening,
  transaction: DatabaseHandle,
  { id: rehearsalId, userId, orgId, state, problem, resumeAt }: Rehearsal,
): Promise<void> {
  const ids = { rehearsalId, userId, orgId };
  switch (state) {
    case "running":
      return;
    case "cancelled":
      return await event(app, "rehearsal.cancelled", ids);
    case "finished": {
      const counts = await countRows(transaction, rehearsalId);
      const { "would-create": created, "would-fail": failed, skipped } = counts;
      return await event(app, "rehearsal.finished", { ...ids, created, failed, skipped });
    }
    case "paused": {
      const why = problem ? whyOf(problem) : noReason;
      const until = resumeAt === null ? null : new Date(resumeAt).toISOString();
      return await event(app, "rehearsal.paused", { ...ids, ...why, resumeAt: until });
    }
  }
}
