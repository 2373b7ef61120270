import SqliteDriver from "better-sqlite3";
import { existsSync, rmSync } from "node:fs";
import { checkIntegrity } from "./damage.ts";
import { describeTrouble } from "../engine/engine.ts";
import { sqliteTroubleOf } from "./troubles.ts";
import { makePrivate } from "./files.ts";

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
