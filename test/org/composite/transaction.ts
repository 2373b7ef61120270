import type { RestCall } from "../call/restCall.ts";

let savepoints = 0;

/**
 * Runs several steps as one transaction, which is kept only if `work` answers `commit`. The org's queue keeps
 * other requests out meanwhile.
 */
export async function transaction<T>(
  { org }: Pick<RestCall, "org">,
  work: () => Promise<{ commit: boolean; result: T }>,
): Promise<T> {
  const name = `composite_${savepoints++}`;
  const accessBefore = org.accessVersion;
  org.db.exec(`SAVEPOINT ${name}`);
  let commit = false;
  try {
    const done = await work();
    commit = done.commit;
    return done.result;
  } finally {
    if (!commit) {
      org.db.exec(`ROLLBACK TO ${name}`);
      if (org.accessVersion !== accessBefore) org.accessVersion++;
    }
    org.db.exec(`RELEASE ${name}`);
  }
}
