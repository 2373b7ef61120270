import SqliteDriver from "better-sqlite3";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { migrate } from "./migrate.ts";
import { makePrivate, tighten } from "./privateFile.ts";
import { damage, describeTrouble, storageTroubleOf } from "./storageTrouble.ts";

/**
 * The typed handle that verbs query with Drizzle, over tables of database/schema/*.ts. Everything on it is
 * synchronous; `transaction(work, { behavior: "immediate" })` holds the write lock from its start.
 */
export type Database = BetterSQLite3Database<Record<string, never>> & { $client: SqliteDriver.Database };

/**
 * Either the database or a transaction in it: what a function takes that may run inside another's
 * transaction.
 */
export type DatabaseHandle = Pick<
  Database,
  "select" | "insert" | "update" | "delete" | "run" | "get" | "all"
>;

/**
 * Opens the file (`:memory:` for one that vanishes), creating it and its folder where missing, for its
 * owner's eyes only, and migrates it forward. Throws, naming the file and the remedy, where it cannot be used
 * or is damaged.
 */
export function openDatabase(file: string): Database {
  let client: SqliteDriver.Database | undefined;
  try {
    if (file !== ":memory:") prepareFile(file);
    client = new SqliteDriver(file);
    client.pragma("journal_mode = WAL");
    // What is about to be sent is on the disk before it is sent, power failures included.
    client.pragma("synchronous = FULL");
    client.pragma("busy_timeout = 5000");
    // What is erased is overwritten, not just forgotten.
    client.pragma("secure_delete = ON");
    refuseDamaged(client);
    migrate(client);
    return drizzle({ client });
  } catch (error) {
    client?.close();
    const trouble = storageTroubleOf(error);
    throw trouble ? new Error(describeTrouble(file, trouble), { cause: error }) : error;
  }
}

function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  makePrivate(file);
  for (const beside of ["-wal", "-shm"]) tighten(file + beside);
}

/**
 * Looks at every page, which takes under a second for each gigabyte: a damaged file is better found now than
 * in a rep's work.
 */
function refuseDamaged(client: SqliteDriver.Database): void {
  const [first] = client.pragma("quick_check(1)") as { quick_check: string }[];
  if (first?.quick_check === "ok") return;
  throw new Error(describeTrouble(client.name, damage), { cause: first?.quick_check });
}

/** Throws where the database does not take a write now. Nothing changes: a number is written over itself. */
export function requireWritable({ $client }: Database): void {
  const version = $client.pragma("user_version", { simple: true }) as number;
  $client.pragma(`user_version = ${version}`);
}

export function closeDatabase(database: Database): void {
  database.$client.close();
}
