/** Whose turn it is. */
export interface RoundRobin {
  /**
   * The next of those who have something to send and are not being served: whoever was served longest ago,
   * the newcomer first of all. Nobody gets a turn, then, while somebody waits who has had none since. Of one
   * user's the first in the given order.
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
