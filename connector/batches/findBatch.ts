import { and, count, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/open.ts";
import {
  batches,
  batchRows,
  type Batch,
  type BatchRow,
  type BatchRowState,
} from "../database/schema/batches.ts";
import { refusal } from "../reasons/refusal.ts";

/** The caller's own batch. Throws `not-found`, for others' too. */
export function findBatch(ctx: RequestContext, id: string): Batch {
  const { orgId, userId } = ctx.caller;
  const batch = ctx.database
    .select()
    .from(batches)
    .where(and(eq(batches.id, id), eq(batches.orgId, orgId), eq(batches.userId, userId)))
    .get();
  if (!batch) throw refusal("no-such-batch");
  return batch;
}

/** The row of a lead in the caller's own batch. Throws `not-found`. */
export function findBatchRow(ctx: RequestContext, batchId: string, leadId: string): BatchRow {
  const batch = findBatch(ctx, batchId);
  const row = ctx.database
    .select()
    .from(batchRows)
    .where(and(eq(batchRows.batchId, batch.id), eq(batchRows.leadId, leadId)))
    .get();
  if (!row) throw refusal("no-such-row");
  return row;
}

/** How many rows of a batch are in each state. */
export function countRows(handle: DatabaseHandle, batchId: string): Record<BatchRowState, number> {
  const counts = { waiting: 0, running: 0, unknown: 0, created: 0, failed: 0, skipped: 0 };
  const found = handle
    .select({ state: batchRows.state, count: count() })
    .from(batchRows)
    .where(eq(batchRows.batchId, batchId))
    .groupBy(batchRows.state)
    .all();
  for (const row of found) counts[row.state] = row.count;
  return counts;
}
