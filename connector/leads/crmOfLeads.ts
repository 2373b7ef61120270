import type { RequestContext } from "../context.ts";
import type { LeadLink, LeadRow } from "../database/schema/leads.ts";
import { AppError, policyOf } from "../errors.ts";
import { knownMatches, matchLeads } from "../matches/matchLeads.ts";
import { askTogether } from "../askTogether.ts";
import { lookUpVisibility } from "./knownVisibility.ts";
import { readLinks } from "./recordLink.ts";
import { linkedStatuses, statusOfMatches, type LeadCrm } from "./showLead.ts";

/**
 * The CRM status of leads: linked ones from our own data, the others by asking Salesforce. Where Salesforce
 * does not answer, the status is unknown and the leads are still shown. Throws where the sign-in has ended.
 */
export async function crmOfLeads(ctx: RequestContext, rows: LeadRow[]): Promise<Map<string, LeadCrm>> {
  const { links, open } = await splitByLink(ctx, rows);
  const [statuses] = await askTogether(
    () => suggestedStatuses(ctx, open),
    () => lookUpVisibility(ctx, links),
  );
  return new Map([...statuses, ...linkedStatuses(ctx, links)]);
}

/**
 * The same as far as it is known without a question to Salesforce: from links, and from what it answered in
 * the last minutes. The others are absent.
 */
export async function storedCrmOfLeads(ctx: RequestContext, rows: LeadRow[]): Promise<Map<string, LeadCrm>> {
  const { links, open } = await splitByLink(ctx, rows);
  const known = await knownMatches(ctx, open);
  return new Map([
    ...[...known].map(([id, matches]) => [id, statusOfMatches(ctx, matches)] as const),
    ...linkedStatuses(ctx, links),
  ]);
}

/** The links of leads, and the leads without one. */
async function splitByLink(
  ctx: RequestContext,
  rows: LeadRow[],
): Promise<{ links: LeadLink[]; open: LeadRow[] }> {
  const ids = rows.map(({ id }) => id);
  const links = await readLinks(ctx.database, ids, ctx.caller.userId);
  const linked = new Set(links.map(({ leadId }) => leadId));
  return { links, open: rows.filter(({ id }) => !linked.has(id)) };
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
