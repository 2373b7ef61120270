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
import { checkSortable, inOrder, sortedMembers } from "./sortedMembers.ts";

/** The most leads that a batch takes. */
const leadIdsMax = 10_000;

interface LeadIds {
  /** In the list's order, the first 10,000 at most. */
  ids: string[];
  total: number;
}

/** The ids of all leads that match a filter, for a selection beyond the loaded pages. Throws `not-found`. */
export async function findLeadIds(ctx: RequestContext, filter: LeadFilter): Promise<LeadIds> {
  checkSortable(await findVisibleList(ctx, filter.listId), filter.sort);
  const status = suggestedStatus(filter);
  const stored = storedFilter(filter);
  if (status) {
    const members = inOrder(await membersBySuggestion(ctx, filter, status), filter.sort);
    return { ids: members.slice(0, leadIdsMax).map(({ lead }) => lead.id), total: members.length };
  }
  if (filter.sort) {
    const members = await sortedMembers(ctx, stored, { ...filter, sort: filter.sort });
    return { ids: members.map(({ leadId }) => leadId), total: members.length };
  }
  const places = await readPlaces(ctx, stored, leadIdsMax);
  return { ids: places.map(({ leadId }) => leadId), total: await countMembers(ctx, stored) };
}
