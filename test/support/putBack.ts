import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { writeRestore } from "../../connector/creations/restored/restores.ts";
import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { backUpDatabase, restoreDatabase } from "../../connector/database/backup.ts";
import { postgresFolder } from "./postgresServer.ts";
import { addressOf, isOnPostgres } from "./testDatabase.ts";

/** Backs up a test's database while a connector uses it. */
export async function backUp(databaseFile: string, backup: string): Promise<void> {
  if (!isOnPostgres) return await backUpDatabase(databaseFile, backup);
  callPostgres("pg_dump", "--format=custom", `--file=${backup}`, await addressOf(databaseFile));
}

/** Puts a backup into the place of a database that no connector uses, and says so, as the guides do. */
export async function putBack(backup: string, databaseFile: string): Promise<void> {
  const now = new Date();
  if (!isOnPostgres) {
    await restoreDatabase(backup, databaseFile, now, (restored) => writeRestore(restored, now));
    return;
  }
  const address = await addressOf(databaseFile);
  callPostgres("pg_restore", "--clean", "--if-exists", `--dbname=${address}`, backup);
  const database = await openDatabase(address);
  await writeRestore(database, now);
  await closeDatabase(database);
}

function callPostgres(program: string, ...args: string[]): void {
  execFileSync(join(postgresFolder() ?? "", program), args, { stdio: "pipe" });
}
