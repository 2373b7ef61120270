import { and, eq, exists, isNull, or, sql, type Placeholder, type SQL, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle, Database } from "../database/database.ts";
import { leadListMembers, leadLists, leads, type LeadRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { firstOf } from "../database/rows.ts";
import { withoutIndex } from "../database/fragments.ts";
import { allOfIds } from "../database/prepared.ts";
import { mapPartsInTurns } from "../work/inTurns.ts";

/** Leads that the caller may see: their own, and those in a list that a colleague shares. */
export function visibleLeads({ database, caller }: RequestContext): SQL | undefined {
  return areVisibleTo(database, caller);
}

/** The same for any user, or for placeholders of a prepared query. For leads that are named by their ids. */
function areVisibleTo(
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

/**
 * The leads with these ids that the caller may see. Takes any number of ids, and reads them in turns: each
 * lead is as it was at some moment meanwhile.
 */
export async function visibleLeadsById(
  ctx: RequestContext,
  leadIds: string[],
): Promise<Map<string, LeadRow>> {
  const { orgId, userId } = ctx.caller;
  const found = await mapPartsInTurns(leadIds, (ids) =>
    allOfIds(ctx.database, leadsSeen, ids, { orgId, userId }),
  );
  return new Map(found.map((lead) => [lead.id, lead]));
}

/** The same without a look at who may see them: for leads of a list that the caller sees. */
export async function leadsById(database: Database, leadIds: string[]): Promise<Map<string, LeadRow>> {
  const found = await mapPartsInTurns(leadIds, (ids) => allOfIds(database, leadsOf, ids));
  return new Map(found.map((lead) => [lead.id, lead]));
}

const leadsOf = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle.select().from(leads).where(inArray(leads.id, ids)).prepare();

const leadsSeen = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select()
    .from(leads)
    .where(
      and(
        inArray(leads.id, ids),
        areVisibleTo(handle, { orgId: sql.placeholder("orgId"), userId: sql.placeholder("userId") }),
      ),
    )
    .prepare();
