import { and, eq, exists, isNull, or, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadListMembers, leadLists, leads, type LeadRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";

/** Leads that the caller may see: their own, and those in a list that a colleague shares. */
export function visibleLeads(ctx: RequestContext): SQL | undefined {
  const inSharedList = ctx.database
    .select({ one: sql`1` })
    .from(leadListMembers)
    .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
    .where(and(eq(leadListMembers.leadId, leads.id), eq(leadLists.isShared, true)));
  return and(
    eq(leads.orgId, ctx.caller.orgId),
    isNull(leads.removedAt),
    or(eq(leads.ownerId, ctx.caller.userId), exists(inSharedList)),
  );
}

/** A lead that the caller may see. Throws `not-found`, for others' leads too. */
export function findLead(ctx: RequestContext, leadId: string): LeadRow {
  const lead = ctx.database
    .select()
    .from(leads)
    .where(and(eq(leads.id, leadId), visibleLeads(ctx)))
    .get();
  if (!lead) throw refusal("no-such-lead");
  return lead;
}
