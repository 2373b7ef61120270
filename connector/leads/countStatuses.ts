import type { RequestContext } from "../context.ts";
import { rememberCounts, type StatusCounts } from "./lastCounts.ts";
import { reportedLeads } from "./reportedLeads.ts";

/** The number of leads of a list that are in the CRM, by status. */
export interface MatchReport extends StatusCounts {
  leads: number;
  linked: number;
  /** As they were last, where more was known then. */
  lastKnown: StatusCounts;
}

/** From links and cached results of the last minutes, for a list that the caller sees. No API call. */
export async function countStatuses(ctx: RequestContext, listId: string): Promise<MatchReport> {
  const report = { leads: 0, linked: 0, likely: 0, possible: 0, new: 0, unknown: 0 };
  for await (const leads of reportedLeads(ctx, listId)) {
    report.leads += leads.length;
    for (const { status } of leads) report[status] += 1;
  }
  return { ...report, lastKnown: rememberCounts(ctx, listId, report) };
}
