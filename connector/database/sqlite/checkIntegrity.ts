import SqliteDriver from "better-sqlite3";
import { existsSync, rmSync } from "node:fs";
import { refuseNewer } from "./migrate.ts";

/**
 * Throws unless the file is an undamaged database of this connector or an older version. Leaves nothing
 * beside it: whoever only reads a database with a write-ahead log makes the files of one, and can't end them
 * (https://sqlite.org/wal.html#read_only_databases).
 */
export function checkIntegrity(file: string): void {
  const made = [`${file}-shm`, `${file}-wal`].filter((beside) => !existsSync(beside));
  const database = openReadOnly(file);
  try {
    refuseUnfit(database);
  } finally {
    database.close();
    for (const beside of made) rmSync(beside, { force: true });
  }
}

/** The same of a database that is open. */
function refuseUnfit(database: SqliteDriver.Database): void {
  const { name: file } = database;
  try {
    const [first] = database.pragma("integrity_check") as { integrity_check: string }[];
    if (first?.integrity_check !== "ok") throw new Error(`${file} is damaged: ${first?.integrity_check}.`);
    refuseNewer(database);
  } catch (error) {
    if (!(error instanceof SqliteDriver.SqliteError)) throw error;
    if (error.code.startsWith("SQLITE_CORRUPT")) {
      throw new Error(`${file} is damaged: ${error.message}.`, { cause: error });
    }
    throw new Error(`${file} is no database of the connector (${error.message}).`, { cause: error });
  }
}

function openReadOnly(file: string): SqliteDriver.Database {
  try {
    return new SqliteDriver(file, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new Error(`${file} cannot be opened.`, { cause: error });
  }
}
