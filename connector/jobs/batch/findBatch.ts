import { and, eq, count } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import {
  batches,
  type Batch,
  batchRows,
  type BatchRow,
  type BatchRowState,
} from "../../database/schema/batches.ts";
import { refusal } from "../../reasons/refusal.ts";
import { firstOf } from "../../database/firstOf.ts";
import type { DatabaseHandle } from "../../database/database.ts";

/** The caller's own batch. Throws `not-found`, also for batches of others. */
export async function findBatch(ctx: RequestContext, id: string): Promise<Batch> {
  const { orgId, userId } = ctx.caller;
  const batch = await firstOf(
    ctx.database
      .select()
      .from(batches)
      .where(and(eq(batches.id, id), eq(batches.orgId, orgId), eq(batches.userId, userId))),
  );
  if (!batch) throw refusal("no-such-batch");
  return batch;
}

/** The row of a lead in the caller's own batch. Throws `not-found`. */
export async function findBatchRow(ctx: RequestContext, batchId: string, leadId: string): Promise<BatchRow> {
  const batch = await findBatch(ctx, batchId);
  const row = await firstOf(
    ctx.database
      .select()
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batch.id), eq(batchRows.leadId, leadId))),
  );
  if (!row) throw refusal("no-such-row");
  return row;
}

/** The number of a batch's rows by state, and of the created ones those whose contact has a role. */
export async function countRows(
  handle: DatabaseHandle,
  batchId: string,
): Promise<Record<BatchRowState | "roles", number>> {
  const counts = { roles: 0, waiting: 0, running: 0, unknown: 0, created: 0, failed: 0, skipped: 0 };
  const found = await handle
    .select({ state: batchRows.state, count: count(), roles: count(batchRows.opportunityId) })
    .from(batchRows)
    .where(eq(batchRows.batchId, batchId))
    .groupBy(batchRows.state);
  for (const row of found) {
    counts[row.state] = row.count;
    if (row.state === "created") counts.roles = row.roles;
  }
  return counts;
}
