/**
 * Which records are locked until when, in milliseconds of `performance.now()`. Writing a child locks its
 * parents until the request is answered; requests are worked off one after the other here, so a lock is what
 * the request's latency stretches it to.
 */
export type Locks = Map<string, number>;

/** Keeps what a request has locked until it is answered, `ms` from now. */
export function holdLocks(locks: Locks, locked: Iterable<string>, ms: number): void {
  const now = performance.now();
  for (const [id, until] of locks) if (until <= now) locks.delete(id);
  if (ms <= 0) return;
  for (const id of locked) locks.set(id, now + ms);
}
