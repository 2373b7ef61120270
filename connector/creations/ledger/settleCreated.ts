import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { CreatedIds } from "../../salesforce/createOneContact.ts";
import type { DatabaseHandle } from "../../database/open.ts";
import { everybody, leads } from "../../database/schema/leads.ts";
import type { SalesforceCall } from "../../errors.ts";
import { event } from "../../log/event.ts";
import { recordLink, removeLink } from "../../leads/recordLink.ts";
import { idsOf } from "./idsOf.ts";
import { updateBatchRow } from "./updateBatchRow.ts";
import { giveUpContact, isTaken } from "./giveUpContact.ts";

/**
 * Stores that the contact exists and links the lead to it, in one transaction. That may also be found out
 * after the creation counted as failed because its answer was lost. `isFound`: the contact was looked up, not
 * answered by Salesforce; it is left to the creation that already has it. `call`: the request that created
 * it. False if nothing was stored.
 */
export function settleCreated(
  app: AppContext,
  creation: Creation,
  ids: CreatedIds,
  { isFound = false, call }: { isFound?: boolean; call?: SalesforceCall | undefined } = {},
): boolean {
  const isSettled = inTransaction(app.database, (transaction) => {
    const now = app.clock();
    if (isFound && isTaken(transaction, creation, ids.contactId)) return false;
    const changed = prepared(transaction, settlement).run({
      ...ids,
      id: creation.id,
      settledAt: now.getTime(),
    });
    if (changed.changes === 0) return false;
    // A found contact belongs to no other creation, as checked above.
    if (!isFound) giveUpContact(app, transaction, creation, ids.contactId);
    linkToContact(transaction, creation, ids.contactId, now);
    const { contactId } = ids;
    event(app, "creation.created", { ...idsOf(creation), contactId, call: call ?? null });
    updateBatchRow(app, transaction, creation, { state: "created", contactId });
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

function linkToContact(transaction: DatabaseHandle, creation: Creation, contactId: string, now: Date): void {
  // The lead may have been deleted meanwhile; the contact exists all the same.
  if (!prepared(transaction, leadOf).get({ leadId: creation.leadId })) return;
  // The link holds for everybody, so the creator's own link goes.
  removeLink(transaction, { leadId: creation.leadId, forUser: creation.userId });
  recordLink(transaction, {
    leadId: creation.leadId,
    forUser: everybody,
    recordId: contactId,
    object: "Contact",
    origin: "creation",
    linkedBy: creation.userId,
    linkedAt: now,
  });
}

const leadOf = (handle: DatabaseHandle) =>
  handle
    .select({ id: leads.id })
    .from(leads)
    .where(eq(leads.id, sql.placeholder("leadId")))
    .prepare();
