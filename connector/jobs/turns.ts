import { setImmediate } from "node:timers/promises";
import { and, asc, type SQL } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import type { AnyJob } from "../database/schema/jobs.ts";
import type { JobKind, JobWork } from "./kind.ts";
import { isDue, openIn } from "./lifecycle.ts";
import { stepJob } from "./stepJob.ts";

interface Turns {
  /** A user's jobs of the first kind go first. */
  works: readonly JobWork[];
  /** Users who are served at the same time, each with one request in flight. */
  usersAtOnceMax: number;
}

/** How often to look for new turns while requests are in flight. */
const lookMs = 500;

/**
 * The background job: a step a turn, round-robin by user, so that long lists do not hold up others, in the
 * leading connector only. Ends when no step is left to take, or on `signal`. Calls `stepEnded` after each,
 * since it may run for days. Throws where the database fails, after finishing what it has begun.
 */
export async function runJobs(
  app: AppContext,
  { works, usersAtOnceMax }: Turns,
  signal: AbortSignal,
  stepEnded: () => void = () => undefined,
): Promise<void> {
  const running = new Map<string, Promise<void>>();
  const turns = createRoundRobin();
  const timeout = createTimeout();
  const failed = new AbortController();
  try {
    while (await app.runner.isLeader()) {
      failed.signal.throwIfAborted();
      for (const work of works) await work.finish?.(app);
      while (running.size < usersAtOnceMax && !signal.aborted) {
        const turn = turns.next(await turnsOf(app, works), (userId) => running.has(userId));
        if (!turn) break;
        const step = turn
          .step()
          .then(stepEnded)
          .catch((error: unknown) => failed.abort(error))
          .finally(() => running.delete(turn.userId));
        running.set(turn.userId, step);
      }
      if (running.size === 0) break;
      await Promise.race([...running.values(), timeout.next(lookMs)]);
      // A step has just had its turn.
      await setImmediate();
    }
  } finally {
    timeout.stop();
    await Promise.all(running.values());
  }
}

async function turnsOf(app: AppContext, works: readonly JobWork[]) {
  const turns: { userId: string; step: () => Promise<void> }[] = [];
  for (const work of works) {
    for (const job of await work.runnable(app))
      turns.push({ userId: job.userId, step: () => stepJob(work, app, job) });
  }
  return turns;
}

/** Jobs of a kind that are open and due, oldest first. */
export async function openJobs<Job extends AnyJob>(
  { table }: JobKind<Job>,
  app: AppContext,
  where: SQL | undefined,
): Promise<Job[]> {
  const found = await app.database
    .select()
    .from(table)
    .where(and(openIn(table), where))
    .orderBy(asc(table.createdAt));
  return (found as Job[]).filter((job) => isDue(app, job));
}

/** Shares turns among users. */
interface RoundRobin {
  /**
   * Round-robin by user, new users first; users who are being served are left out. Within a user, the first
   * entry in the list.
   */
  next<T extends { userId: string }>(
    runnable: readonly T[],
    isBusy: (userId: string) => boolean,
  ): T | undefined;
}

export function createRoundRobin(): RoundRobin {
  const servedAt = new Map<string, number>();
  let turn = 0;
  return {
    next(runnable, isBusy) {
      const waiting = runnable.filter(({ userId }) => !isBusy(userId));
      const lastTurn = (userId: string) => servedAt.get(userId) ?? 0;
      const [next] = waiting.toSorted((one, other) => lastTurn(one.userId) - lastTurn(other.userId));
      if (next) servedAt.set(next.userId, (turn += 1));
      return next;
    },
  };
}

/** A re-armable timeout for Promise.race. It does not keep the process alive. */
interface Timeout {
  /** Resolves `ms` after the first call since it last resolved. */
  next(ms: number): Promise<void>;
  /** Never resolves again. */
  stop(): void;
}

function createTimeout(): Timeout {
  let ringing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    next(ms) {
      ringing ??= new Promise((resolve) => {
        timer = setTimeout(() => {
          ringing = undefined;
          resolve();
        }, ms).unref();
      });
      return ringing;
    },
    stop: () => clearTimeout(timer),
  };
}
