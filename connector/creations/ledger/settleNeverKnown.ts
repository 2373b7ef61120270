import { and, eq } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations } from "../../database/schema/contacts.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { event, whyOf } from "../../log/event.ts";
import { storedProblem } from "../../problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { idsOf, type CreationIds } from "./idsOf.ts";
import { updateBatchRow } from "./updateBatchRow.ts";

/** Stores that nobody will know whether the contact was created. The quota stays used: it may have been. */
export function settleNeverKnown(app: Happening, creation: CreationIds): void {
  const problem = storedProblem(refusal("never-known"));
  const settledAt = app.clock().getTime();
  inTransaction(app.database, (transaction) => {
    const changed = transaction
      .update(creations)
      .set({ state: "never-known", problem, settledAt, checkAt: null, contact: null })
      .where(and(eq(creations.id, creation.id), eq(creations.state, "unknown")))
      .run();
    if (changed.changes === 0) return;
    event(app, "creation.never-known", { ...idsOf(creation), ...whyOf(problem) });
    updateBatchRow(app, transaction, creation, { state: "never-known", problem });
  });
}
