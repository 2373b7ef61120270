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
 * Stores that the contact exists: Salesforce answered so, or it was found later, even after the creation
 * counted as failed because its answer was lost. Links the lead in the same transaction. `isFound`: the
 * contact was looked up; it stays another creation's where that one has it. False where nothing was stored.
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
  // The lead may have been deleted meanwhile; the contact exists all the same.
  const lead = transaction.select({ id: leads.id }).from(leads).where(eq(leads.id, creation.leadId)).get();
  if (!lead) return;
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
