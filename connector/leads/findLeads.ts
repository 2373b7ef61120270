import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { encodeCursor } from "../work/cursor.ts";
import { findVisibleList } from "./lists.ts";
import {
  countMembers,
  membersBySuggestion,
  positionOf,
  readMembers,
  storedFilter,
  suggestedStatus,
  type LeadFilter,
  type LeadSort,
  type StoredFilter,
  readPlaces,
} from "./searchMembers.ts";
import { checkSortable, inOrder, sortedMembers } from "./sortedMembers.ts";
import { leadsById } from "./findLead.ts";
import { showLead, type ShownLead, crmOfLeads, storedCrmOfLeads } from "./showLead.ts";

/** One page of the leads that match a filter: after a cursor, or from the start. */
interface LeadSearch extends LeadFilter {
  cursor?: string | undefined;
  offset?: number | undefined;
  limit: number;
}

interface LeadPage {
  items: ShownLead[];
  nextCursor: string | null;
  total: number;
}

/**
 * Leads of a list in its order, each with its CRM status. Throws `not-found` for lists the caller may not
 * see.
 */
export async function findLeads(ctx: RequestContext, search: LeadSearch): Promise<LeadPage> {
  const list = await findVisibleList(ctx, search.listId);
  checkSortable(list, search.sort);
  const status = suggestedStatus(search);
  if (status) return pageBySuggestion(ctx, search, status);

  const filter = storedFilter(search);
  if (search.sort) return await sortedPage(ctx, search, filter, search.sort);
  const start = {
    after: search.cursor === undefined ? undefined : positionOf(search.cursor),
    limit: search.limit + 1,
    offset: search.offset,
    total: isWhole(filter) ? list.leadCount : undefined,
  };
  const members = await readMembers(ctx, filter, start);
  const page = members.slice(0, search.limit);
  const isAll = !start.after && !start.offset && members.length <= search.limit;
  return {
    items: await shown(
      ctx,
      search,
      page.map(({ lead }) => lead),
    ),
    nextCursor: members.length > search.limit ? encodeCursor([page.at(-1)?.position ?? 0]) : null,
    total: start.total ?? (isAll ? members.length : await countMembers(ctx, filter)),
  };
}

const isWhole = ({ words, link }: StoredFilter): boolean => words.length === 0 && link === null;

async function shown(ctx: RequestContext, { crm }: LeadSearch, rows: LeadRow[]): Promise<ShownLead[]> {
  const statuses = await (crm === "stored" ? storedCrmOfLeads(ctx, rows) : crmOfLeads(ctx, rows));
  return rows.map((lead) => showLead(lead, statuses.get(lead.id) ?? { status: "unknown" }));
}

async function sortedPage(
  ctx: RequestContext,
  search: LeadSearch,
  filter: StoredFilter,
  sort: LeadSort,
): Promise<LeadPage> {
  const members = await sortedMembers(ctx, filter, { ...search, sort });
  const { part, nextCursor } = partOf(members, search);
  const known = await leadsById(
    ctx.database,
    part.map(({ leadId }) => leadId),
  );
  const rows = part.flatMap(({ leadId }) => known.get(leadId) ?? []);
  return { items: await shown(ctx, search, rows), nextCursor, total: members.length };
}

/** Part of what is sorted: there the cursor says how many come before. */
function partOf<Item>(
  all: Item[],
  { cursor, offset = 0, limit }: LeadSearch,
): { part: Item[]; nextCursor: string | null } {
  const from = (cursor === undefined ? 0 : positionOf(cursor)) + offset;
  const end = from + limit;
  return { part: all.slice(from, end), nextCursor: end < all.length ? encodeCursor([end]) : null };
}

async function pageBySuggestion(
  ctx: RequestContext,
  search: LeadSearch,
  status: "new" | "likely" | "possible",
): Promise<LeadPage> {
  const found = inOrder(await membersBySuggestion(ctx, search, status), search.sort);
  if (search.sort) {
    const { part, nextCursor } = partOf(found, search);
    return { items: part.map(({ lead, crm }) => showLead(lead, crm)), nextCursor, total: found.length };
  }
  const from = search.cursor === undefined ? -1 : positionOf(search.cursor);
  const rest = found.filter(({ position }) => position > from).slice(search.offset ?? 0);
  const page = rest.slice(0, search.limit);
  return {
    items: page.map(({ lead, crm }) => showLead(lead, crm)),
    nextCursor: rest.length > search.limit ? encodeCursor([page.at(-1)?.position ?? 0]) : null,
    total: found.length,
  };
}

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
