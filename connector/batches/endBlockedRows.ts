import { and, eq, exists, inArray, lt, ne } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { writeRows } from "../creations/ledger/batchRows.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { storedProblem } from "../problems.ts";

/** By then every lost answer is settled, unless its user is signed out. */
const unsettledMs = 15 * 60_000;

/**
 * Fails rows whose lead another user's creation blocks since its answer was lost. Only that user can ask
 * Salesforce how it ended, and may never sign in again.
 */
export async function endBlockedRows(app: AppContext): Promise<void> {
  const now = app.clock().getTime();
  const unsettled = app.database
    .select({ id: creations.id })
    .from(creations)
    .innerJoin(batches, eq(batches.id, batchRows.batchId))
    .where(
      and(
        eq(creations.leadId, batchRows.leadId),
        eq(creations.state, "unknown"),
        ne(creations.userId, batches.userId),
        lt(creations.lostAt, now - unsettledMs),
      ),
    );
  // Rows of other batches are not sent anyway, and there are many more of them.
  const open = app.database
    .select({ id: batches.id })
    .from(batches)
    .where(inArray(batches.state, ["running", "paused"]));
  const isBlocked = and(inArray(batchRows.batchId, open), eq(batchRows.state, "waiting"), exists(unsettled));
  await writeRows(app, app.database, { state: "failed", problem: storedProblem(blocked()) }, isBlocked);
}

function blocked(): AppError {
  return refusal("colleague-in-progress");
}
