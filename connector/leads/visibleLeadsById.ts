import { and, inArray, sql, type Placeholder } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { allOfIds } from "../database/prepared.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { leads, type LeadRow } from "../database/schema/leads.ts";
import { mapPartsInTurns } from "../inTurns.ts";
import { areVisibleTo } from "./findLead.ts";

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
