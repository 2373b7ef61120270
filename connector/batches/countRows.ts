import { count, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batchRows, type BatchRowState } from "../database/schema/batches.ts";

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
