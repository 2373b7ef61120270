import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { updateBatchRow } from "./updateBatchRow.ts";
import { waitedMs } from "./schedule.ts";

/** Stores that the answer was lost. Salesforce is asked at once, then less and less often. */
export function markUnknown(app: AppContext, creation: Pick<Creation, "id" | "leadId" | "batchId">): void {
  const now = app.clock().getTime();
  waitedMs(app, creation);
  inTransaction(app.database, (transaction) => {
    const changed = transaction
      .update(creations)
      .set({ state: "unknown", lostAt: now, checkAt: now })
      .where(and(eq(creations.id, creation.id), eq(creations.state, "sent")))
      .run();
    if (changed.changes === 1) updateBatchRow(transaction, creation, { state: "unknown" }, now);
  });
}
