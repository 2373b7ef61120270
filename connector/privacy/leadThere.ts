import { and, eq, exists, inArray, isNull, sql, type Placeholder, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { chunksOf } from "../chunksOf.ts";
import { allOfIds } from "../database/allOfIds.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { leads } from "../database/schema/leads.ts";

/** Whether a lead is there, and nothing waits to remove it. */
export const isLeadThere = (handle: DatabaseHandle, leadId: string): boolean =>
  prepared(handle, byId).get({ leadId }) !== undefined;

/** The same of each row's lead, in a query. */
export const hasLead = (handle: DatabaseHandle, leadId: AnySQLiteColumn): SQL =>
  exists(leadsThere(handle, eq(leads.id, leadId)));

/** The first of many leads that is not there. */
export function firstLeadGone(handle: DatabaseHandle, leadIds: readonly string[]): string | undefined {
  for (const ids of chunksOf(leadIds, idsPerStatement)) {
    const there = new Set(allOfIds(handle, byIds, ids).map(({ id }) => id));
    const gone = ids.find((id) => !there.has(id));
    if (gone !== undefined) return gone;
  }
  return undefined;
}

const byId = (handle: DatabaseHandle) =>
  leadsThere(handle, eq(leads.id, sql.placeholder("leadId"))).prepare();

const byIds = (handle: DatabaseHandle, ids: Placeholder[]) =>
  leadsThere(handle, inArray(leads.id, ids)).prepare();

const leadsThere = (handle: DatabaseHandle, which: SQL) =>
  handle
    .select({ id: leads.id })
    .from(leads)
    .where(and(which, isNull(leads.removedAt)));
