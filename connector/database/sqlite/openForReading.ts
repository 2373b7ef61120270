import SqliteDriver from "better-sqlite3";
import { sqliteEngine, type SqliteEngine } from "./engine.ts";
import { existsSync, readFileSync, statSync } from "node:fs";
import { refuseOtherVersion } from "./migrate.ts";
import { inWords } from "./troubles.ts";

/**
 * Opens the file of a connector to look at it, also while that runs, is stopped, or has no room on its disk.
 * Writes nothing. Throws where it is missing, no database, held by another program, or another version's.
 */
export function openForReading(file: string): SqliteEngine {
  if (!existsSync(file)) throw new Error(`There is no database ${file}. DATABASE_FILE says where it is.`);
  if (statSync(file).size === 0) {
    throw new Error(`The database ${file} is empty. DATABASE_FILE says where the connector's is.`);
  }
  const client = inWords(file, () => openClient(file));
  try {
    inWords(file, () => refuseOtherVersion(client));
    return sqliteEngine(client);
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Where a program writes it meanwhile, that is waited for so long. */
const patienceMs = 1_000;

function openClient(file: string): SqliteDriver.Database {
  const client = new SqliteDriver(file, { readonly: true, timeout: patienceMs });
  try {
    // The first look at a database is what finds out.
    client.pragma("schema_version");
    return client;
  } catch (error) {
    client.close();
    if (!needsRoom(error) || hasLog(file)) throw error;
    return new SqliteDriver(withoutLog(readFileSync(file)), { readonly: true });
  }
}

/**
 * Beside a database with a write-ahead log SQLite makes an index of that log, also to read
 * (https://sqlite.org/wal.html#read_only_databases). A full disk has no room for it.
 */
function needsRoom(error: unknown): boolean {
  const code = error instanceof SqliteDriver.SqliteError ? error.code : "";
  return /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/.test(code);
}

/** Whether some of the data is in the log alone, as where the connector runs or was killed. */
function hasLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The same database, which says that it has no log: https://sqlite.org/fileformat2.html, bytes 18 and 19. */
function withoutLog(database: Buffer): Buffer {
  return database.fill(1, 18, 20);
}
