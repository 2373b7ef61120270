import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { idsPerStatement } from "../database/prepared.ts";
import { leadListMembers } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { chunksOf } from "../chunksOf.ts";

/** Throws `request-invalid` for a lead that is not in the list. */
export async function requireMembers(ctx: RequestContext, listId: string, leadIds: string[]): Promise<void> {
  for (const ids of chunksOf(leadIds, idsPerStatement)) {
    const members = await ctx.database
      .select({ id: leadListMembers.leadId })
      .from(leadListMembers)
      .where(and(eq(leadListMembers.listId, listId), inArray(leadListMembers.leadId, ids)));
    const inList = new Set(members.map(({ id }) => id));
    const stray = ids.find((id) => !inList.has(id));
    if (stray === undefined) continue;
    throw refusal("lead-not-in-list", { values: { lead: stray }, field: "leadIds" });
  }
}
