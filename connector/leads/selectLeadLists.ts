import { and, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { everybody, leadListLinks, leadLists } from "../database/schema/leads.ts";
import { countStatuses } from "./countStatuses.ts";
import { recallCounts, type StatusCounts } from "./lastCounts.ts";

export interface LeadList {
  id: string;
  name: string;
  leadCount: number;
  linkedCount: number;
  statuses: StatusCounts | null;
  shared: boolean;
  isOwner: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  format: string | null;
}

/** See listIndex/keepLinkCounts.ts. */
function linkedCount({ database, caller }: RequestContext) {
  const counts = database
    .select({ sum: sql`coalesce(sum(${leadListLinks.linkedCount}), 0)` })
    .from(leadListLinks)
    .where(
      and(eq(leadListLinks.listId, leadLists.id), inArray(leadListLinks.forUser, [everybody, caller.userId])),
    );
  return sql<number>`${counts}`;
}

/** Lead lists as the caller sees them, newest first. */
export async function selectLeadLists(
  ctx: RequestContext,
  where: SQL | undefined,
  limit: number,
): Promise<LeadList[]> {
  const rows = await ctx.database
    .select({ list: leadLists, linkedCount: linkedCount(ctx) })
    .from(leadLists)
    .where(where)
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(limit);
  const shown: LeadList[] = [];
  // Few were looked at lately and have changed since: they are counted one after the other.
  for (const { list, linkedCount: linked } of rows) {
    const counts = { leads: list.leadCount, linked };
    shown.push({
      id: list.id,
      name: list.name,
      leadCount: list.leadCount,
      linkedCount: linked,
      statuses: await recallCounts(ctx, list.id, counts, () => countStatuses(ctx, list.id)),
      shared: list.isShared,
      isOwner: list.ownerId === ctx.caller.userId,
      createdAt: list.createdAt.toISOString(),
      format: list.format,
    });
  }
  return shown;
}
