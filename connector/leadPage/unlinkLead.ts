import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { event } from "../log/event.ts";
import { findLead } from "../leads/findLead.ts";
import { decidesFor, everybody, readOwnLink, removeLink } from "../leads/recordLink.ts";
import { refuseCreated, rememberRejection } from "../leads/rejectMatch.ts";
import type { ShownLead } from "../leads/showLead.ts";
import { idOfRecord } from "./idOfRecord.ts";
import { readLead } from "./readLead.ts";

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
