import { statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";

/** The OAuth consumer of an External Client App. */
interface AppConsumer {
  /** With the key prefix 888, as the Setup Audit Trail names it. */
  id: string;
  key: string;
  secret: string;
}

/** Creates the table of consumers, because a reset drops it. */
function prepare(org: Org): void {
  org.db.exec(
    `CREATE TABLE IF NOT EXISTS _app_consumer (
       app TEXT PRIMARY KEY, id TEXT NOT NULL, key TEXT NOT NULL, secret TEXT NOT NULL
     )`,
  );
}

export function findConsumer(org: Org, app: string): AppConsumer | undefined {
  prepare(org);
  const row = statement(org.db, "SELECT id, key, secret FROM _app_consumer WHERE app = ?").get(app);
  return row as AppConsumer | undefined;
}

export function saveConsumer(org: Org, app: string, { id, key, secret }: AppConsumer): void {
  prepare(org);
  statement(org.db, "INSERT OR REPLACE INTO _app_consumer (app, id, key, secret) VALUES (?, ?, ?, ?)").run(
    app,
    id,
    key,
    secret,
  );
}

export function forgetConsumer(org: Org, app: string): void {
  prepare(org);
  statement(org.db, "DELETE FROM _app_consumer WHERE app = ?").run(app);
}
