import { setTimeout as wait } from "node:timers/promises";
import { refusal } from "../../reasons/refusal.ts";

/** Limits how many people work at a time, each on one thing. Others wait in order of arrival. */
interface Turns {
  /**
   * Waits for a turn, which lasts until the answered function is called. Throws `too-many-requests` where too
   * many of the user wait, and `import-cancelled` once it is not wanted any more.
   */
  take(userId: string, isWanted: () => Promise<boolean>): Promise<() => void>;
}

export function createTurns(atOnce: number, waitingMaxEach: number, lookMs: number): Turns {
  const busy = new Set<string>();
  const waiting: { userId: string; start: () => void }[] = [];

  function startNext(): void {
    while (busy.size < atOnce) {
      const index = waiting.findIndex(({ userId }) => !busy.has(userId));
      const [next] = index === -1 ? [] : waiting.splice(index, 1);
      if (!next) return;
      busy.add(next.userId);
      next.start();
    }
  }

  return {
    async take(userId, isWanted) {
      if (waiting.filter((each) => each.userId === userId).length >= waitingMaxEach) {
        throw refusal("files-waiting", { values: { count: waitingMaxEach }, retryAfter: 60 });
      }
      const { promise: started, resolve: start } = Promise.withResolvers<true>();
      const waiter = { userId, start: () => start(true) };
      waiting.push(waiter);
      startNext();
      // Any connector may cancel it, so that nobody here is told.
      try {
        while (!(await Promise.race([started, wait(lookMs, false, { ref: false })]))) {
          if (waiting.includes(waiter) && !(await isWanted())) throw refusal("import-removed");
        }
      } catch (error) {
        waiting.splice(waiting.indexOf(waiter), 1);
        throw error;
      }
      return () => {
        busy.delete(userId);
        startNext();
      };
    },
  };
}
