import type { RequestContext } from "../context.ts";
import { findVisibleList } from "./findLeadList.ts";
import {
  countMembers,
  membersBySuggestion,
  readPlaces,
  storedFilter,
  suggestedStatus,
  type LeadFilter,
} from "./searchMembers.ts";

/** The most leads that a batch takes. */
const leadIdsMax = 10_000;

interface LeadIds {
  /** In the list's order, the first 10,000 at most. */
  ids: string[];
  total: number;
}

/** The ids of all leads that match a filter, for a selection beyond the loaded pages. Throws `not-found`. */
export async function findLeadIds(ctx: RequestContext, filter: LeadFilter): Promise<LeadIds> {
  await findVisibleList(ctx, filter.listId);
  const status = suggestedStatus(filter);
  const stored = storedFilter(filter);
  if (status) {
    const members = await membersBySuggestion(ctx, filter, status);
    return { ids: members.slice(0, leadIdsMax).map(({ lead }) => lead.id), total: members.length };
  }
  const places = await readPlaces(ctx, stored, leadIdsMax);
  return { ids: places.map(({ leadId }) => leadId), total: await countMembers(ctx, stored) };
}
