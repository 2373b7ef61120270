import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { findLead } from "../leads/findLead.ts";
import { decidesFor, everybody, readOwnLink, removeLink } from "../leads/recordLink.ts";
import { refuseCreated, rememberRejection } from "../leads/rejectMatch.ts";
import type { ShownLead } from "../leads/showLead.ts";
import { readLead } from "./readLead.ts";

/**
 * Removes a lead's link; the record in Salesforce stays. A colleague removes their own link; where they have
 * none, the owner's no longer holds for them. Throws `insufficient-access` where only the owner may.
 */
export async function unlinkLead(ctx: RequestContext, leadId: string): Promise<ShownLead> {
  const lead = findLead(ctx, leadId);
  const forUser = decidesFor(lead, ctx.caller.userId);
  inTransaction(ctx.database, (tx) => {
    const shared = readOwnLink(tx, { leadId: lead.id, forUser: everybody });
    if (shared && forUser !== everybody && !readOwnLink(tx, { leadId: lead.id, forUser })) {
      refuseCreated(shared);
      rememberRejection({ ...ctx, database: tx }, lead, shared.recordId, true);
    }
    removeLink(tx, { leadId: lead.id, forUser });
  });
  return readLead(ctx, lead.id);
}
