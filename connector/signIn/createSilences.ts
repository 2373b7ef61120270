/** A look that comes later than this after the one before says nothing of the time between. */
const gapMsMax = 1_500;

interface Look {
  state: string;
  since: number;
  last: number;
}

/**
 * Tells how long something has stayed the same while it was looked at. Clocks of others, and times at which
 * nobody could look or speak, do not count.
 */
export function createSilences(elapsedMs: () => number = () => performance.now()) {
  const looks = new Map<string, Look>();
  return {
    /** Milliseconds for which that has been seen in this state, look after look. */
    lastedMs(id: string, state: string): number {
      const now = elapsedMs();
      for (const [other, { last }] of looks) if (now - last > gapMsMax) looks.delete(other);
      const before = looks.get(id);
      const since = before?.state === state ? before.since : now;
      looks.set(id, { state, since, last: now });
      return now - since;
    },
    forget: (id: string) => void looks.delete(id),
  };
}
