/** What waits for the end of a transaction, and how many transactions are open within each other. */
export interface Commits {
  depth: number;
  waiting: (() => void)[];
}

/**
 * Does the work once what is written now is certain: at once, or after the transaction that is open. Where
 * that is undone, the work is left out.
 */
export function afterCommit({ commits }: { commits: Commits }, work: () => void): void {
  if (commits.depth === 0) work();
  else commits.waiting.push(work);
}

/** Runs a transaction, and then what waited for it. */
export function committing<T>(commits: Commits, transaction: () => T): T {
  const before = commits.waiting.length;
  commits.depth += 1;
  try {
    return transaction();
  } catch (error) {
    commits.waiting.length = before;
    throw error;
  } finally {
    commits.depth -= 1;
    if (commits.depth === 0) for (const work of commits.waiting.splice(0)) work();
  }
}
