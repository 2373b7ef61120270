import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, runningStates, type Creation } from "../../database/schema/contacts.ts";
import type { AppError } from "../../errors.ts";
import { storedProblem } from "../../problems.ts";
import type { DatabaseHandle } from "../../database/open.ts";
import { updateBatchRow } from "./updateBatchRow.ts";

/**
 * Stores that nothing was created, and gives the quota back. `checkAt`: when to check once more.
 * `holdsForAll`: every request of the user would have failed so.
 */
export function settleFailed(
  app: AppContext,
  { id, leadId, batchId }: Pick<Creation, "id" | "leadId" | "batchId">,
  error: AppError,
  { checkAt = null, holdsForAll = false }: { checkAt?: number | null; holdsForAll?: boolean } = {},
): void {
  const now = app.clock().getTime();
  const problem = storedProblem(error);
  const isSettled = inTransaction(app.database, (transaction) => {
    const changed = transaction
      .update(creations)
      .set({
        state: "failed",
        problem,
        settledAt: now,
        checkAt,
        ...(checkAt === null ? { contact: null } : {}),
      })
      .where(and(eq(creations.id, id), inArray(creations.state, runningStates)))
      .run();
    if (changed.changes === 0) return false;
    // Only this refusal says that the contact is there.
    if (error.code === "already-in-crm") lookForGivenUp(transaction, leadId, now);
    updateBatchRow(transaction, { id, leadId, batchId }, { state: "failed", problem, holdsForAll }, now);
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: error.code });
}

/** The existing contact may come from an earlier try that was given up: look for it now rather than late. */
function lookForGivenUp(transaction: DatabaseHandle, leadId: string, now: number): void {
  transaction
    .update(creations)
    .set({ checkAt: now })
    .where(and(eq(creations.leadId, leadId), eq(creations.state, "failed"), isNotNull(creations.checkAt)))
    .run();
}
