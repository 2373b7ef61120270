import SqliteDriver from "better-sqlite3";
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { checkIntegrity } from "./integrity.ts";
import { closeDatabase, openDatabase } from "./open.ts";

/**
 * Puts a backup in the database's place and migrates it. What was there is kept under the returned name (null
 * where nothing was). Throws, changing nothing, where the backup is not sound or a connector still uses the
 * database.
 */
export function restoreDatabase(backup: string, file: string, now: Date): string | null {
  checkIntegrity(backup);
  mkdirSync(dirname(file), { recursive: true });
  const incoming = `${file}.restoring`;
  copyFileSync(backup, incoming);
  chmodSync(incoming, 0o600);
  const kept = existsSync(file) ? `${file}.before-${now.toISOString().replace(/[:.]/g, "-")}` : null;
  try {
    if (kept) {
      settle(file);
      renameSync(file, kept);
    }
    renameSync(incoming, file);
  } catch (error) {
    rmSync(incoming, { force: true });
    throw error;
  }
  closeDatabase(openDatabase(file));
  return kept;
}

/** Folds what still stands in the write-ahead log into the file, which only the last one to use it can do. */
function settle(file: string): void {
  const database = new SqliteDriver(file, { timeout: 0 });
  try {
    database.pragma("locking_mode = EXCLUSIVE");
    database.exec("BEGIN EXCLUSIVE; COMMIT");
    database.pragma("journal_mode = DELETE");
  } catch (error) {
    throw new Error(`${file} is in use. Stop the connector, then restore.`, { cause: error });
  } finally {
    database.close();
  }
}
