import SqliteDriver from "better-sqlite3";
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { findDamage, isLarge } from "./findDamage.ts";
import { isCurrent, migrate, refuseForeign, refuseNewer } from "./migrate.ts";
import type { Engine } from "../engine/engine.ts";
import { refuseMoved } from "../engine/movedFile.ts";
import { filesOf } from "./filesOf.ts";
import { makePrivate, tighten } from "./privateFile.ts";
import { sqliteEngine, type SqliteEngine } from "./engine.ts";
import { describeTrouble } from "../engine/trouble.ts";
import { damage, sqliteTroubleOf, systemTroubleOf } from "./troubles.ts";

/**
 * Opens the file (`:memory:` for a temporary one), creates it and its folder where missing, for its owner
 * only, and migrates it. Throws with the file and the remedy where it is unusable or damaged.
 */
export function openSqlite(file: string): SqliteEngine {
  let client: SqliteDriver.Database | undefined;
  try {
    if (file !== ":memory:") prepareFile(file);
    client = new SqliteDriver(file);
    refuseForeign(client);
    // What can't be used keeps its rights and its kind of log.
    refuseNewer(client);
    filesOf(file).forEach(tighten);
    client.pragma("journal_mode = WAL");
    // Commits reach the disk before the request is sent, even with a power failure.
    client.pragma("synchronous = FULL");
    client.pragma("busy_timeout = 5000");
    // Erased data is overwritten.
    client.pragma("secure_delete = ON");
    if (!isLarge(file) || !isCurrent(client)) refuseDamaged(client);
    migrate(client);
    // From now on the engine waits for others, without keeping this process from everything else.
    client.pragma("busy_timeout = 0");
    return sqliteEngine(client);
  } catch (error) {
    client?.close();
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
