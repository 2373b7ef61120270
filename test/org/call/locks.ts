/**
 * Locked records and when their locks end, in milliseconds of `performance.now()`. Writing a child locks its
 * parents until the request is answered. Requests run one after another here, so a lock lasts as long as the
 * simulated latency.
 */
export type Locks = Map<string, number>;

/** Keeps a request's locks for `ms` from now. */
export function holdLocks(locks: Locks, locked: Iterable<string>, ms: number): void {
  const now = performance.now();
  for (const [id, until] of locks) if (until <= now) locks.delete(id);
  if (ms <= 0) return;
  for (const id of locked) locks.set(id, now + ms);
}
