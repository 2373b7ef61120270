import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { AppError, policyOf } from "../errors.ts";
import { matchLeads } from "../matches/matchLeads.ts";
import { askTogether } from "../askTogether.ts";
import { lookUpVisibility } from "./knownVisibility.ts";
import { readLinks } from "./recordLink.ts";
import { linkedStatuses, statusOfMatches, type LeadCrm } from "./showLead.ts";

/**
 * The CRM status of leads: linked ones from our own data, the others by asking Salesforce. Where Salesforce
 * does not answer, the status is unknown and the leads are still shown. Throws where the sign-in has ended.
 */
export async function crmOfLeads(ctx: RequestContext, rows: LeadRow[]): Promise<Map<string, LeadCrm>> {
  const links = await readLinks(
    ctx.database,
    rows.map(({ id }) => id),
    ctx.caller.userId,
  );
  const linked = new Set(links.map(({ leadId }) => leadId));
  const open = rows.filter(({ id }) => !linked.has(id));
  const [statuses] = await askTogether(
    () => suggestedStatuses(ctx, open),
    () => lookUpVisibility(ctx, links),
  );
  return new Map([...statuses, ...linkedStatuses(ctx, links)]);
}

async function suggestedStatuses(ctx: RequestContext, rows: LeadRow[]): Promise<Map<string, LeadCrm>> {
  try {
    const matches = await matchLeads(ctx, rows);
    return new Map(rows.map(({ id }) => [id, statusOfMatches(ctx, matches.get(id))]));
  } catch (error) {
    if (!(error instanceof AppError) || !policyOf(error).leavesUnknown) throw error;
    ctx.log.warn({ err: error }, "matches could not be asked for");
    return new Map(rows.map(({ id }) => [id, { status: "unknown" }]));
  }
}
