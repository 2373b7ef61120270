import { handleOf, type Database } from "./database.ts";
import { isFile } from "./isFile.ts";
import { openSqlite } from "./sqlite/openSqlite.ts";
import { openPostgres } from "./postgres/engine.ts";

/**
 * Opens the database at an address and migrates it: one of Postgres, or the path of a file, which SQLite
 * keeps. Throws in one line what is wrong and the remedy where it can't be used.
 */
export async function openDatabase(address: string): Promise<Database> {
  return handleOf(isFile(address) ? openSqlite(address) : await openPostgres(address));
}
