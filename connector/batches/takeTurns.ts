import { setImmediate } from "node:timers/promises";
import type { AppContext } from "../context.ts";
import { createRoundRobin } from "./createRoundRobin.ts";
import { createTimeout } from "./createTimeout.ts";

/** What a user's next request may be for. */
export interface Turn {
  userId: string;
  step(): Promise<void>;
}

interface Turns {
  /** Users who are served at the same time, each with one request in flight. */
  usersAtOnceMax: number;
  /** The turns that may be taken now, those to take first at the front. */
  runnable: () => Promise<Turn[]>;
  /** Called before the turns are looked for: it ends what has nothing left to do. */
  prepare?: () => Promise<void>;
  /** Called after each turn. */
  stepEnded: () => void;
}

/** How often to look for new turns while requests are in flight. */
const lookMs = 500;

/**
 * Takes turns, round-robin by user, in the leading connector only. Ends when none is left, or on `signal`.
 * Throws where the database fails, after finishing what it has begun.
 */
export async function takeTurns(
  app: AppContext,
  signal: AbortSignal,
  { usersAtOnceMax, runnable, prepare, stepEnded }: Turns,
): Promise<void> {
  const running = new Map<string, Promise<void>>();
  const turns = createRoundRobin();
  const timeout = createTimeout();
  const failed = new AbortController();
  try {
    while (await app.runner.isLeader()) {
      failed.signal.throwIfAborted();
      await prepare?.();
      while (running.size < usersAtOnceMax && !signal.aborted) {
        const turn = turns.next(await runnable(), (userId) => running.has(userId));
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
