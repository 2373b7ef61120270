import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import SqliteDriver from "better-sqlite3";
import { findDamage, isLarge } from "./damage.ts";
import { isCurrent, migrate, refuseForeign, refuseNewer } from "./migrate.ts";
import { describeTrouble, type Engine } from "../engine.ts";
import { filesOf, makePrivate, refuseMoved, takeFile, tighten } from "./files.ts";
import { sqliteEngine, type SqliteEngine } from "./engine.ts";
import { damage, sqliteTroubleOf, systemTroubleOf } from "./troubles.ts";

/** For so long a tool that copies the log, such as Litestream, may keep a write waiting, and all else. */
const otherToolsMs = 100;

/**
 * Opens the file (`:memory:` for a temporary one) for this process alone, creates it and its folder where
 * missing, for its owner only, and migrates it. Throws with the file and the remedy where it is unusable,
 * damaged, or in use.
 */
export function openSqlite(file: string): SqliteEngine {
  let client: SqliteDriver.Database | undefined;
  let release: (() => void) | undefined;
  try {
    if (file !== ":memory:") prepareFile(file);
    client = new SqliteDriver(file, { timeout: otherToolsMs });
    refuseForeign(client);
    // What can't be used keeps its rights and its kind of log.
    refuseNewer(client);
    if (file !== ":memory:") release = takeFile(file);
    filesOf(file).forEach(tighten);
    client.pragma("journal_mode = WAL");
    // Commits reach the disk before the request is sent, even with a power failure.
    client.pragma("synchronous = FULL");
    // Erased data is overwritten.
    client.pragma("secure_delete = ON");
    if (!isLarge(file) || !isCurrent(client)) refuseDamaged(client);
    migrate(client);
    return sqliteEngine(client, release);
  } catch (error) {
    client?.close();
    release?.();
    const trouble = sqliteTroubleOf(error) ?? systemTroubleOf(error);
    throw trouble ? new Error(describeTrouble(file, trouble), { cause: error }) : error;
  }
}

function prepareFile(file: string): void {
  refuseMoved(file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const found = statSync(file, { throwIfNoEntry: false });
  // SQLite takes a device such as /dev/null for an empty database.
  if (found && !found.isFile()) {
    throw new Error(
      `The database ${file} is no file. Name one in DATABASE_FILE, or one that is not there yet.`,
    );
  }
  // One that is there may be another program's, which keeps its rights until that is known.
  if (!found) makePrivate(file);
}

/** Damage is found at start instead of in a rep's work, and in any case before a migration writes. */
function refuseDamaged(client: SqliteDriver.Database): void {
  const found = findDamage(client);
  if (found !== null) throw new Error(describeTrouble(client.name, damage), { cause: found });
}

/** SQLite's own connection, for what SQLite alone can do. Throws where another engine keeps the database. */
export function sqliteClientOf({ engine }: { engine: Engine }): SqliteDriver.Database {
  if (!("client" in engine)) throw new Error("This database is not kept by SQLite.");
  return (engine as SqliteEngine).client;
}
