import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { backUpDatabase } from "../../connector/database/sqlite/backUpDatabase.ts";
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

/** The ways in which the folder of a file comes back, with all that stands beside the file. */
export const folderWays: [name: string, putBack: (backup: string, databaseFile: string) => void][] = [
  ["cp -a", (backup, file) => run("cp", "-a", `${backup}/.`, dirname(file))],
  ["cp", (backup, file) => run("cp", "-r", `${backup}/.`, dirname(file))],
  [
    "tar",
    (backup, file) => {
      run("tar", "-C", backup, "-cf", `${backup}.tar`, ".");
      run("tar", "-C", dirname(file), "--overwrite", "-xf", `${backup}.tar`);
    },
  ],
];

/** Copies all that stands in the folder beside a file that no connector uses, as it was an hour ago. */
export function keepFolder(databaseFile: string, backup: string): void {
  mkdirSync(backup);
  run("sh", "-c", 'cp -a "$0"* "$1"', databaseFile, backup);
  const steps = join(backup, `${basename(databaseFile)}-steps`);
  const [count = "", at = ""] = readFileSync(steps, "utf8").split(" ");
  if (at === "") return;
  const then = Number(at) - 3_600_000;
  writeFileSync(steps, `${count} ${then}`);
  utimesSync(steps, then / 1_000, then / 1_000);
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: "pipe" });
}

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
  run(join(postgresFolder() ?? "", program), ...args);
}
