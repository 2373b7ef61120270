import { statSync } from "node:fs";
import { basename } from "node:path";
import type SqliteDriver from "better-sqlite3";
import type { Answer, Connection, Engine, Locks } from "../engine.ts";

/** SQLite's own connection comes with it, for what SQLite alone can do. */
export interface SqliteEngine extends Engine {
  readonly client: SqliteDriver.Database;
}

/**
 * The one connection that writes a file, as an engine. What is asked while a transaction is open waits for
 * its end. `release` gives the file back at the end.
 */
export function sqliteEngine(client: SqliteDriver.Database, release = (): void => undefined): SqliteEngine {
  const prepare = keepStatements(client);
  let open: Promise<void> | null = null;

  function execute(text: string, values: unknown[]): Answer {
    const statement = prepare(text);
    if (!statement.reader) return { rows: [], changes: statement.run(...values).changes };
    return { rows: statement.all(...values) as unknown[][], changes: 0 };
  }

  /** Does what no transaction may be open for. Nothing comes between the end of the wait and the work. */
  async function whenFree<T>(work: () => T): Promise<T> {
    while (open !== null) await open;
    return work();
  }

  const inside: Connection = {
    // Others get their turn only where the work waits for something else.
    query: async (text, values) => execute(text, values),
    outlivesFailure: () => client.inTransaction,
  };

  /** Begins a transaction. Answers how to end it. */
  function begin(isHasty: boolean): (sql: "COMMIT" | "ROLLBACK") => void {
    if (isHasty) client.pragma("synchronous = NORMAL");
    const usual = () => {
      if (isHasty) client.pragma("synchronous = FULL");
    };
    try {
      client.exec("BEGIN IMMEDIATE");
    } catch (error) {
      usual();
      throw error;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    open = promise;
    return (sql) => {
      try {
        // A full disk may have undone it already.
        if (sql === "COMMIT" || client.inTransaction) client.exec(sql);
      } finally {
        if (client.inTransaction) client.exec("ROLLBACK");
        usual();
        open = null;
        resolve();
      }
    };
  }

  function emptyLog(): boolean {
    const [{ busy } = { busy: 1 }] = client.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    return busy === 0;
  }

  return {
    kind: "sqlite",
    client,
    name: client.name,
    publicName: basename(client.name),
    query: (text, values) => whenFree(() => execute(text, values)),
    outlivesFailure: () => true,
    async transaction(work, { isHasty = false } = {}) {
      const end = await whenFree(() => begin(isHasty));
      let result;
      try {
        result = await work(inside);
      } catch (error) {
        end("ROLLBACK");
        throw error;
      }
      end("COMMIT");
      return result;
    },
    locks: lonelyLocks(),
    readTime: () => Promise.resolve(null),
    requireWritable: () =>
      whenFree(() => {
        // Writes a number over itself, which changes nothing.
        const version = client.pragma("user_version", { simple: true }) as number;
        client.pragma(`user_version = ${version}`);
      }),
    sizeBytes: async () => statSync(client.name, { throwIfNoEntry: false })?.size ?? 0,
    rewrite: () =>
      whenFree(() => {
        // Its pages keep some words that are gone, to tell where others begin.
        client.exec("INSERT INTO lead_words(lead_words) VALUES('rebuild')");
        client.exec("VACUUM");
        return emptyLog();
      }),
    // It has one plan for a query, however long its tables are.
    countGrown: () => Promise.resolve(),
    emptyLog: () => whenFree(emptyLog),
    close: () =>
      whenFree(() => {
        client.close();
        release();
      }),
  };
}

/** A list of ids makes another statement for each length, so their number has no bound of its own. */
const statementsMax = 500;

/**
 * Prepares each text once and keeps the statements used last, whose rows are arrays. To prepare every query
 * anew takes longer than most of them run.
 */
function keepStatements(
  client: Pick<SqliteDriver.Database, "prepare">,
  max = statementsMax,
): (text: string) => SqliteDriver.Statement<unknown[]> {
  const kept = new Map<string, SqliteDriver.Statement<unknown[]>>();
  return (text) => {
    const statement = kept.get(text) ?? asArrays(client.prepare<unknown[]>(text));
    kept.delete(text);
    kept.set(text, statement);
    for (const oldest of kept.keys()) {
      if (kept.size <= max) break;
      kept.delete(oldest);
    }
    return statement;
  };
}

const asArrays = (statement: SqliteDriver.Statement<unknown[]>) =>
  statement.reader ? statement.raw(true) : statement;

/** The locks of a database that no other process writes: see takeFile. They are in memory. */
export function lonelyLocks(): Locks {
  const held = new Set<string>();
  return {
    async tryLock(name) {
      if (held.has(name)) return null;
      held.add(name);
      return async () => void held.delete(name);
    },
    isHeld: async (name) => held.has(name),
    canBeLost: false,
    onLost: () => undefined,
  };
}
