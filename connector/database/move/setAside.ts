import { renameSync } from "node:fs";
import type { DatabaseHandle } from "../database.ts";
import type { Engine } from "../engine.ts";
import { movedName } from "../sqlite/files.ts";
import { sqliteClientOf } from "../sqlite/openSqlite.ts";
import { setMoved } from "../postgres/migrate.ts";

/** All others that have a lock: each connector has one as long as it runs (see database/runner.ts). */
const connectors = `select 1 from pg_locks
  where locktype = 'advisory' and granted and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())`;

/**
 * Throws where a connector uses a database of Postgres, in a transaction that keeps others from starting, and
 * lets that take its time. A file of SQLite has one user anyway.
 */
export async function refuseConnectors({ engine }: DatabaseHandle): Promise<void> {
  if (engine.kind === "sqlite") return;
  await engine.query("set local idle_in_transaction_session_timeout = 0", []);
  const { rows } = await engine.query(connectors, []);
  if (rows.length > 0) throw new Error(`The database ${engine.name} is in use. Stop all connectors first.`);
}

/** Keeps connectors from a database of Postgres whose content is in another one. */
export async function markMoved({ engine }: DatabaseHandle, movedTo: string, now: Date): Promise<void> {
  if (engine.kind === "postgres") await setMoved(engine, movedTo, now);
}

/**
 * Does the same with a file, and tells what became of the source. All is in the other database by then, so
 * that this may not fail the move.
 */
export async function setFileAside(engine: Engine, now: Date): Promise<string> {
  const { kind, name } = engine;
  const after = "once the connector has worked with the other: it holds all leads.";
  if (kind === "postgres") return `No connector starts on ${name} any more. Drop that database ${after}`;
  const kept = movedName(name, now);
  try {
    // Its log goes into it, which SQLite would not find under the new name.
    sqliteClientOf({ engine }).pragma("journal_mode = DELETE");
    renameSync(name, kept);
    return `The file is kept as ${kept}. Delete it ${after}`;
  } catch (error) {
    return `${name} could not be set aside (${(error as Error).message}). See that no connector starts on it any more.`;
  }
}
