import SqliteDriver from "better-sqlite3";
import { makePrivate } from "./privateFile.ts";

/**
 * Takes a lock that ends with this process, however it ends, and that no clock has a say in: SQLite's own
 * lock on a file of nothing else. Answers how to let go of it; null where another process, or another part of
 * this one, has it.
 */
export function tryLock(file: string): (() => void) | null {
  makePrivate(file);
  const client = new SqliteDriver(file, { timeout: 0 });
  try {
    client.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    client.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return () => client.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteDriver.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
