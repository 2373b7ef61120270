import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { CreatedIds } from "../../salesforce/createOneContact.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import type { SalesforceCall } from "../../errors.ts";
import { event } from "../../log/event.ts";
import { idsOf } from "./idsOf.ts";
import { updateBatchRow } from "./updateBatchRow.ts";
import { giveUpContact, isTaken } from "./giveUpContact.ts";
import { linkToContact } from "./linkToContact.ts";
import { changesOf } from "../../database/database.ts";

/**
 * Stores that the contact exists and links the lead to it, in one transaction. That may also be found out
 * after the creation counted as failed because its answer was lost. `isFound`: the contact was looked up, not
 * answered by Salesforce; it is left to the creation that already has it. `call`: the request that created
 * it. False if nothing was stored.
 */
export async function settleCreated(
  app: AppContext,
  creation: Creation,
  ids: CreatedIds,
  { isFound = false, call }: { isFound?: boolean; call?: SalesforceCall | undefined } = {},
): Promise<boolean> {
  const isSettled = await inTransaction(app.database, async (transaction) => {
    const now = app.clock();
    if (isFound && (await isTaken(transaction, creation, ids.contactId))) return false;
    const changed = await prepared(transaction, settlement).execute({
      ...ids,
      id: creation.id,
      settledAt: now.getTime(),
    });
    if (changesOf(changed) === 0) return false;
    // A found contact belongs to no other creation, as checked above.
    if (!isFound) await giveUpContact(app, transaction, creation, ids.contactId);
    await linkToContact(transaction, creation, ids.contactId, now);
    const { contactId } = ids;
    await event(app, "creation.created", { ...idsOf(creation), contactId, call: call ?? null });
    await updateBatchRow(app, transaction, creation, { state: "created", contactId });
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: "created" });
  return isSettled;
}

function settlement(handle: DatabaseHandle) {
  const { id, contactId, opportunityContactRoleId, settledAt } = placeholdersOf(creations);
  const isLost = and(eq(creations.state, "failed"), isNotNull(creations.lostAt));
  return handle
    .update(creations)
    .set({
      contactId,
      opportunityContactRoleId,
      state: "created",
      problem: null,
      contact: null,
      settledAt,
      checkAt: null,
    })
    .where(and(eq(creations.id, id), or(inArray(creations.state, ["sent", "unknown"]), isLost)))
    .prepare();
}
