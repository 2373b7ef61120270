import { desc, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { visibleLists } from "./findLeadList.ts";
import { linkedMembers } from "./linkedMembers.ts";
import { listedLeads, type ListedLead } from "./listedLeads.ts";

/** In older lists nobody is looked for. */
const listsMax = 50;

/** Linked leads of the lists that the caller may see, those of the newest list first, `max` at most. */
export async function linkedLeads(ctx: RequestContext, max: number): Promise<ListedLead[]> {
  const newest = await ctx.database
    .select({ id: leadLists.id })
    .from(leadLists)
    .where(visibleLists(ctx.caller))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(listsMax);
  const areNewest = inArray(
    leadLists.id,
    newest.map(({ id }) => id),
  );
  return [...(await listedLeads(ctx, linkedMembers(ctx, areNewest).getSQL(), max)).values()];
}
