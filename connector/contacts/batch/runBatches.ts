import { and, asc, eq, exists, inArray, lte, notExists, or, sql } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { batches, batchRows, type Batch } from "../../database/schema/batches.ts";
import { creations } from "../../database/schema/contacts.ts";
import { runningStates } from "../ledger/reserveCreation.ts";
import { stepBatch } from "./stepBatch.ts";

/** Users whose batches run side by side; each has one request in flight. */
const usersAtOnceMax = 8;

/**
 * The background job: sends what waits in batches, a chunk a turn. The user who was served longest ago comes next, so that users share
 * the connector evenly however long their lists are. Ends when nothing is left to send, or `signal` says so.
 */
export async function runBatches(app: AppContext, signal: AbortSignal): Promise<void> {
  finishBatches(app);
  const running = new Map<string, Promise<void>>();
  const servedAt = new Map<string, number>();
  for (let turn = 1; ; turn += 1) {
    while (running.size < usersAtOnceMax && !signal.aborted) {
      const batch = nextBatch(app, running, servedAt);
      if (!batch) break;
      servedAt.set(batch.userId, turn);
      const step = stepBatch(app, batch).finally(() => running.delete(batch.userId));
      running.set(batch.userId, step);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  finishBatches(app);
}

/** A batch with something to send now, of the user who waited longest. */
function nextBatch(
  app: AppContext,
  busy: ReadonlyMap<string, unknown>,
  servedAt: ReadonlyMap<string, number>,
): Batch | undefined {
  const leadIsBusy = app.database
    .select({ one: sql`1` })
    .from(creations)
    .where(and(eq(creations.leadId, batchRows.leadId), inArray(creations.state, runningStates)));
  const sendable = app.database
    .select({ one: sql`1` })
    .from(batchRows)
    .where(and(eq(batchRows.batchId, batches.id), eq(batchRows.state, "waiting"), notExists(leadIsBusy)));
  const isDue = and(eq(batches.state, "paused"), lte(batches.resumeAt, app.clock().getTime()));
  const runnable = app.database
    .select()
    .from(batches)
    .where(and(or(eq(batches.state, "running"), isDue), exists(sendable)))
    .orderBy(asc(batches.createdAt))
    .all()
    .filter(({ userId }) => !busy.has(userId));
  return runnable.sort(
    (one, other) => (servedAt.get(one.userId) ?? 0) - (servedAt.get(other.userId) ?? 0),
  )[0];
}

/** Batches in which every row has ended. */
function finishBatches(app: AppContext): void {
  const unended = app.database
    .select({ one: sql`1` })
    .from(batchRows)
    .where(
      and(eq(batchRows.batchId, batches.id), inArray(batchRows.state, ["waiting", "running", "unknown"])),
    );
  app.database
    .update(batches)
    .set({ state: "finished", problem: null, resumeAt: null, finishedAt: app.clock().getTime() })
    .where(and(inArray(batches.state, ["running", "paused"]), notExists(unended)))
    .run();
}
