import { count, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { rehearsalRows, type RehearsalRowState } from "../database/schema/rehearsals.ts";

/** The number of a rehearsal's rows by state. */
export async function countRows(
  handle: DatabaseHandle,
  rehearsalId: string,
): Promise<Record<RehearsalRowState, number>> {
  const counts = { waiting: 0, running: 0, "would-create": 0, "would-fail": 0, untold: 0, skipped: 0 };
  const found = await handle
    .select({ state: rehearsalRows.state, count: count() })
    .from(rehearsalRows)
    .where(eq(rehearsalRows.rehearsalId, rehearsalId))
    .groupBy(rehearsalRows.state);
  for (const row of found) counts[row.state] = row.count;
  return counts;
}
