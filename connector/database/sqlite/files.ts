import { chmodSync, closeSync, existsSync, openSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import SqliteDriver from "better-sqlite3";

const ending = ".moved-";

/** What a file is called from the time when all of it is in another database. */
export const movedName = (file: string, now: Date): string =>
  `${file}${ending}${now.toISOString().replace(/[:.]/g, "-")}`;

/** Throws where the file is missing because it was moved: a connector would begin with nothing there. */
export function refuseMoved(file: string): void {
  if (existsSync(file) || !existsSync(dirname(file))) return;
  const moved = readdirSync(dirname(file)).find((name) => name.startsWith(`${basename(file)}${ending}`));
  if (moved === undefined) return;
  throw new Error(
    `The database ${file} was moved to another one, and is kept as ${moved}. Set DATABASE_URL or DATABASE_FILE to where it was moved to. To use it all the same, give the file its former name.`,
  );
}

/** A database's file and those that SQLite keeps beside it, which may be there or not. */
export const filesOf = (file: string): string[] => ["", "-wal", "-shm"].map((end) => file + end);

/**
 * Identifies a file whatever its name; null where there is none. It is never opened here, because closing it
 * would release SQLite's locks.
 */
export function fileIdOf(file: string): string | null {
  const found = file === ":memory:" ? undefined : statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

/**
 * Creates a file where missing and lets only its owner read and write it; SQLite's files beside it inherit
 * that. An existing file is not opened, because closing it would release this process's locks on it.
 */
export function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  tighten(file);
}

/** Removes all rights but the owner's from a file or folder, if it exists. */
export function tighten(path: string): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o077) !== 0) chmodSync(path, mode & 0o700);
}

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
