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
