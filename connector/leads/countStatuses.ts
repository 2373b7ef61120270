import type { RequestContext } from "../context.ts";
import { reportedLeads } from "./reportedLeads.ts";
import type { CacheKind } from "../work/memory.ts";

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

/** How many leads of a list have a status that Salesforce decides, or were not compared. */
export interface StatusCounts {
  likely: number;
  possible: number;
  new: number;
  /** Leads not compared with Salesforce lately. They may have any status but linked. */
  unknown: number;
}

/** What else tells whether the counts still hold. */
interface ListCounts {
  leads: number;
  linked: number;
}

/** As they were when the user last looked at the list: longer than Salesforce's answers are kept. */
const lastCounts: CacheKind<StatusCounts & ListCounts> = { maxAgeMs: 24 * 60 * 60_000, max: 500 };

/** Remembers the counts, or those from before where more was known then, and gives what is remembered. */
function rememberCounts(
  { memory, caller }: RequestContext,
  listId: string,
  counts: StatusCounts & ListCounts,
): StatusCounts {
  const cache = memory.perUser(lastCounts, caller);
  const kept = cache.get(listId);
  const best = kept?.leads === counts.leads && kept.unknown < counts.unknown ? kept : counts;
  const { leads, linked } = counts;
  // Mostly, those that were new became contacts.
  const fresh = Math.max(0, best.new + best.linked - linked);
  const { likely, possible, unknown } = cache.set(listId, { ...best, leads, linked, new: fresh });
  return { likely, possible, new: fresh, unknown };
}

/**
 * What was counted last, counted anew where leads were added, removed or linked since; null where the user
 * has not looked for a day.
 */
export async function recallCounts(
  { memory, caller }: RequestContext,
  listId: string,
  now: ListCounts,
  countAnew: () => Promise<{ lastKnown: StatusCounts }>,
): Promise<StatusCounts | null> {
  const kept = memory.perUser(lastCounts, caller).get(listId);
  if (!kept) return null;
  const holds = kept.leads === now.leads && kept.linked === now.linked;
  const { likely, possible, new: fresh, unknown } = holds ? kept : (await countAnew()).lastKnown;
  return { likely, possible, new: fresh, unknown };
}
