import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, runningStates } from "../../database/schema/contacts.ts";
import type { AppError, SalesforceCall } from "../../errors.ts";
import { whyRefused } from "../../log/describeError.ts";
import { event } from "../../log/event.ts";
import { keptProblem } from "../../privacy/keptProblem.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { toId18 } from "../../salesforce/recordId.ts";
import { idsOf, type CreationIds } from "./idsOf.ts";
import { updateBatchRow } from "./updateBatchRow.ts";
import { changesOf } from "../../database/database.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * Stores that nothing was created, and gives the quota back. `checkAt`: when to check once more.
 * `holdsForAll`: every request of the user would have failed so. `call`: the request that Salesforce refused.
 */
export async function settleFailed(
  app: AppContext,
  creation: CreationIds,
  error: AppError,
  {
    checkAt = null,
    holdsForAll = false,
    call = error.call,
  }: { checkAt?: number | null; holdsForAll?: boolean; call?: SalesforceCall | undefined } = {},
): Promise<void> {
  const { id, leadId } = creation;
  const now = app.clock().getTime();
  const isSettled = await inTransaction(app.database, async (transaction) => {
    const problem = await keptProblem(transaction, creation, error);
    const recordIds = isOfDeleted(error) ? await recordsOf(transaction, id) : null;
    const changed = await transaction
      .update(creations)
      .set({
        state: "failed",
        problem,
        settledAt: now,
        checkAt,
        ...(checkAt === null ? { contact: null } : {}),
      })
      .where(and(eq(creations.id, id), inArray(creations.state, runningStates)));
    if (changesOf(changed) === 0) return false;
    // Only this refusal says that the contact is there.
    if (error.code === "already-in-crm") await lookForGivenUp(transaction, leadId, now);
    const why = { ...whyRefused(error), recordIds };
    await event(app, "creation.failed", { ...idsOf(creation), ...why, call: call ?? null });
    await updateBatchRow(app, transaction, creation, { state: "failed", problem, holdsForAll });
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: error.code });
}

/** Whether a record that the contact refers to was deleted: one that nobody knows, or the account. */
function isOfDeleted({ members, fields = [] }: AppError): boolean {
  return members["reason"] === "deleted" || fields.some(({ reason }) => reason === "field-account-deleted");
}

/** The records that the contact refers to. Salesforce does not say which of them was deleted. */
async function recordsOf(transaction: DatabaseHandle, id: string): Promise<string[] | null> {
  const creation = await firstOf(transaction.select().from(creations).where(eq(creations.id, id)));
  const { contact, opportunityId } = creation ?? { contact: null, opportunityId: null };
  const references = Object.entries(contact ?? {}).filter(([field]) => field.endsWith("Id"));
  const found = [...references.map(([, value]) => value), opportunityId].flatMap(
    (value) => toId18(String(value)) ?? [],
  );
  return found.length > 0 ? found : null;
}

/** The existing contact may come from an earlier try that was given up: look for it now rather than late. */
async function lookForGivenUp(transaction: DatabaseHandle, leadId: string, now: number): Promise<void> {
  await transaction
    .update(creations)
    .set({ checkAt: now })
    .where(and(eq(creations.leadId, leadId), eq(creations.state, "failed"), isNotNull(creations.checkAt)));
}
