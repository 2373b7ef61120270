import type { Database, DatabaseHandle } from "./open.ts";

/**
 * Runs `work` in a transaction that is undone where it throws. It holds the write lock from the start, so
 * that what it reads stays true.
 */
export function inTransaction<T>(
  handle: Pick<Database, "transaction">,
  work: (transaction: DatabaseHandle) => T,
): T {
  return handle.transaction(work, { behavior: "immediate" });
}
