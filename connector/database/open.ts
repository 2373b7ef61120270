import { closeDatabase, handleOf, type Database, type DatabaseHandle } from "./database.ts";
import { openForReading } from "./openForReading.ts";
import { openSqlite } from "./openSqlite.ts";
import { openPostgres } from "./postgres/engine.ts";

/**
 * Opens the database at an address and migrates it: one of Postgres, or the path of a file, which SQLite
 * keeps. Throws in one line what is wrong and the remedy where it can't be used.
 */
export async function openDatabase(address: string): Promise<Database> {
  return isFile(address) ? openSqlite(address) : handleOf(await openPostgres(address));
}

/**
 * Opens it to look at it, also while connectors use it: a file without writing anything, see openForReading.
 * A server has neither a full disk nor a file in its way, so that it is opened as a connector does.
 */
export async function openToRead(
  address: string,
): Promise<{ database: DatabaseHandle; close: () => Promise<void> }> {
  if (isFile(address)) {
    const { database, close } = openForReading(address);
    return { database, close: async () => close() };
  }
  const database = await openDatabase(address);
  return { database, close: () => closeDatabase(database) };
}

/** Whether a database is a file, rather than a server's. */
export const isFile = (address: string): boolean => !/^\w{2,}:\/\//.test(address);
