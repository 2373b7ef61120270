import { and, eq, exists, isNull, or, sql, type Placeholder, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { leadListMembers, leadLists, leads, type LeadRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { firstOf } from "../database/firstOf.ts";
import { withoutIndex } from "../database/fragments.ts";

/** Leads that the caller may see: their own, and those in a list that a colleague shares. */
export function visibleLeads({ database, caller }: RequestContext): SQL | undefined {
  return areVisibleTo(database, caller);
}

/** The same for any user, or for placeholders of a prepared query. For leads that are named by their ids. */
export function areVisibleTo(
  handle: DatabaseHandle,
  { orgId, userId }: Record<"orgId" | "userId", string | Placeholder>,
): SQL | undefined {
  const inSharedList = handle
    .select({ one: sql`1` })
    .from(leadListMembers)
    .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
    .where(and(eq(leadListMembers.leadId, leads.id), eq(leadLists.isShared, true)));
  return and(
    eq(withoutIndex(handle, leads.orgId), orgId),
    isNull(leads.removedAt),
    or(eq(leads.ownerId, userId), exists(inSharedList)),
  );
}

/** A lead that the caller may see. Throws `not-found`, for others' leads too. */
export async function findLead(ctx: RequestContext, leadId: string): Promise<LeadRow> {
  const lead = await firstOf(
    ctx.database
      .select()
      .from(leads)
      .where(and(eq(leads.id, leadId), visibleLeads(ctx))),
  );
  if (!lead) throw refusal("no-such-lead");
  return lead;
}
