import type { Database, DatabaseHandle } from "./open.ts";

/**
 * All of the work is written, or none of it: what throws is undone. Takes the lock for writing at once, so
 * that what it reads stays true.
 */
export function inTransaction<T>(
  handle: Pick<Database, "transaction">,
  work: (transaction: DatabaseHandle) => T,
): T {
  return handle.transaction(work, { behavior: "immediate" });
}
