import SqliteDriver from "better-sqlite3";
import { refuseNewer } from "./migrate.ts";

/** Throws unless the file is an undamaged database of this connector or an older version. */
export function checkIntegrity(file: string): void {
  const database = openReadOnly(file);
  try {
    const [first] = database.pragma("integrity_check") as { integrity_check: string }[];
    if (first?.integrity_check !== "ok") throw new Error(`${file} is damaged: ${first?.integrity_check}.`);
    refuseNewer(database);
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
