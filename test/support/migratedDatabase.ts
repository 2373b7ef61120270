import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";

let kept: Buffer | undefined;

/**
 * The file of a new database of the connector, migrated once a process. The tests beside `migrate.ts` migrate
 * from nothing, and so does every connector that tests start as a process.
 */
export async function migratedDatabase(): Promise<Buffer> {
  if (kept === undefined) {
    const database = await openDatabase(":memory:");
    kept = sqliteClientOf(database).serialize();
    await closeDatabase(database);
  }
  return kept;
}
