import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { CreatedIds } from "../../salesforce/createOneContact.ts";
import type { DatabaseHandle } from "../../database/open.ts";
import { leads } from "../../database/schema/leads.ts";
import { everybody, recordLink, removeLink } from "../../leads/recordLink.ts";
import { updateBatchRow } from "./updateBatchRow.ts";
import { giveUpContact, isTaken } from "./giveUpContact.ts";

/**
 * The contact exists: said by Salesforce's answer, or found there afterwards, then even for a creation that
 * was taken for failed because its answer had been lost. The lead is linked to it in the same transaction.
 * `isFound`: it was looked up, and is another creation's where one has it already. False where nothing was
 * settled.
 */
export function settleCreated(
  app: AppContext,
  creation: Creation,
  ids: CreatedIds,
  { isFound = false }: { isFound?: boolean } = {},
): boolean {
  const isSettled = inTransaction(app.database, (transaction) => {
    const now = app.clock();
    if (isFound && isTaken(transaction, creation, ids.contactId)) return false;
    const changed = transaction
      .update(creations)
      .set({
        ...ids,
        state: "created",
        problem: null,
        contact: null,
        settledAt: now.getTime(),
        checkAt: null,
      })
      .where(
        and(
          eq(creations.id, creation.id),
          or(
            inArray(creations.state, ["sent", "unknown"]),
            and(eq(creations.state, "failed"), isNotNull(creations.lostAt)),
          ),
        ),
      )
      .run();
    if (changed.changes === 0) return false;
    giveUpContact(transaction, creation, ids.contactId);
    linkToContact(transaction, creation, ids.contactId, now);
    const { contactId } = ids;
    updateBatchRow(transaction, creation, { state: "created", contactId }, now.getTime());
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: "created" });
  return isSettled;
}

function linkToContact(transaction: DatabaseHandle, creation: Creation, contactId: string, now: Date): void {
  // The lead may have been deleted meanwhile; the contact stands all the same.
  const lead = transaction.select({ id: leads.id }).from(leads).where(eq(leads.id, creation.leadId)).get();
  if (!lead) return;
  // That there is a contact holds for everybody, whoever made it; who made it has no other opinion.
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
