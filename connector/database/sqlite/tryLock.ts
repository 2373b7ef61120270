import SqliteDriver from "better-sqlite3";
import { makePrivate } from "./privateFile.ts";

/**
 * Takes a lock that ends with this process, however it ends, and does not depend on a clock: SQLite's lock on
 * an empty file. Answers a function that releases it; null where another process, or another part of this
 * one, has it.
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

/** Whether another connection has what was asked for. */
export function isBusy(error: unknown): boolean {
  return error instanceof SqliteDriver.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
