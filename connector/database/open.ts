import SqliteDriver from "better-sqlite3";
import { sql } from "drizzle-orm";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { migrate } from "./migrate.ts";

/**
 * The typed handle that verbs query with Drizzle, over tables of database/schema/*.ts.
 * Everything on it is synchronous; `transaction(work, { behavior: "immediate" })` holds the write lock from its start.
 */
export type Database = BetterSQLite3Database<Record<string, never>> & { $client: SqliteDriver.Database };

/** Either the database or a transaction in it: what a function takes that may run inside another's transaction. */
export type DatabaseHandle = Pick<
  Database,
  "select" | "insert" | "update" | "delete" | "run" | "get" | "all"
>;

/** Opens the file (`:memory:` for one that vanishes), creating it and its folder where missing, and migrates it forward. */
export function openDatabase(file: string): Database {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const client = new SqliteDriver(file);
  client.pragma("journal_mode = WAL");
  // What is about to be sent is on the disk before it is sent, power failures included.
  client.pragma("synchronous = FULL");
  client.pragma("busy_timeout = 5000");
  // What is erased is overwritten, not just forgotten.
  client.pragma("secure_delete = ON");
  try {
    migrate(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return drizzle({ client });
}

/** Throws where the database does not answer. */
export function pingDatabase(database: Database): void {
  database.get(sql`select 1 from __drizzle_migrations limit 1`);
}

export function closeDatabase(database: Database): void {
  database.$client.close();
}
