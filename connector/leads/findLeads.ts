import type { RequestContext } from "../context.ts";
import { encodeCursor } from "../cursor.ts";
import { findVisibleList } from "./findLeadList.ts";
import {
  countMembers,
  foundByWords,
  membersBySuggestion,
  positionOf,
  readMembers,
  storedFilter,
  suggestedStatus,
  type LeadFilter,
} from "./searchMembers.ts";
import { showLead, type ShownLead } from "./showLead.ts";
import { crmOfLeads, storedCrmOfLeads } from "./crmOfLeads.ts";

/** One page of the leads that match a filter: after a cursor, or from the start. */
interface LeadSearch extends LeadFilter {
  cursor?: string | undefined;
  offset?: number | undefined;
  limit: number;
  /** Whether the page is answered with what is stored, without asking Salesforce. */
  crm?: "stored" | undefined;
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
  await findVisibleList(ctx, search.listId);
  const status = suggestedStatus(search);
  if (status) return pageBySuggestion(ctx, search, status);

  const filter = storedFilter(search);
  const found = await foundByWords(ctx, filter);
  const start = {
    after: search.cursor === undefined ? undefined : positionOf(search.cursor),
    limit: search.limit + 1,
    offset: search.offset,
  };
  const members = await readMembers(ctx, filter, start, found);
  const page = members.slice(0, search.limit);
  const rows = page.map(({ lead }) => lead);
  const statuses = await (search.crm === "stored" ? storedCrmOfLeads(ctx, rows) : crmOfLeads(ctx, rows));
  return {
    items: page.map(({ lead }) => showLead(lead, statuses.get(lead.id) ?? { status: "unknown" })),
    nextCursor: members.length > search.limit ? encodeCursor([page.at(-1)?.position ?? 0]) : null,
    total: await countMembers(ctx, filter, found),
  };
}

async function pageBySuggestion(
  ctx: RequestContext,
  search: LeadSearch,
  status: "new" | "likely" | "possible",
): Promise<LeadPage> {
  const found = await membersBySuggestion(ctx, search, status);
  const from = search.cursor === undefined ? -1 : positionOf(search.cursor);
  const rest = found.filter(({ position }) => position > from).slice(search.offset ?? 0);
  const page = rest.slice(0, search.limit);
  return {
    items: page.map(({ lead, crm }) => showLead(lead, crm)),
    nextCursor: rest.length > search.limit ? encodeCursor([page.at(-1)?.position ?? 0]) : null,
    total: found.length,
  };
}
