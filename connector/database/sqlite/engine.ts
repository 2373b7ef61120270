import type SqliteDriver from "better-sqlite3";
import { statSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, Connection, Engine, Shape } from "../engine/engine.ts";
import { fileLocks, locksFolderOf, lonelyLocks } from "./fileLocks.ts";
import { keepStatements } from "./keepStatements.ts";
import type { Locks } from "../engine/locks.ts";
import { isBusy } from "./tryLock.ts";

/** SQLite's own connection comes with it, for what SQLite alone can do. */
export interface SqliteEngine extends Engine {
  readonly client: SqliteDriver.Database;
}

/** For so long others may keep the write lock. */
const patienceMs = 5_000;
const lookAgainMsMax = 20;

/**
 * One connection of SQLite as an engine. What is asked while a transaction is open waits for its end, as it
 * would in another process.
 */
export function sqliteEngine(client: SqliteDriver.Database): SqliteEngine {
  const prepare = keepStatements(client);
  let open: Promise<void> | null = null;
  let locks: Locks | undefined;

  function execute(text: string, values: unknown[], shape: Shape): Answer {
    const statement = prepare(text);
    if (shape === "run" && !statement.reader) return { rows: [], changes: statement.run(...values).changes };
    if (shape === "get") return { rows: statement.get(...values) as unknown[] | undefined, changes: 0 };
    return { rows: statement.all(...values), changes: 0 };
  }

  /**
   * Does what no transaction may be open for here, and what others' may prevent: that is tried again and
   * again. SQLite's own wait for a lock would let nothing else go on in this process.
   */
  async function whenFree<T>(work: () => T): Promise<T> {
    const giveUpAt = performance.now() + patienceMs;
    for (let waitMs = 1; ; waitMs = Math.min(2 * waitMs, lookAgainMsMax)) {
      // Nothing may come between the end of this wait and the work.
      while (open !== null) await open;
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      }
      await wait(waitMs);
    }
  }

  const inside: Connection = {
    // Others get their turn only where the work waits for something else.
    query: async (text, values, shape) => execute(text, values, shape),
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

  return {
    kind: "sqlite",
    client,
    name: client.name,
    publicName: basename(client.name),
    query: (text, values, shape) => whenFree(() => execute(text, values, shape)),
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
    get locks() {
      return (locks ??= client.memory ? lonelyLocks() : fileLocks(locksFolderOf(client.name)));
    },
    readTime: () => Promise.resolve(null),
    requireWritable: () =>
      whenFree(() => {
        // Writes a number over itself, which changes nothing.
        const version = client.pragma("user_version", { simple: true }) as number;
        client.pragma(`user_version = ${version}`);
      }),
    sizeBytes: async () => statSync(client.name, { throwIfNoEntry: false })?.size ?? 0,
    async rewrite(patience) {
      // Its pages keep some words that are gone, to tell where others begin.
      await whenFree(() => client.exec("INSERT INTO lead_words(lead_words) VALUES('rebuild')"));
      await whenFree(() => client.exec("VACUUM"));
      return whenFree(() => emptyLog(client, patience));
    },
    // It has one plan for a query, however long its tables are.
    countGrown: () => Promise.resolve(),
    emptyLog: (patience) => whenFree(() => emptyLog(client, patience)),
    close: () => whenFree(() => void client.close()),
  };
}

function emptyLog(client: SqliteDriver.Database, patienceMs: number): boolean {
  const usual = client.pragma("busy_timeout", { simple: true }) as number;
  client.pragma(`busy_timeout = ${patienceMs}`);
  try {
    const [{ busy } = { busy: 1 }] = client.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    return busy === 0;
  } finally {
    client.pragma(`busy_timeout = ${usual}`);
  }
}
