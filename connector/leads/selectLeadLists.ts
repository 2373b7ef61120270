import { desc, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
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

/** A correlated subquery: one query counts the leads of every list. */
const leadCount = sql<number>`(select count(*) from lead_list_members m where m.list_id = "lead_lists"."id")`;
const linkedCount = (ctx: RequestContext) =>
  sql<number>`(select count(*) from lead_list_members m join lead_links on lead_links.lead_id = m.lead_id where m.list_id = "lead_lists"."id" and ${isSeenBy(ctx.database, ctx.caller.userId)})`;

/** Lead lists as the caller sees them, newest first. */
export function selectLeadLists(ctx: RequestContext, where: SQL | undefined, limit: number): LeadList[] {
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
