import SqliteDriver from "better-sqlite3";
import { addressOf, isOnPostgres } from "../../test/support/testDatabase.ts";
import { handleOf, type Database } from "./database.ts";
import { openDatabase } from "./open.ts";
import { openSqlite } from "./sqlite/openSqlite.ts";
import { sqliteEngine } from "./sqlite/engine.ts";

let migrated: Buffer | undefined;

/**
 * A new database of the engine that the tests run on. SQLite's is in memory, migrated once a process and
 * copied: the migrations take 20 ms.
 */
export async function newDatabase(): Promise<Database> {
  if (isOnPostgres) return openDatabase(await addressOf(`/${crypto.randomUUID()}`));
  migrated ??= openSqlite(":memory:").client.serialize();
  const client = new SqliteDriver(migrated);
  client.pragma("foreign_keys = ON");
  return handleOf(sqliteEngine(client));
}
