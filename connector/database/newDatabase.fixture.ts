import SqliteDriver from "better-sqlite3";
import { handleOf, type Database } from "./database.ts";
import { openSqlite, sqliteClientOf } from "./openSqlite.ts";
import { sqliteEngine } from "./sqliteEngine.ts";

let migrated: Buffer | undefined;

/** A new database in memory. It is migrated once a process, and copied: the migrations take 20 ms. */
export async function newDatabase(): Promise<Database> {
  migrated ??= sqliteClientOf(openSqlite(":memory:")).serialize();
  const client = new SqliteDriver(migrated);
  client.pragma("foreign_keys = ON");
  return handleOf(sqliteEngine(client));
}
