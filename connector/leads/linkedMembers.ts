import { and, count, eq, exists, inArray, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLinks, leadListMembers, leadLists } from "../database/schema/leads.ts";
import { isSeenBy } from "./recordLink.ts";

/**
 * Members of some lists that the caller sees as linked, as `list_id` and `position`. Reads the links of the
 * lists' owners, in this order: otherwise SQLite may begin with all members.
 */
export function linkedMembers({ database, caller }: RequestContext, areMeant: SQL | undefined) {
  const owners = database.select({ id: leadLists.ownerId }).from(leadLists).where(areMeant);
  return database
    .select({ listId: leadListMembers.listId, position: leadListMembers.position })
    .from(leadLinks)
    .crossJoin(leadListMembers)
    .where(
      and(
        inArray(leadLinks.ownerId, owners),
        eq(leadListMembers.leadId, leadLinks.leadId),
        exists(
          database
            .select({ one: sql`1` })
            .from(leadLists)
            .where(and(eq(leadLists.id, leadListMembers.listId), areMeant)),
        ),
        isSeenBy(database, caller.userId),
      ),
    );
}

/** How many members of lists the caller sees as linked, by the lists' ids. */
export async function countLinked(ctx: RequestContext, listIds: string[]): Promise<Map<string, number>> {
  const linked = linkedMembers(ctx, inArray(leadLists.id, listIds)).as("linked");
  const rows = await ctx.database
    .select({ listId: linked.listId, linked: count() })
    .from(linked)
    .groupBy(linked.listId);
  return new Map(rows.map((row) => [row.listId, row.linked]));
}
