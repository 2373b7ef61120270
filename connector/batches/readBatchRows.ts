import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batchRows, type BatchRow, type BatchRowState } from "../database/schema/batches.ts";
import { leads } from "../database/schema/leads.ts";
import { showProblem, type ShownProblem } from "../problems.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { showRecord, type KnownRecord } from "../leads/knownVisibility.ts";
import { recordUrl } from "../salesforce/recordId.ts";
import { findBatch } from "./findBatch.ts";
import { recordsOfDuplicates } from "./recordsOfDuplicates.ts";
import { readSkippedRecords, skippedForHidden } from "./readSkippedRecords.ts";
import { fullName } from "../matching/names/fullName.ts";
import { firstOf } from "../database/firstOf.ts";

/** One lead of a batch and its result. */
export interface BatchRowStatus {
  leadId: string;
  /** Null where the lead was deleted or is no longer shared with the caller. */
  name: string | null;
  company: string | null;
  state: BatchRowState;
  accountId: string | null;
  opportunityId: string | null;
  role: string | null;
  contactId: string | null;
  /** Opens the contact in Lightning. */
  url: string | null;
  error: ShownProblem | null;
  /** When its state was written last, ISO 8601, and by which request or step of the batch. */
  updatedAt: string;
  requestId: string | null;
}

interface BatchRowPage {
  items: BatchRowStatus[];
  nextCursor: string | null;
  /** The number of rows in the requested state. */
  total: number;
}

/**
 * A page of a batch's rows in the order of its leads. One API call at most, to check which linked records the
 * caller may see. Throws `not-found`, and `request-invalid` for an unknown cursor.
 */
export async function readBatchRows(
  ctx: RequestContext,
  batchId: string,
  page: {
    limit: number;
    cursor?: string | undefined;
    offset?: number | undefined;
    state?: BatchRowState | undefined;
  },
): Promise<BatchRowPage> {
  const batch = await findBatch(ctx, batchId);
  const after = page.cursor === undefined ? -1 : Number(decodeCursor(page.cursor, ["number"])[0]);
  const found = await ctx.database
    .select({ row: batchRows, lead: leads })
    .from(batchRows)
    .leftJoin(leads, and(eq(leads.id, batchRows.leadId), visibleLeads(ctx)))
    .where(and(eq(batchRows.batchId, batch.id), gt(batchRows.position, after), inState(page.state)))
    .orderBy(asc(batchRows.position))
    .limit(page.limit + 1)
    .offset(page.offset ?? 0);
  const shown = found.slice(0, page.limit);
  const last = found.length > page.limit ? shown.at(-1) : undefined;
  const recordOf = await readSkippedRecords(
    ctx,
    shown.map(({ row }) => row),
  );
  const duplicates = await recordsOfDuplicates(ctx, shown);
  return {
    items: shown.map(({ row, lead }) => ({
      leadId: row.leadId,
      name: lead && fullName(lead),
      company: lead?.company ?? null,
      state: row.state,
      accountId: row.accountId,
      opportunityId: row.opportunityId,
      role: row.role,
      contactId: row.contactId,
      url: row.contactId && recordUrl(ctx.salesforce.instanceUrl, "Contact", row.contactId),
      error: withRecords(errorOf(ctx, row.problem, recordOf.get(row.position)), duplicates.get(row.leadId)),
      updatedAt: new Date(row.updatedAt).toISOString(),
      requestId: row.requestId,
    })),
    nextCursor: last ? encodeCursor([last.row.position]) : null,
    total: await countRowsIn(ctx, batch.id, page.state),
  };
}

async function countRowsIn(
  ctx: RequestContext,
  batchId: string,
  state: BatchRowState | undefined,
): Promise<number> {
  const found = await firstOf(
    ctx.database
      .select({ total: count() })
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batchId), inState(state))),
  );
  return found?.total ?? 0;
}

/** Rows in flight count as waiting, as in the batch's counts. */
function inState(state: BatchRowState | undefined) {
  if (state === undefined) return undefined;
  return inArray(batchRows.state, state === "waiting" ? ["waiting", "running"] : [state]);
}

function withRecords(error: BatchRowStatus["error"], records: unknown[] = []): BatchRowStatus["error"] {
  return error && records.length > 0 ? { ...error, records } : error;
}

function errorOf(
  ctx: RequestContext,
  stored: BatchRow["problem"],
  record: KnownRecord | undefined,
): BatchRowStatus["error"] {
  if (!stored) return null;
  const isHidden = record && showRecord(ctx, record).recordId === undefined;
  return showProblem(isHidden ? skippedForHidden : stored);
}
