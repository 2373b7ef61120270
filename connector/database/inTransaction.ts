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
