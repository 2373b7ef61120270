import { setImmediate } from "node:timers/promises";
import type { AppContext } from "../context.ts";

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
