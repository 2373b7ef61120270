import { randomUUID } from "node:crypto";
import { and, eq, or } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { creations, isRunning, type Creation } from "../../database/schema/contacts.ts";
import { event } from "../../log/event.ts";
import type { MadeContact } from "../../salesforce/findCreatedContacts.ts";
import { idsOf, linkToContact } from "./transitions.ts";
import { firstOf } from "../../database/rows.ts";

interface Recovered {
  contact: MadeContact;
  /** Null where the lead is not here any more. */
  leadId: string | null;
  /** That the contact was made in. */
  month: string;
}

/**
 * Writes the creation of a contact that the user made and the ledger lacks, with its quota and its link.
 * False where the ledger has the contact, or a creation of its lead still runs: reconciliation finds the
 * contact. Runs in the caller's transaction, so that two connectors write it once.
 */
export async function recoverCreation(
  ctx: RequestContext,
  transaction: DatabaseHandle,
  { contact, leadId, month }: Recovered,
): Promise<boolean> {
  if (await isKnown(ctx, transaction, contact, leadId)) return false;
  const { orgId, userId } = ctx.caller;
  const createdAt = contact.createdAt.getTime();
  const row: Creation = {
    id: randomUUID(),
    orgId,
    userId,
    // As that of a lead which was deleted after its creation.
    leadId: leadId ?? randomUUID(),
    batchId: null,
    month,
    state: "created",
    idempotencyKey: null,
    requestDigest: null,
    // The lead is gone, perhaps because the person was erased: then nothing may lead back to them.
    externalId: leadId === null ? null : contact.externalId,
    contact: null,
    opportunityId: null,
    role: null,
    isPrimary: false,
    saveAnyway: false,
    contactId: contact.contactId,
    opportunityContactRoleId: null,
    problem: null,
    createdAt,
    sentAt: null,
    sentAfter: null,
    runner: null,
    lostAt: null,
    // Undo is offered for as long as for any contact.
    settledAt: createdAt,
    checkAt: null,
    undoAt: null,
    earlierUndos: null,
  };
  await transaction.insert(creations).values(row);
  await linkToContact(transaction, row, contact.contactId, ctx.clock());
  await event(ctx, "creation.recovered", { ...idsOf(row), contactId: contact.contactId });
  return true;
}

async function isKnown(
  { caller: { userId } }: RequestContext,
  transaction: DatabaseHandle,
  { contactId, externalId }: MadeContact,
  leadId: string | null,
): Promise<boolean> {
  const known = await firstOf(
    transaction.select({ id: creations.id }).from(creations).where(eq(creations.contactId, contactId)),
  );
  if (known) return true;
  const running = await firstOf(
    transaction
      .select({ id: creations.id })
      .from(creations)
      .where(
        and(
          isRunning,
          eq(creations.userId, userId),
          or(eq(creations.externalId, externalId), eq(creations.leadId, leadId ?? "")),
        ),
      ),
  );
  return running !== undefined;
}
