import { handleOf, type DatabaseHandle } from "./database.ts";
import { isFile } from "./isFile.ts";
import { openForReading } from "./sqlite/openForReading.ts";
import { openPostgresForReading } from "./postgres/engine.ts";

/**
 * Opens the database of a connector to look at it, a file as openForReading does. Migrates and writes
 * nothing. Throws where the database is another version's.
 */
export async function openToRead(
  address: string,
): Promise<{ database: DatabaseHandle; close: () => Promise<void> }> {
  if (isFile(address)) {
    const { engine, close } = openForReading(address);
    return { database: handleOf(engine), close: async () => close() };
  }
  const engine = await openPostgresForReading(address);
  return { database: handleOf(engine), close: () => engine.close() };
}
