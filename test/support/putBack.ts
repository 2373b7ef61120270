import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backUpDatabase } from "../../connector/database/backUpDatabase.ts";
import { restoreDatabase } from "../../connector/database/restoreDatabase.ts";
import { postgresFolder } from "./postgresServer.ts";
import { addressOf, isOnPostgres } from "./testDatabase.ts";

/** Backs up a test's database while a connector uses it. */
export async function backUp(databaseFile: string, backup: string): Promise<void> {
  if (!isOnPostgres) return await backUpDatabase(databaseFile, backup);
  callPostgres("pg_dump", "--format=custom", `--file=${backup}`, await addressOf(databaseFile));
}

type PutBack = (backup: string, databaseFile: string) => Promise<unknown>;

/** The ways in which a backup comes into the place of a database that no connector uses. */
export const waysBack: [name: string, putBack: PutBack][] = isOnPostgres
  ? [["pg_restore", restoreDump]]
  : [
      ["npm run restore", (backup, file) => restoreDatabase(backup, file, new Date())],
      ["a copy over the file", copyOver],
      [
        "a copy in its place",
        async (backup, file) => {
          rmSync(file);
          await copyOver(backup, file);
        },
      ],
    ];

/** One of the ways, where it does not matter which. */
export const putBack: PutBack = isOnPostgres ? restoreDump : copyOver;

async function restoreDump(backup: string, databaseFile: string): Promise<void> {
  const address = await addressOf(databaseFile);
  callPostgres("pg_restore", "--clean", "--if-exists", `--dbname=${address}`, backup);
}

/** As `cp` does, which leaves the file the same inode. */
async function copyOver(backup: string, databaseFile: string): Promise<void> {
  for (const end of ["-wal", "-shm"]) rmSync(databaseFile + end, { force: true });
  copyFileSync(backup, databaseFile);
}

function callPostgres(program: string, ...args: string[]): void {
  execFileSync(join(postgresFolder() ?? "", program), args, { stdio: "pipe" });
}
