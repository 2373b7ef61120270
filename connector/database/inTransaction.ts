import type { Database, DatabaseHandle } from "./open.ts";

/**
 * Runs `work` in a transaction that is undone where it throws. It holds the write lock from the start, so
 * that what it reads stays true.
 */
export function inTransaction<T>(
  handle: Pick<Database, "transaction" | "queries">,
  work: (transaction: DatabaseHandle) => T,
): T {
  const { queries } = handle;
  return handle.transaction((transaction) => work(Object.assign(transaction, { queries })), {
    behavior: "immediate",
  });
}
