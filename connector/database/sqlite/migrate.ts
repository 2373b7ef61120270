import type SqliteDriver from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { fileURLToPath } from "node:url";
import { readMigrations } from "../postgres/readMigrations.ts";

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));

/**
 * Drizzle's own table, so that its tools can read the applied migrations. `needs` is the migration that a
 * connector has to know at least, to go on with a database that has this one: as on Postgres.
 */
const createTable = `CREATE TABLE IF NOT EXISTS __drizzle_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL, created_at NUMERIC, needs NUMERIC)`;
/** Of databases from before there was `needs`. */
const addNeeds = "ALTER TABLE __drizzle_migrations ADD COLUMN needs NUMERIC";

/**
 * Migrates a database to this version, all or nothing, one process at a time. Drizzle's migrator enforces
 * foreign keys, so that rebuilding a table would delete the rows that refer to it. Throws where a newer
 * version wrote the database, and this one can't go on with it.
 */
export function migrate(client: SqliteDriver.Database): void {
  // A start that has nothing to write waits for no other connector's writes.
  if (isCurrent(client) && hasNeeds(client)) refuseNewer(client);
  else migrateAlone(client);
  client.pragma("foreign_keys = ON");
}

function migrateAlone(client: SqliteDriver.Database): void {
  // Set before the transaction, because it has no effect inside.
  client.pragma("foreign_keys = OFF");
  client
    .transaction(() => {
      client.exec(createTable);
      refuseNewer(client);
      if (!hasNeeds(client)) client.exec(addNeeds);
      const missing = missingMigrations(client);
      const needs = new Map(readMigrations().migrations.map((migration) => [migration.at, migration.needs]));
      for (const { folderMillis, hash, sql } of missing) {
        for (const statement of sql) client.exec(statement);
        client
          .prepare("INSERT INTO __drizzle_migrations (hash, created_at, needs) VALUES (?, ?, ?)")
          .run(hash, folderMillis, needs.get(folderMillis) ?? folderMillis);
      }
      // It reads every row, so that a start without migrations does not ask.
      const orphans = missing.length === 0 ? [] : (client.pragma("foreign_key_check") as unknown[]);
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
  return hasMigrations(client) && missingMigrations(client).length === 0;
}

/** Whether it was migrated at all. */
export function hasMigrations(client: SqliteDriver.Database): boolean {
  const table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'";
  return client.prepare(table).get() !== undefined;
}

/** Throws where the database has a migration that this version does not know and can't go on with. */
export function refuseNewer(client: SqliteDriver.Database): void {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  const newest = Math.max(...known);
  if (!appliedMigrations(client).some(({ at, needs }) => !known.has(at) && needs > newest)) return;
  throw newer(client);
}

const newer = ({ name }: SqliteDriver.Database): Error =>
  new Error(`${name} was written by a newer version of the connector. Install that version.`);

/** Throws unless the database has exactly the migrations of this version. */
export function refuseOtherVersion(client: SqliteDriver.Database): void {
  refuseNewer(client);
  if (missingMigrations(client).length > 0) {
    throw new Error(`${client.name} is of an older version. Start the connector of this version first.`);
  }
  if (appliedMigrations(client).length > readMigrationFiles({ migrationsFolder }).length) {
    throw newer(client);
  }
}

function missingMigrations(client: SqliteDriver.Database) {
  const applied = new Set(appliedMigrations(client).map(({ at }) => at));
  return readMigrationFiles({ migrationsFolder }).filter(({ folderMillis }) => !applied.has(folderMillis));
}

interface Applied {
  at: number;
  needs: number;
}

/** One without `needs` needs itself. */
function appliedMigrations(client: SqliteDriver.Database): Applied[] {
  const needs = hasNeeds(client) ? "coalesce(needs, created_at)" : "created_at";
  const rows = client.prepare(`SELECT created_at AS at, ${needs} AS needs FROM __drizzle_migrations`).all();
  return (rows as Applied[]).map((row) => ({ at: Number(row.at), needs: Number(row.needs) }));
}

function hasNeeds(client: SqliteDriver.Database): boolean {
  const columns = client.pragma("table_info(__drizzle_migrations)") as { name: string }[];
  return columns.some(({ name }) => name === "needs");
}
