import { and, eq, count } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import {
  rehearsals,
  type Rehearsal,
  rehearsalRows,
  type RehearsalRowState,
} from "../../database/schema/rehearsals.ts";
import { refusal } from "../../reasons/refusal.ts";
import { firstOf } from "../../database/firstOf.ts";
import type { DatabaseHandle } from "../../database/database.ts";

/** The caller's own rehearsal. Throws `not-found`, also for those of others. */
export async function findRehearsal(ctx: RequestContext, id: string): Promise<Rehearsal> {
  const { orgId, userId } = ctx.caller;
  const rehearsal = await firstOf(
    ctx.database
      .select()
      .from(rehearsals)
      .where(and(eq(rehearsals.id, id), eq(rehearsals.orgId, orgId), eq(rehearsals.userId, userId))),
  );
  if (!rehearsal) throw refusal("no-such-rehearsal");
  return rehearsal;
}

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
