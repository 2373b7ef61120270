import { desc, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { countStatuses } from "./countStatuses.ts";
import { countLinked } from "./linkedMembers.ts";
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

/** Lead lists as the caller sees them, newest first. */
export async function selectLeadLists(
  ctx: RequestContext,
  where: SQL | undefined,
  limit: number,
): Promise<LeadList[]> {
  const rows = await ctx.database
    .select()
    .from(leadLists)
    .where(where)
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  const linkedIn = await countLinked(ctx, ids);
  const shown: LeadList[] = [];
  // Few were looked at lately and have changed since: they are counted one after the other.
  for (const list of rows) {
    const linked = linkedIn.get(list.id) ?? 0;
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
