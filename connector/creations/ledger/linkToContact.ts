import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { prepared } from "../../database/prepared.ts";
import type { Creation } from "../../database/schema/contacts.ts";
import { everybody, leads } from "../../database/schema/leads.ts";
import { recordLink, removeLink } from "../../leads/recordLink.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * Links the lead of a creation to the contact that was made, for everybody. Runs in the caller's transaction.
 */
export async function linkToContact(
  transaction: DatabaseHandle,
  creation: Pick<Creation, "leadId" | "userId">,
  contactId: string,
  now: Date,
): Promise<void> {
  // The lead may have been deleted meanwhile; the contact exists all the same.
  if (!(await firstOf(prepared(transaction, leadOf).execute({ leadId: creation.leadId })))) return;
  // The link holds for everybody, so the creator's own link goes.
  await removeLink(transaction, { leadId: creation.leadId, forUser: creation.userId });
  await recordLink(transaction, {
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
