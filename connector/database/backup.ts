import SqliteDriver from "better-sqlite3";
import { chmodSync, existsSync } from "node:fs";
import { checkIntegrity } from "./integrity.ts";

/**
 * Copies the database while a connector uses it: one consistent moment, in a file that only its owner may read. Throws where the target
 * is there already, or the copy is not sound.
 */
export async function backUpDatabase(file: string, target: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no database at ${file}.`);
  if (existsSync(target)) throw new Error(`${target} is there already; a backup overwrites nothing.`);
  const source = new SqliteDriver(file, { readonly: true });
  try {
    await source.backup(target);
  } finally {
    source.close();
  }
  chmodSync(target, 0o600);
  checkIntegrity(target);
}
