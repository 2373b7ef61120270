import { and, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { event } from "../log/event.ts";
import { fewestAttempts } from "./sendableRows.ts";
import { changesOf } from "../database/database.ts";

/** Pauses before rows with a locked record are sent again, by number of tries: half a minute in all. */
export const lockPausesMs = [1_000, 3_000, 9_000, 17_000];

/** Pauses a batch briefly where all remaining rows have met locked records. Other rows are sent first. */
export async function waitForLocks(app: AppContext, batch: Batch): Promise<void> {
  const pauseMs = lockPausesMs[((await fewestAttempts(app.database, batch)) ?? 0) - 1];
  if (pauseMs === undefined) return;
  const resumeAt = app.clock().getTime() + pauseMs;
  const { id: batchId, userId, orgId } = batch;
  const changed = await app.database
    .update(batches)
    .set({ resumeAt })
    .where(and(eq(batches.id, batchId), eq(batches.state, "running")));
  if (changesOf(changed) === 0) return;
  await event(app, "batch.delayed", { batchId, userId, orgId, resumeAt: new Date(resumeAt).toISOString() });
}
