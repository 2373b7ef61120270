import { and, eq, min } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { batchUndoRows, batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { lockPausesMs } from "../waitForLocks.ts";
import { firstOf } from "../../database/firstOf.ts";

/** Waits briefly where all contacts that are left have met a record that somebody else was writing. */
export async function waitForLockedContacts(app: AppContext, { batchId }: BatchUndo): Promise<void> {
  const isWaiting = and(eq(batchUndoRows.batchId, batchId), eq(batchUndoRows.outcome, "waiting"));
  const found = await firstOf(
    app.database
      .select({ attempts: min(batchUndoRows.attempts) })
      .from(batchUndoRows)
      .where(isWaiting),
  );
  const pauseMs = lockPausesMs[(found?.attempts ?? 0) - 1];
  if (pauseMs === undefined) return;
  await app.database
    .update(batchUndos)
    .set({ resumeAt: app.clock().getTime() + pauseMs })
    .where(and(eq(batchUndos.batchId, batchId), eq(batchUndos.state, "running")));
}
