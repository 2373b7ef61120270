import { prefetchAccount } from "./accountOfLead.ts";
import type { RequestContext } from "../context.ts";
import { findLead } from "../leads/findLead.ts";
import { crmOfLeads } from "../leads/crmOfLeads.ts";
import { showLead, type ShownLead } from "../leads/showLead.ts";

/** One lead with its CRM status. Throws `not-found`. */
export async function readLead(ctx: RequestContext, leadId: string): Promise<ShownLead> {
  const lead = await findLead(ctx, leadId);
  const statuses = await prefetchAccount(ctx, lead, () => crmOfLeads(ctx, [lead]));
  return showLead(lead, statuses.get(lead.id) ?? { status: "unknown" });
}
