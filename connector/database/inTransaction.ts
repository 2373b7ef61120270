import { committing } from "./afterCommit.ts";
import type { Database, DatabaseHandle } from "./open.ts";

/**
 * Runs `work` in a transaction that is undone where it throws. It holds the write lock from the start, so
 * that what it reads stays true.
 */
export function inTransaction<T>(
  handle: Pick<Database, "transaction" | "queries" | "commits">,
  work: (transaction: DatabaseHandle) => T,
): T {
  const { queries, commits } = handle;
  return committing(commits, () =>
    handle.transaction((transaction) => work(Object.assign(transaction, { queries })), {
      behavior: "immediate",
    }),
  );
}

/**
 * The same for what nobody relies on yet: its end does not wait for the disk. A machine that loses its power
 * may lose it, and never part of it, nor anything that was written before by the other one.
 */
export function inHastyTransaction<T>(handle: Database, work: (transaction: DatabaseHandle) => T): T {
  handle.$client.pragma("synchronous = NORMAL");
  try {
    return inTransaction(handle, work);
  } finally {
    handle.$client.pragma("synchronous = FULL");
  }
}
