import type { RestCall } from "../call/restCall.ts";
import { statement } from "../storage/statement.ts";

let savepoints = 0;

const keepTaken = (org: RestCall["org"], name: string, next: number) =>
  statement(
    org.db,
    `INSERT INTO _sequence (name, next) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET next = max(next, excluded.next)`,
  ).run(name, next);

/**
 * Runs several steps as one transaction, which is kept only if `work` answers `commit`. The org's queue keeps
 * other requests out meanwhile. Ids and numbers that it has taken are used up in either case.
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
      const taken = statement(org.db, "SELECT name, next FROM _sequence").all();
      org.db.exec(`ROLLBACK TO ${name}`);
      for (const { name: sequence, next } of taken) keepTaken(org, String(sequence), Number(next));
      if (org.accessVersion !== accessBefore) org.accessVersion++;
    }
    org.db.exec(`RELEASE ${name}`);
  }
}
