import { and, desc, eq, lt, or, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { findVisibleList, visibleLists } from "./findLeadList.ts";
import { isSeenBy } from "./recordLink.ts";

export interface LeadList {
  id: string;
  name: string;
  leadCount: number;
  linkedCount: number;
  shared: boolean;
  isOwner: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  format: string | null;
}

/** Correlated to the list of the row at hand, so that every list is counted in the one query. */
const leadCount = sql<number>`(select count(*) from lead_list_members m where m.list_id = "lead_lists"."id")`;
const linkedCount = (ctx: RequestContext) =>
  sql<number>`(select count(*) from lead_list_members m join lead_links on lead_links.lead_id = m.lead_id where m.list_id = "lead_lists"."id" and ${isSeenBy(ctx.database, ctx.caller.userId)})`;

/** The lists that the caller may see, newest first. */
export function listLeadLists(
  ctx: RequestContext,
  page: { cursor?: string | undefined; limit: number },
): { items: LeadList[]; nextCursor: string | null } {
  const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor, ["number", "string"]);
  const older =
    after &&
    or(
      lt(leadLists.createdAt, new Date(Number(after[0]))),
      and(eq(leadLists.createdAt, new Date(Number(after[0]))), lt(leadLists.id, String(after[1]))),
    );
  const rows = selectLists(ctx, and(visibleLists(ctx), older), page.limit + 1);
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined;
  return {
    items: rows.slice(0, page.limit),
    nextCursor: last ? encodeCursor([Date.parse(last.createdAt), last.id]) : null,
  };
}

/** One list. Throws `not-found`. */
export function readLeadList(ctx: RequestContext, listId: string): LeadList {
  findVisibleList(ctx, listId);
  const [list] = selectLists(ctx, eq(leadLists.id, listId), 1);
  if (!list) throw new Error(`lead list ${listId} vanished while it was read`);
  return list;
}

function selectLists(ctx: RequestContext, where: SQL | undefined, limit: number): LeadList[] {
  return ctx.database
    .select({ list: leadLists, leadCount, linkedCount: linkedCount(ctx) })
    .from(leadLists)
    .where(where)
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(limit)
    .all()
    .map(({ list, ...counts }) => ({
      id: list.id,
      name: list.name,
      ...counts,
      shared: list.isShared,
      isOwner: list.ownerId === ctx.caller.userId,
      createdAt: list.createdAt.toISOString(),
      format: list.format,
    }));
}
