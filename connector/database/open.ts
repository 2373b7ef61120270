import { handleOf, type Database } from "./database.ts";
import { openSqlite } from "./sqlite/openSqlite.ts";
import { openPostgres } from "./postgres/engine.ts";
import { openForReading } from "./sqlite/openForReading.ts";

/**
 * Opens the database at an address and migrates it: one of Postgres, or the path of a file, which SQLite
 * keeps. Throws in one line what is wrong and the remedy where it can't be used.
 */
export async function openDatabase(address: string): Promise<Database> {
  return handleOf(isFile(address) ? openSqlite(address) : await openPostgres(address));
}

/**
 * Opens the database of a connector to look at it, a file as openForReading does. Migrates and writes
 * nothing. Throws where the database is another version's.
 */
export async function openToRead(address: string): Promise<Database> {
  return handleOf(
    isFile(address) ? openForReading(address) : await openPostgres(address, { readsOnly: true }),
  );
}

/** Whether a database is a file, rather than a server's, whose address may have a slash too few. */
export const isFile = (address: string): boolean => !/^[a-z]{2,}:\//i.test(address);
