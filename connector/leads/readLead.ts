import { expectAccount } from "../contacts/accountOfLead.ts";
import type { RequestContext } from "../context.ts";
import { findLead } from "./findLead.ts";
import { crmOfLeads } from "./findLeads.ts";
import { showLead, type ShownLead } from "./showLead.ts";

/** One lead with its CRM status. Throws `not-found`. */
export async function readLead(ctx: RequestContext, leadId: string): Promise<ShownLead> {
  const lead = findLead(ctx, leadId);
  expectAccount(ctx, lead);
  const statuses = await crmOfLeads(ctx, [lead]);
  return showLead(lead, statuses.get(lead.id) ?? { status: "unknown" });
}
