import { and, eq, inArray } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations } from "../../database/schema/contacts.ts";
import type { SalesforceCall } from "../../errors.ts";
import { event } from "../../log/event.ts";
import { idsOf, type CreationIds } from "./idsOf.ts";
import { updateBatchRow } from "./updateBatchRow.ts";
import { waitedMs } from "./schedule.ts";
import { changesOf } from "../../database/database.ts";

/**
 * Stores that the answer was lost, or that nobody knows whether it was sent. Salesforce is asked at once,
 * then less and less often. `call`: the request whose answer it was.
 */
export async function markUnknown(
  app: AppContext,
  creation: CreationIds,
  call?: SalesforceCall,
): Promise<void> {
  const now = app.clock().getTime();
  waitedMs(app, creation);
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(creations)
      .set({ state: "unknown", lostAt: now, checkAt: now })
      .where(and(eq(creations.id, creation.id), inArray(creations.state, ["reserved", "sent"])));
    if (changesOf(changed) === 0) return;
    await event(app, "creation.unknown", { ...idsOf(creation), call: call ?? null });
    await updateBatchRow(app, transaction, creation, { state: "unknown" });
  });
}
