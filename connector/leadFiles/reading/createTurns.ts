import { refusal } from "../../reasons/refusal.ts";

/** Limits how many people work at a time, each on one thing. Others wait in order of arrival. */
interface Turns {
  /**
   * Waits for a turn, which lasts until the answered function is called. Throws `too-many-requests` where too
   * many of the user wait.
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
