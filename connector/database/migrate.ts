import type SqliteDriver from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { fileURLToPath } from "node:url";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Drizzle's own table, so that its tools can read the applied migrations. */
const createTable = `CREATE TABLE IF NOT EXISTS __drizzle_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL, created_at NUMERIC)`;

/**
 * Migrates a database to this version, all or nothing, one process at a time. Drizzle's migrator enforces
 * foreign keys, so that rebuilding a table would delete the rows that refer to it. Throws where a newer
 * version wrote the database.
 */
export function migrate(client: SqliteDriver.Database): void {
  // Set before the transaction, because it has no effect inside.
  client.pragma("foreign_keys = OFF");
  client
    .transaction(() => {
      client.exec(createTable);
      refuseNewer(client);
      const missing = missingMigrations(client);
      for (const { folderMillis, hash, sql } of missing) {
        for (const statement of sql) client.exec(statement);
        client
          .prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)")
          .run(hash, folderMillis);
      }
      // It reads every row, so that a start without migrations does not ask.
      const orphans = missing.length === 0 ? [] : (client.pragma("foreign_key_check") as unknown[]);
      if (orphans.length > 0) throw new Error("A migration would leave rows that refer to nothing.");
    })
    .exclusive();
  client.pragma("foreign_keys = ON");
}

/** Whether the database has every migration of this version. */
export function isCurrent(client: SqliteDriver.Database): boolean {
  const table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'";
  return client.prepare(table).get() !== undefined && missingMigrations(client).length === 0;
}

/** Throws where the database has a migration that this version does not know. */
export function refuseNewer(client: SqliteDriver.Database): void {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  for (const applied of appliedMigrations(client)) {
    if (known.has(applied)) continue;
    throw new Error(`${client.name} was written by a newer version of the connector. Install that version.`);
  }
}

function missingMigrations(client: SqliteDriver.Database) {
  const applied = appliedMigrations(client);
  return readMigrationFiles({ migrationsFolder }).filter(({ folderMillis }) => !applied.has(folderMillis));
}

function appliedMigrations(client: SqliteDriver.Database): Set<number> {
  const rows = client.prepare("SELECT created_at AS at FROM __drizzle_migrations").all() as { at: number }[];
  return new Set(rows.map(({ at }) => Number(at)));
}
