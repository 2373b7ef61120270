import { and, eq, exists, isNull, sql, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leads } from "../database/schema/leads.ts";
import { firstOf } from "../database/firstOf.ts";

/** Whether a lead is there, and nothing waits to remove it. */
export const isLeadThere = async (handle: DatabaseHandle, leadId: string): Promise<boolean> =>
  (await firstOf(prepared(handle, byId).execute({ leadId }))) !== undefined;

/** The same of each row's lead, in a query. */
export const hasLead = (handle: DatabaseHandle, leadId: AnySQLiteColumn): SQL =>
  exists(leadsThere(handle, eq(leads.id, leadId)));

const byId = (handle: DatabaseHandle) =>
  leadsThere(handle, eq(leads.id, sql.placeholder("leadId"))).prepare();

const leadsThere = (handle: DatabaseHandle, which: SQL) =>
  handle
    .select({ id: leads.id })
    .from(leads)
    .where(and(which, isNull(leads.removedAt)));
