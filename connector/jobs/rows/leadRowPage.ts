import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { LeadJobRow } from "../../database/schema/jobs.ts";
import { showRecord, type KnownRecord } from "../../leads/knownVisibility.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { type ShownProblem, showProblem } from "../../reasons/problems.ts";
import { findJob, pageOf, pageStart, type PageInput, type RowPage } from "../findJobs.ts";
import type { LeadJobKind } from "../kind.ts";
import { countWhere, readLeadRows, type FoundRow } from "./leadRows.ts";
import { readSkippedRecords, skippedForHidden } from "./skippedRecords.ts";

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
