import { existsSync, realpathSync } from "node:fs";
import SqliteDriver from "better-sqlite3";
import { makePrivate } from "./privateFile.ts";

/** An empty file beside the database, which stays. It is the same where a link leads to the database. */
export const lockOf = (file: string): string => `${existsSync(file) ? realpathSync(file) : file}-lock`;

/**
 * Takes the file for one connector, or one command that writes; who only reads does not ask. Answers a
 * function that gives it back. Throws where another process, or another part of this one, has it.
 *
 * SQLite's lock on the empty file ends with this process, however it ends, and does not depend on a clock.
 */
export function takeFile(file: string): () => void {
  makePrivate(lockOf(file));
  const lock = new SqliteDriver(lockOf(file), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!(error instanceof SqliteDriver.SqliteError && error.code.startsWith("SQLITE_BUSY"))) throw error;
    throw new Error(
      `The database ${file} is in use by a connector, or by a command that writes. Stop the connector first, or let the command end. Several connectors, or a restart without a pause, need Postgres: set DATABASE_URL.`,
    );
  }
  return () => lock.close();
}
