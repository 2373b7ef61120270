import SqliteDriver from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { existsSync } from "node:fs";
import type { DatabaseHandle } from "./open.ts";
import { isCurrent, refuseNewer } from "./migrate.ts";

/**
 * Opens the file of a connector to look at it, also while that runs, is stopped, or has no room on its disk.
 * Writes nothing. Throws where it is missing or another version's.
 */
export function openForReading(file: string): { database: DatabaseHandle; close: () => void } {
  if (!existsSync(file)) throw new Error(`There is no database ${file}. DATABASE_FILE says where it is.`);
  const client = new SqliteDriver(file, { readonly: true });
  try {
    refuseNewer(client);
    if (!isCurrent(client)) {
      throw new Error(`${file} is of an older version. Start the connector of this version first.`);
    }
    const database = Object.assign(drizzle({ client }), { queries: new WeakMap<object, unknown>() });
    return { database, close: () => client.close() };
  } catch (error) {
    client.close();
    throw error;
  }
}
