import { eq, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { findOwnList } from "./findLeadList.ts";
import { readLeadList } from "./readLeadList.ts";
import { type LeadList } from "./selectLeadLists.ts";

/** Renames the caller's list, or starts or stops sharing it with the org. */
export async function updateLeadList(
  ctx: RequestContext,
  listId: string,
  change: { name?: string | undefined; shared?: boolean | undefined },
): Promise<LeadList> {
  await findOwnList(ctx, listId);
  const { name, shared } = change;
  // What is not asked for stays as it is then: another request may change it meanwhile.
  await ctx.database
    .update(leadLists)
    .set({
      ...(name !== undefined && { name }),
      isShared: shared ?? sql`${leadLists.isShared}`,
    })
    .where(eq(leadLists.id, listId));
  return await readLeadList(ctx, listId);
}
