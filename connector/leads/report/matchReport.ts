import { askTogether } from "../../askTogether.ts";
import type { RequestContext } from "../../context.ts";
import type { LeadLink } from "../../database/schema/leads.ts";
import { refusal } from "../../reasons/refusal.ts";
import { together, type CacheKind } from "../../memory.ts";
import { findVisibleList } from "../findLeadList.ts";
import { lookUpVisibility } from "../knownVisibility.ts";
import { leadsPerSearch, matchLeads } from "../../matches/matchLeads.ts";
import { leadsById } from "../visibleLeadsById.ts";
import { countStatuses, type MatchReport } from "../countStatuses.ts";
import { reportedLeads } from "../reportedLeads.ts";

const comparisons: CacheKind<Promise<void>> = { max: 100 };

/** A report compares no more leads than this, to save the rep's share of the API allowance. */
const leadsMax = 10_000;

/** The report from links and cached results of the last minutes. No API call. */
export async function readMatchReport(ctx: RequestContext, listId: string): Promise<MatchReport> {
  await findVisibleList(ctx, listId);
  return countStatuses(ctx, listId);
}

/**
 * Compares the next thousand leads that were not compared lately, in about six API calls, and answers the
 * report. Repeat it until nothing is `unknown`. Throws `request-invalid` for lists of more than 10,000 leads.
 */
export async function extendMatchReport(ctx: RequestContext, listId: string): Promise<MatchReport> {
  await findVisibleList(ctx, listId);
  const links: LeadLink[] = [];
  const unknown: string[] = [];
  let count = 0;
  for await (const leads of reportedLeads(ctx, listId)) {
    count += leads.length;
    if (count > leadsMax) {
      throw refusal("list-too-long-to-compare", { values: { max: leadsMax } });
    }
    for (const { lead, link, status } of leads) {
      if (link) links.push(link);
      if (status === "unknown" && unknown.length < leadsPerSearch) unknown.push(lead.id);
    }
  }
  // Another tab may ask for the same report.
  await together(ctx.memory.perUser(comparisons, ctx.caller), listId, async () => {
    const compared = await leadsById(ctx.database, unknown);
    await askTogether(
      () => matchLeads(ctx, [...compared.values()]),
      () => lookUpVisibility(ctx, links),
    );
  });
  return readMatchReport(ctx, listId);
}
