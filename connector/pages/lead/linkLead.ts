import type { RequestContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { findLead } from "../../leads/findLead.ts";
import { decidesFor, everybody, readOwnLink, recordLink, removeLink } from "../../leads/recordLink.ts";
import { allowMatch, matchableId, refuseCreated, rememberRejection } from "../../leads/rejectMatch.ts";
import type { ShownLead } from "../../leads/showLead.ts";
import { event } from "../../log/event.ts";
import { refusal } from "../../reasons/refusal.ts";
import { readCrmRecord } from "../../salesforce/readRecordCard.ts";
import { crmObjectOf } from "../../salesforce/recordId.ts";
import { readLead } from "./readLead.ts";

/**
 * Links a lead to an existing Contact or Salesforce Lead: for everybody where the caller owns the lead,
 * otherwise for the caller alone. Writes nothing to Salesforce, but checks that the record exists.
 */
export async function linkLead(ctx: RequestContext, leadId: string, recordId: string): Promise<ShownLead> {
  const lead = await findLead(ctx, leadId);
  const id = matchableId(recordId);
  const record = await readCrmRecord(ctx.salesforce, await contactDescribe(ctx), id);
  if (!record) {
    throw refusal("no-such-match");
  }
  const { userId: linkedBy, orgId } = ctx.caller;
  await inTransaction(ctx.database, async (tx) => {
    await allowMatch({ ...ctx, database: tx }, lead, id);
    await recordLink(tx, {
      leadId: lead.id,
      forUser: decidesFor(lead, linkedBy),
      recordId: id,
      object: record.object,
      origin: "person",
      linkedBy,
      linkedAt: ctx.clock(),
    });
    await event(ctx, "lead.linked", { leadId: lead.id, ...idOfRecord(id), userId: linkedBy, orgId });
  });
  return readLead(ctx, lead.id);
}

/**
 * Removes a lead's link; the record in Salesforce stays. A colleague removes their own link; where they have
 * none, the owner's no longer holds for them. Throws `insufficient-access` where only the owner may.
 */
export async function unlinkLead(ctx: RequestContext, leadId: string): Promise<ShownLead> {
  const lead = await findLead(ctx, leadId);
  const { userId, orgId } = ctx.caller;
  const forUser = decidesFor(lead, userId);
  await inTransaction(ctx.database, async (tx) => {
    const shared = await readOwnLink(tx, { leadId: lead.id, forUser: everybody });
    const own = await readOwnLink(tx, { leadId: lead.id, forUser });
    if (shared && !own) {
      refuseCreated(shared);
      await rememberRejection({ ...ctx, database: tx }, lead, shared.recordId, { isRejected: true });
    }
    await removeLink(tx, { leadId: lead.id, forUser });
    const link = own ?? shared;
    if (link)
      await event(ctx, "lead.unlinked", { leadId: lead.id, ...idOfRecord(link.recordId), userId, orgId });
  });
  return readLead(ctx, lead.id);
}

/** The id of a Contact or Salesforce Lead for an event: a contact is looked for among the contacts. */
function idOfRecord(id: string): { contactId: string | null; recordId: string | null } {
  const isContact = crmObjectOf(id) === "Contact";
  return { contactId: isContact ? id : null, recordId: isContact ? null : id };
}
