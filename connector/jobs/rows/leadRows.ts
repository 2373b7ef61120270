import { and, asc, count, eq, lt, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { firstOf } from "../../database/rows.ts";
import type { LeadJob, LeadJobRow, LeadRowTable } from "../../database/schema/jobs.ts";
import { leads, type LeadRow } from "../../database/schema/leads.ts";
import { visibleLeads } from "../../leads/findLead.ts";
import type { LeadJobKind } from "../kind.ts";

/** A row and its lead; null where that was deleted or the user may not see it any more. */
export interface FoundRow<Row extends LeadJobRow = LeadJobRow> {
  row: Row;
  lead: LeadRow | null;
}

interface Wanted {
  where: SQL | undefined;
  orderBy: SQL[];
  limit?: number;
  offset?: number;
}

/** Rows of a table, which are of the type `Row`, with their leads. */
export async function readLeadRows<Row extends LeadJobRow>(
  ctx: RequestContext,
  handle: DatabaseHandle,
  table: LeadRowTable,
  { where, orderBy, limit = -1, offset = 0 }: Wanted,
): Promise<FoundRow<Row>[]> {
  const query = handle
    .select({ row: table, lead: leads })
    .from(table)
    .leftJoin(leads, and(eq(leads.id, table.leadId), visibleLeads(ctx)))
    .where(where)
    .orderBy(...orderBy)
    .$dynamic();
  const found = await (limit < 0 ? query : query.limit(limit).offset(offset));
  return found as FoundRow<Row>[];
}

/**
 * The order in which rows are sent: those with roles first, and by account, so that they do not contend for
 * its lock. Those without an account come first, in either database; those that were tried last.
 */
export const sendingOrder = (table: LeadRowTable): SQL[] => [
  asc(table.attempts),
  asc(sql`${table.opportunityId} is null`),
  asc(sql`${table.accountId} is not null`),
  asc(table.accountId),
  asc(table.opportunityId),
  asc(table.position),
];

/** The rows of a job that wait and have been prepared. */
export function preparedRowsOf({ rows }: LeadJobKind, job: LeadJob): SQL | undefined {
  return and(
    eq(rows.job, job.id),
    eq(rows.state, "waiting"),
    job.preparedAt === null ? lt(rows.position, job.preparedRows) : undefined,
  );
}

/** The number of rows that are so. */
export async function countWhere(
  handle: DatabaseHandle,
  { rows: { table } }: LeadJobKind,
  where: SQL | undefined,
): Promise<number> {
  const found = await firstOf(handle.select({ count: count() }).from(table).where(where));
  return found?.count ?? 0;
}
