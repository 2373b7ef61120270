import { refusal } from "../../reasons/refusal.ts";

/**
 * Lets so many people do something at a time, each person one thing; the others wait in the order in which
 * they came.
 */
export interface Turns {
  /**
   * Waits for a turn, which lasts until the given function is called. Throws `too-many-requests` where one
   * waits for many already.
   */
  take(userId: string): Promise<() => void>;
}

export function createTurns(atOnce: number, waitingMaxEach: number): Turns {
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
    async take(userId) {
      if (waiting.filter((each) => each.userId === userId).length >= waitingMaxEach) {
        throw refusal("files-waiting", { values: { count: waitingMaxEach }, retryAfter: 60 });
      }
      await new Promise<void>((start) => {
        waiting.push({ userId, start });
        startNext();
      });
      return () => {
        busy.delete(userId);
        startNext();
      };
    },
  };
}
