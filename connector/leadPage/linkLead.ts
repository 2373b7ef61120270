import { contactDescribe } from "../describe/contactDescribe.ts";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { event } from "../log/event.ts";
import { refusal } from "../reasons/refusal.ts";
import { readCrmRecord } from "../salesforce/readCrmRecord.ts";
import { findLead } from "../leads/findLead.ts";
import { matchableId } from "../leads/matchableId.ts";
import { idOfRecord } from "./idOfRecord.ts";
import { readLead } from "./readLead.ts";
import { decidesFor, recordLink } from "../leads/recordLink.ts";
import { allowMatch } from "../leads/rejectMatch.ts";
import type { ShownLead } from "../leads/showLead.ts";

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
