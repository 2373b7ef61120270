import { and, asc, eq, exists, inArray, not, notExists, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { batches, batchRows, type Batch } from "../database/schema/batches.ts";
import { hasRunningCreation } from "../creations/ledger/refuse.ts";
import { endBlockedRows } from "./endBlockedRows.ts";
import { isDue } from "./isDue.ts";
import { stepBatch } from "./stepBatch.ts";
import { takeTurns, type Turn } from "./takeTurns.ts";
import { writeBatches } from "./writeBatches.ts";

/** Users whose batches run at the same time, each with one request in flight. */
const usersAtOnceMax = 8;

/**
 * The background job: sends the waiting rows of batches, one chunk a turn, round-robin by user, so that long
 * lists do not hold up others. Runs in one connector only, the leader. Ends when no row is left to send, or
 * on `signal`. Calls `stepEnded` after each chunk, since it may run for days. Throws where the database
 * fails, after finishing what it has begun.
 */
export async function runBatches(
  app: AppContext,
  signal: AbortSignal,
  stepEnded: () => void = () => undefined,
  others: readonly TurnKind[] = [],
): Promise<void> {
  await takeTurns(app, signal, {
    usersAtOnceMax,
    stepEnded,
    runnable: () => runnableTurns(app, others),
    prepare: async () => {
      await endBlockedRows(app);
      await finishBatches(app);
      for (const kind of others) await kind.finish(app);
    },
  });
}

/** Something else that takes turns with batches, so that a user has one request in flight. */
export interface TurnKind {
  /** Finishes what has nothing left to do. */
  finish(app: AppContext): Promise<void>;
  /** The turns that may be taken now. */
  runnable(app: AppContext): Promise<Turn[]>;
}

/** All that may take a turn. A user's other turns go before their batches: they are waited for. */
async function runnableTurns(app: AppContext, others: readonly TurnKind[]): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (const kind of others) turns.push(...(await kind.runnable(app)));
  const runnable = await runnableBatches(app);
  return [
    ...turns,
    ...runnable.map((batch) => ({ userId: batch.userId, step: () => stepBatch(app, batch) })),
  ];
}

/** Batches with rows to send now, oldest first. */
async function runnableBatches(app: AppContext): Promise<Batch[]> {
  const isBusy = hasRunningCreation(app.database, batchRows.leadId);
  const sendable = app.database
    .select({ one: sql`1` })
    .from(batchRows)
    .where(and(eq(batchRows.batchId, batches.id), eq(batchRows.state, "waiting"), not(isBusy)));
  return (
    await app.database
      .select()
      .from(batches)
      .where(and(inArray(batches.state, ["running", "paused"]), exists(sendable)))
      .orderBy(asc(batches.createdAt))
  ).filter((batch) => isDue(app, batch));
}

/** Finishes batches whose rows have all ended. */
async function finishBatches(app: AppContext): Promise<void> {
  const unended = app.database
    .select({ one: sql`1` })
    .from(batchRows)
    .where(
      and(eq(batchRows.batchId, batches.id), inArray(batchRows.state, ["waiting", "running", "unknown"])),
    );
  await writeBatches(
    app,
    { state: "finished", problem: null, resumeAt: null, finishedAt: app.clock().getTime() },
    and(inArray(batches.state, ["running", "paused"]), notExists(unended)),
  );
}
