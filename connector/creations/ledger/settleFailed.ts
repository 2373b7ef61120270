import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, runningStates, type Creation } from "../../database/schema/contacts.ts";
import type { AppError } from "../../errors.ts";
import { storedProblem } from "../../problems.ts";
import type { DatabaseHandle } from "../../database/open.ts";
import { updateBatchRow } from "./updateBatchRow.ts";

/**
 * Nothing was created, for certain or as good as: the quota is given back. `checkAt`: when to make sure once
 * more. `holdsForAll`: every request of the user's would have failed so, whatever it was for.
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
    if (error.code === "already-in-crm") lookForGivenUp(transaction, leadId, now);
    updateBatchRow(transaction, { id, leadId, batchId }, { state: "failed", problem, holdsForAll }, now);
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: error.code });
}

/**
 * What is there already may be what an earlier try made after all, which was given up: it is looked for now
 * rather than late.
 */
function lookForGivenUp(transaction: DatabaseHandle, leadId: string, now: number): void {
  transaction
    .update(creations)
    .set({ checkAt: now })
    .where(and(eq(creations.leadId, leadId), eq(creations.state, "failed"), isNotNull(creations.checkAt)))
    .run();
}
