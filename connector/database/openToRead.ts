import { handleOf, type Database } from "./database.ts";
import { isFile } from "./isFile.ts";
import { openForReading } from "./sqlite/openForReading.ts";
import { openPostgres } from "./postgres/engine.ts";

/**
 * Opens the database of a connector to look at it, a file as openForReading does. Migrates and writes
 * nothing. Throws where the database is another version's.
 */
export async function openToRead(address: string): Promise<Database> {
  return handleOf(
    isFile(address) ? openForReading(address) : await openPostgres(address, { readsOnly: true }),
  );
}
