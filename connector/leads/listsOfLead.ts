import { and, desc, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadListMembers, leadLists } from "../database/schema/leads.ts";
import { visibleLists } from "./findLeadList.ts";

/** The lists that the caller sees a lead in, the newest first. */
export const listsOfLead = async (
  ctx: RequestContext,
  leadId: string,
): Promise<{ id: string; name: string }[]> =>
  await ctx.database
    .select({ id: leadLists.id, name: leadLists.name })
    .from(leadListMembers)
    .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
    .where(and(eq(leadListMembers.leadId, leadId), visibleLists(ctx.caller)))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id));
