/**
 * `npm run backup -- FILE`: copies the connector's database, also while it runs. FILE may be a folder; the
 * backup is then named after the time. Tokens stay sealed, so keep TOKEN_KEYS elsewhere.
 */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { readDatabaseFile } from "../connector/config.ts";
import { backUpDatabase } from "../connector/database/backup.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  const [given] = parseArgs({ allowPositionals: true }).positionals;
  if (given === undefined) throw new Error("Say where to: npm run backup -- FILE (or a folder).");
  const instead = "back it up with pg_dump --format=custom --file=crosswalk.dump --dbname=ADDRESS";
  const file = readDatabaseFile(process.env, instead);
  const target = fileFor(given);
  await backUpDatabase(file, target);
  return `Backed up to ${target}.`;
});

function fileFor(given: string): string {
  const isFolder = given.endsWith("/") || statSync(given, { throwIfNoEntry: false })?.isDirectory();
  if (!isFolder) return given;
  mkdirSync(given, { recursive: true });
  return join(given, `crosswalk-${new Date().toISOString().replace(/[:.]/g, "-")}.db`);
}
