/** Lets one work at a time, in the order in which they come. */
interface Turns {
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** What waits now fails with this error, because what it waits for is not to be had. */
  refuseWaiting(error: unknown): void;
}

export function createTurns(): Turns {
  let waiting: { begin: () => void; fail: (error: unknown) => void }[] = [];
  let isTaken = false;
  return {
    async inTurn(work) {
      if (isTaken) await new Promise<void>((begin, fail) => waiting.push({ begin, fail }));
      isTaken = true;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next.begin();
        else isTaken = false;
      }
    },
    refuseWaiting(error) {
      const refused = waiting;
      waiting = [];
      for (const { fail } of refused) fail(error);
    },
  };
}
