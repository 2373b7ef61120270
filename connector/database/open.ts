import type { Database } from "./database.ts";
import { openSqlite } from "./openSqlite.ts";

/** Opens the database at an address and migrates it: a file's path, which SQLite keeps. */
export async function openDatabase(address: string): Promise<Database> {
  return openSqlite(address);
}
