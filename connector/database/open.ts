import SqliteDriver from "better-sqlite3";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Commits } from "./afterCommit.ts";
import { findDamage, isLarge } from "./findDamage.ts";
import { keepStatements } from "./keepStatements.ts";
import { isCurrent, migrate } from "./migrate.ts";
import { makePrivate, tighten } from "./privateFile.ts";
import { damage, describeTrouble, storageTroubleOf } from "./storageTrouble.ts";

/**
 * The typed handle for Drizzle queries over the tables of database/schema/*.ts. Everything on it is
 * synchronous; `transaction(work, { behavior: "immediate" })` holds the write lock from its start.
 */
export type Database = BetterSQLite3Database<Record<string, never>> & {
  $client: SqliteDriver.Database;
  /** Prepared queries, by the function that made each (see prepared.ts). */
  queries: WeakMap<object, unknown>;
  commits: Commits;
  /** Rows of the table `events` that could not be written yet: see connector/log/keepEvent.ts. */
  lateEvents: Record<string, unknown>[];
};

/** The database or a transaction in it, for functions that may run in another's transaction. */
export type DatabaseHandle = Pick<
  Database,
  "select" | "insert" | "update" | "delete" | "run" | "get" | "all" | "queries"
>;

/**
 * Opens the file (`:memory:` for a temporary one), creates it and its folder where missing, for its owner
 * only, and migrates it. Throws with the file and the remedy where it is unusable or damaged.
 */
export function openDatabase(file: string): Database {
  let client: SqliteDriver.Database | undefined;
  try {
    if (file !== ":memory:") prepareFile(file);
    client = new SqliteDriver(file);
    client.pragma("journal_mode = WAL");
    // Commits reach the disk before the request is sent, even with a power failure.
    client.pragma("synchronous = FULL");
    client.pragma("busy_timeout = 5000");
    // Erased data is overwritten.
    client.pragma("secure_delete = ON");
    if (!isLarge(file) || !isCurrent(client)) refuseDamaged(client);
    migrate(client);
    return handleOf(client);
  } catch (error) {
    client?.close();
    const trouble = storageTroubleOf(error);
    throw trouble ? new Error(describeTrouble(file, trouble), { cause: error }) : error;
  }
}

export const handleOf = (client: SqliteDriver.Database): Database =>
  Object.assign(drizzle({ client: keepStatements(client) }), {
    $client: client,
    queries: new WeakMap(),
    commits: { depth: 0, waiting: [] },
    lateEvents: [],
  });

function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  makePrivate(file);
  for (const beside of ["-wal", "-shm"]) tighten(file + beside);
}

/** Damage is found at start instead of in a rep's work, and in any case before a migration writes. */
function refuseDamaged(client: SqliteDriver.Database): void {
  const found = findDamage(client);
  if (found !== null) throw new Error(describeTrouble(client.name, damage), { cause: found });
}

/**
 * Throws where the database does not accept a write now. Writes a number over itself, which changes nothing.
 */
export function requireWritable({ $client }: Database): void {
  const version = $client.pragma("user_version", { simple: true }) as number;
  $client.pragma(`user_version = ${version}`);
}

export function closeDatabase(database: Database): void {
  database.$client.close();
}
