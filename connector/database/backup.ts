import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import SqliteDriver from "better-sqlite3";
import { closeDatabase, type Database, handleOf } from "./database.ts";
import { describeTrouble } from "./engine.ts";
import { checkIntegrity } from "./sqlite/damage.ts";
import { filesOf, lockOf, makePrivate, takeFile } from "./sqlite/files.ts";
import { openSqlite } from "./sqlite/openSqlite.ts";
import { sqliteTroubleOf } from "./sqlite/troubles.ts";

/**
 * Copies the database while a connector uses it, as of one moment, into a file for its owner only. Throws
 * where the target exists, or the copy is damaged.
 */
export async function backUpDatabase(file: string, target: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no database at ${file}.`);
  if (existsSync(target)) throw new Error(`${target} is there already; a backup overwrites nothing.`);
  makePrivate(target);
  const source = new SqliteDriver(file, { readonly: true });
  try {
    await source.backup(target);
  } catch (error) {
    rmSync(target, { force: true });
    const trouble = sqliteTroubleOf(error);
    throw trouble
      ? new Error(describeTrouble(`${file}, or its copy ${target},`, trouble), { cause: error })
      : error;
  } finally {
    source.close();
  }
  checkIntegrity(target);
}

/**
 * Replaces the database by a backup and migrates it. The old file is kept under the returned name, and what
 * is left of its log beside that; null where there was neither. `prepare` changes the backup before it is in
 * its place, and gets the old file's name, or null where there is none. Throws without changes where the
 * backup is damaged or the database is in use.
 */
export async function restoreDatabase(
  backup: string,
  file: string,
  now: Date,
  prepare: (restored: Database, replaced: string | null) => void | Promise<void>,
): Promise<string | null> {
  checkIntegrity(backup);
  mkdirSync(dirname(file), { recursive: true });
  const release = takeFile(file);
  const incoming = `${file}.restoring`;
  try {
    copyFileSync(backup, incoming);
    chmodSync(incoming, 0o600);
    const isThere = existsSync(file);
    const kept = `${file}.before-${now.toISOString().replace(/[:.]/g, "-")}`;
    if (isThere) settle(file);
    await migrateAnd(incoming, (restored) => prepare(restored, isThere ? file : null));
    // The name is never without a file: a connector would begin with nothing there.
    if (isThere) linkSync(file, kept);
    const isLogThere = setLogAside(file, kept);
    renameSync(incoming, file);
    return isThere || isLogThere ? kept : null;
  } finally {
    for (const each of [...filesOf(incoming), lockOf(incoming)]) rmSync(each, { force: true });
    release();
  }
}

/** SQLite would apply what is left of a lost or damaged file's log to whatever file has the name next. */
function setLogAside(file: string, kept: string): boolean {
  rmSync(`${file}-shm`, { force: true });
  const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) {
    rmSync(`${file}-wal`, { force: true });
    return false;
  }
  renameSync(`${file}-wal`, `${kept}-wal`);
  return true;
}

/** The last to close a database leaves all of it in its file. */
async function migrateAnd(file: string, work: (database: Database) => void | Promise<void>): Promise<void> {
  const database = handleOf(openSqlite(file));
  try {
    await work(database);
  } finally {
    await closeDatabase(database);
  }
}

/**
 * Merges the write-ahead log into the file, which SQLite does only where nobody reads it. One that is damaged
 * keeps it.
 */
function settle(file: string): void {
  const database = new SqliteDriver(file, { timeout: 0 });
  try {
    database.pragma("journal_mode = DELETE");
  } catch (error) {
    const trouble = sqliteTroubleOf(error);
    if (trouble?.isDamage) return;
    throw trouble ? new Error(describeTrouble(file, trouble), { cause: error }) : error;
  } finally {
    database.close();
  }
}
