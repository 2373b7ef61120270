import { and, inArray, sql, type Placeholder } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import type { RequestContext } from "../context.ts";
import { allOfIds } from "../database/allOfIds.ts";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { leads, type LeadRow } from "../database/schema/leads.ts";
import { eachInTurns } from "../inTurns.ts";
import { areVisibleTo } from "./findLead.ts";

/** Leads read at one moment, between two turns of others. */
const leadsPerRead = 100;

/**
 * The leads with these ids that the caller may see. Takes any number of ids, and reads them in turns: each
 * lead is as it was at some moment meanwhile.
 */
export async function visibleLeadsById(
  ctx: RequestContext,
  leadIds: string[],
): Promise<Map<string, LeadRow>> {
  const found = new Map<string, LeadRow>();
  const { orgId, userId } = ctx.caller;
  await eachInTurns(chunksOf(leadIds, leadsPerRead), (ids) => {
    for (const lead of allOfIds(ctx.database, leadsSeen, ids, { orgId, userId })) found.set(lead.id, lead);
  });
  return found;
}

/** The same without a look at who may see them: for leads of a list that the caller sees. */
export async function leadsById(database: Database, leadIds: string[]): Promise<Map<string, LeadRow>> {
  const found = new Map<string, LeadRow>();
  await eachInTurns(chunksOf(leadIds, leadsPerRead), (ids) => {
    for (const lead of allOfIds(database, leadsOf, ids)) found.set(lead.id, lead);
  });
  return found;
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
