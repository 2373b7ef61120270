import { count, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batchUndoRows, type UndoOutcome } from "../database/schema/batchUndos.ts";

/** The number of contacts of an undo by how they ended. */
export async function countUndoRows(
  handle: DatabaseHandle,
  batchId: string,
): Promise<Record<UndoOutcome, number>> {
  const counts = { waiting: 0, undone: 0, kept: 0, failed: 0 };
  const found = await handle
    .select({ outcome: batchUndoRows.outcome, count: count() })
    .from(batchUndoRows)
    .where(eq(batchUndoRows.batchId, batchId))
    .groupBy(batchUndoRows.outcome);
  for (const row of found) counts[row.outcome] = row.count;
  return counts;
}
