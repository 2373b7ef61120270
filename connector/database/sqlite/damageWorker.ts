import { parentPort, workerData } from "node:worker_threads";
import SqliteDriver from "better-sqlite3";
import { findDamage } from "./findDamage.ts";
import { sqliteTroubleOf } from "./troubles.ts";

/** Answers with what is wrong in the pages of the file that it is given; null where nothing is. */
parentPort?.postMessage(look(workerData as string));

function look(file: string): string | null {
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
