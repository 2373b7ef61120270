import { contactDescribe } from "../contacts/contactDescribe.ts";
import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { readCrmRecord } from "../salesforce/readCrmRecord.ts";
import { findLead } from "./findLead.ts";
import { matchableId } from "./matchableId.ts";
import { readLead } from "./readLead.ts";
import { recordLink, removeLink } from "./recordLink.ts";
import { allowMatch } from "./rejectMatch.ts";
import type { ShownLead } from "./showLead.ts";

/** Links a lead to the Contact or Salesforce Lead that it is. Writes nothing to Salesforce, but asks that the record is there. */
export async function linkLead(ctx: RequestContext, leadId: string, recordId: string): Promise<ShownLead> {
  const lead = findLead(ctx, leadId);
  const id = matchableId(recordId);
  const record = await readCrmRecord(ctx.salesforce, await contactDescribe(ctx), id);
  if (!record) {
    throw new AppError("not-found", {
      detail: "Salesforce has no such contact or lead, or you may not see it.",
      action: "Choose another record, or ask an admin for access to this one.",
    });
  }
  const { userId: linkedBy } = ctx.caller;
  ctx.database.transaction((tx) => {
    allowMatch(tx, lead.id, id);
    recordLink(tx, {
      leadId: lead.id,
      recordId: id,
      object: record.object,
      origin: "person",
      linkedBy,
      linkedAt: ctx.clock(),
    });
  });
  return readLead(ctx, lead.id);
}

/** Takes a lead's link away. The record in Salesforce stays as it is. */
export async function unlinkLead(ctx: RequestContext, leadId: string): Promise<ShownLead> {
  const lead = findLead(ctx, leadId);
  removeLink(ctx.database, lead.id);
  return readLead(ctx, lead.id);
}
