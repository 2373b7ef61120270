import type SqliteDriver from "better-sqlite3";
import { createHash } from "node:crypto";
import { newer, readMigrations, unreadable } from "../readMigrations.ts";

/** Drizzle's own table, so that its tools can read the applied migrations. */
const createTable = `CREATE TABLE IF NOT EXISTS __drizzle_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL, created_at NUMERIC)`;

/**
 * Migrates a database to this version, all or nothing. Drizzle's migrator enforces foreign keys, so that
 * rebuilding a table would delete the rows that refer to it. Throws where another version wrote the database
 * that this one can't go on with.
 */
export function migrate(client: SqliteDriver.Database): void {
  refuseNewer(client);
  const missing = missingMigrations(client);
  if (missing.length > 0) apply(client, missing);
  client.pragma("foreign_keys = ON");
}

function apply(client: SqliteDriver.Database, missing: ReturnType<typeof readMigrations>): void {
  // Set before the transaction, because it has no effect inside.
  client.pragma("foreign_keys = OFF");
  client
    .transaction(() => {
      client.exec(createTable);
      for (const { at, sql } of missing) {
        client.exec(sql);
        const hash = createHash("sha256").update(sql).digest("hex");
        client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)").run(hash, at);
      }
      const orphans = client.pragma("foreign_key_check") as unknown[];
      if (orphans.length > 0) throw new Error("A migration would leave rows that refer to nothing.");
    })
    .exclusive();
}

/** Throws, without changes, where the file is the database of another program. */
export function refuseForeign(client: SqliteDriver.Database): void {
  const its =
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'";
  const tables = client.prepare(its).pluck().all() as string[];
  if (tables.length === 0 || (tables.includes("__drizzle_migrations") && tables.includes("creations")))
    return;
  throw new Error(
    `The database ${client.name} belongs to something else: it has the table ${tables[0]}. Give the connector a file of its own: DATABASE_FILE.`,
  );
}

/** Whether the database has every migration of this version. */
export function isCurrent(client: SqliteDriver.Database): boolean {
  return missingMigrations(client).length === 0;
}

/** Throws, without changes, where the database has a migration that this version does not know. */
export function refuseNewer(client: SqliteDriver.Database): void {
  const known = readMigrations("sqlite").map(({ at }) => at);
  const applied = appliedMigrations(client);
  if (applied.some((at) => at < (known[0] ?? 0))) throw unreadable(client.name);
  if (applied.some((at) => !known.includes(at))) throw newer(client.name);
}

/** Throws unless the database has exactly the migrations of this version. */
export function refuseOtherVersion(client: SqliteDriver.Database): void {
  refuseNewer(client);
  if (!isCurrent(client)) {
    throw new Error(`${client.name} is of an older version. Start the connector of this version first.`);
  }
}

function missingMigrations(client: SqliteDriver.Database) {
  const applied = appliedMigrations(client);
  return readMigrations("sqlite").filter(({ at }) => !applied.includes(at));
}

/** None of a database that was not migrated yet. */
function appliedMigrations(client: SqliteDriver.Database): number[] {
  const table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'";
  if (client.prepare(table).get() === undefined) return [];
  return client.prepare("SELECT created_at FROM __drizzle_migrations").pluck().all() as number[];
}
