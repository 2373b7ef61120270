import { and, eq } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations } from "../../database/schema/contacts.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { event, whyOf } from "../../log/event.ts";
import { storedProblem } from "../../problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { idsOf, type CreationIds } from "./idsOf.ts";
import { updateBatchRow } from "./updateBatchRow.ts";
import { changesOf } from "../../database/database.ts";

/** Stores that nobody will know whether the contact was created. The quota stays used: it may have been. */
export async function settleNeverKnown(app: Happening, creation: CreationIds): Promise<void> {
  const problem = storedProblem(refusal("never-known"));
  const settledAt = app.clock().getTime();
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(creations)
      .set({ state: "never-known", problem, settledAt, checkAt: null, contact: null })
      .where(and(eq(creations.id, creation.id), eq(creations.state, "unknown")));
    if (changesOf(changed) === 0) return;
    await event(app, "creation.never-known", { ...idsOf(creation), ...whyOf(problem) });
    await updateBatchRow(app, transaction, creation, { state: "never-known", problem });
  });
}
