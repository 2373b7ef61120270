import { statSync, existsSync, rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import SqliteDriver from "better-sqlite3";
import { threadFile } from "../../ownFiles.ts";
import { sqliteTroubleOf } from "./troubles.ts";
import { refuseNewer } from "./migrate.ts";

/**
 * A check reads the whole file, which takes a second and more for each gigabyte. Up to this size the start
 * waits for it; a larger file is checked while the connector runs, so that its start does not take longer
 * with each month.
 */
const checkedAtStartBytesMax = 32 * 1024 ** 2;

/** Whether the check of a file takes too long for the start to wait for it. */
export function isLarge(file: string): boolean {
  const found = file === ":memory:" ? undefined : statSync(file, { throwIfNoEntry: false });
  return (found?.size ?? 0) > checkedAtStartBytesMax;
}

/** What is wrong in the pages of an open database, in SQLite's words; null where nothing is. */
export function findDamage(client: SqliteDriver.Database): string | null {
  const [first] = client.pragma("quick_check(1)") as { quick_check: string }[];
  return first?.quick_check === "ok" ? null : (first?.quick_check ?? "no answer");
}

/** The same of a file. */
export function findDamageIn(file: string): string | null {
  const client = new SqliteDriver(file, { readonly: true });
  try {
    return findDamage(client);
  } catch (error) {
    // Where a page is beyond reading, SQLite does not come to its answer.
    if (sqliteTroubleOf(error)?.isDamage) return (error as Error).message;
    throw error;
  } finally {
    client.close();
  }
}

/** The same in a thread of its own. Null, too, where `signal` ends it before. */
export async function findDamageBeside(file: string, signal: AbortSignal): Promise<string | null> {
  const worker = new Worker(threadFile("damageWorker"), {
    workerData: file,
    // A worker gets neither the connector's secrets nor its options.
    env: {},
    execArgv: [],
  });
  const end = () => void worker.terminate();
  signal.addEventListener("abort", end, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => resolve(null));
    });
  } finally {
    signal.removeEventListener("abort", end);
  }
}

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
