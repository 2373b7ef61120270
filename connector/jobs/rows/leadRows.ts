import { and, asc, count, eq, gt, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { firstOf } from "../../database/rows.ts";
import type { LeadJob, LeadJobRow, LeadRowTable } from "../../database/schema/jobs.ts";
import { leads, type LeadRow } from "../../database/schema/leads.ts";
import { visibleLeads } from "../../leads/findLead.ts";
import { showRecord, type KnownRecord } from "../../leads/knownVisibility.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { type ShownProblem, showProblem } from "../../reasons/problems.ts";
import { findJob, pageOf, pageStart, type PageInput, type RowPage } from "../findJobs.ts";
import type { LeadJobKind } from "../kind.ts";
import { readSkippedRecords, skippedForHidden } from "./skippedRecords.ts";

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

/** One lead of a job. */
export interface LeadRowStatus {
  leadId: string;
  /** Null where the lead was deleted or is no longer shared with the caller. */
  name: string | null;
  company: string | null;
  accountId: string | null;
  opportunityId: string | null;
  role: string | null;
  error: ShownProblem | null;
}

/**
 * A page of a job's rows in the order of its leads; those in flight count as waiting, as in the job's counts.
 * One API call at most, to check which linked records the caller may see. Throws `not-found`, and
 * `request-invalid` for an unknown cursor.
 */
export async function readLeadRowPage<Row extends LeadJobRow>(
  kind: LeadJobKind,
  ctx: RequestContext,
  id: string,
  page: PageInput & { state?: string | undefined },
): Promise<RowPage<FoundRow<Row> & { shown: LeadRowStatus }>> {
  const { table, job, state } = kind.rows;
  await findJob(kind, ctx, id);
  const states = page.state === "waiting" ? ["waiting", "running"] : [page.state];
  const isWanted = and(eq(job, id), page.state === undefined ? undefined : inArray(state, states));
  const found = await readLeadRows<Row>(ctx, ctx.database, table, {
    where: and(isWanted, gt(table.position, pageStart(page))),
    orderBy: [asc(table.position)],
    limit: page.limit + 1,
    offset: page.offset ?? 0,
  });
  const { shown, nextCursor } = pageOf(found, page.limit);
  const recordOf = await readSkippedRecords(
    ctx,
    shown.map(({ row }) => row),
  );
  return {
    items: shown.map((one) => ({ ...one, shown: rowStatus(ctx, one, recordOf.get(one.row.position)) })),
    nextCursor,
    total: await countWhere(ctx.database, kind, isWanted),
  };
}

function rowStatus(
  ctx: RequestContext,
  { row, lead }: FoundRow,
  record: KnownRecord | undefined,
): LeadRowStatus {
  const { leadId, accountId, opportunityId, role, problem } = row;
  const isHidden = record && showRecord(ctx, record).recordId === undefined;
  return {
    leadId,
    name: lead && fullName(lead),
    company: lead?.company ?? null,
    ...{ accountId, opportunityId, role },
    error: problem && showProblem(isHidden ? skippedForHidden : problem),
  };
}
