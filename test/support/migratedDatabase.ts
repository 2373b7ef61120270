import { closeDatabase, openDatabase } from "../../connector/database/open.ts";

let kept: Buffer | undefined;

/**
 * The file of a new database of the connector, migrated once a process. connector/database/migrate.test.ts
 * migrates from nothing, and so does every connector that tests start as a process.
 */
export function migratedDatabase(): Buffer {
  if (kept === undefined) {
    const database = openDatabase(":memory:");
    kept = database.$client.serialize();
    closeDatabase(database);
  }
  return kept;
}
