import SqliteDriver from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrationsFolder } from "./open.ts";

/** Throws unless the file is a sound database of this connector, or of an older one that it can migrate. */
export function checkIntegrity(file: string): void {
  const database = openReadOnly(file);
  try {
    const [first] = database.pragma("integrity_check") as { integrity_check: string }[];
    if (first?.integrity_check !== "ok") throw new Error(`${file} is damaged: ${first?.integrity_check}.`);
    const applied = database.prepare("SELECT created_at AS at FROM __drizzle_migrations").all() as {
      at: number;
    }[];
    const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
    if (!applied.every(({ at }) => known.has(Number(at)))) {
      throw new Error(`${file} was written by a newer connector than this one. Install that version first.`);
    }
  } catch (error) {
    if (!(error instanceof SqliteDriver.SqliteError)) throw error;
    throw new Error(`${file} is no database of the connector (${error.message}).`, { cause: error });
  } finally {
    database.close();
  }
}

function openReadOnly(file: string): SqliteDriver.Database {
  try {
    return new SqliteDriver(file, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new Error(`${file} cannot be opened.`, { cause: error });
  }
}
