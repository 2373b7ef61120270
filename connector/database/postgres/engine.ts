import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { Pool, type PoolClient, Client, type ClientConfig } from "pg";
import type { Answer, Connection, Engine } from "../engine.ts";
import { clientConfig, pooledMax, sessionPreparer, valueForPostgres } from "./connections.ts";
import { describeDatabase, nameOfDatabase, refuseAddress, refuseFiles } from "./address.ts";
import { isBroken, isGone, inWords, postgresTroubleOf } from "./troubles.ts";
import { createLocks, writersLock } from "./locks.ts";
import { migrate, refuseUnread } from "./migrate.ts";
import { rewriteTables } from "./rewriteTables.ts";

/** Connections of a pool that may have ended without a word. */
const triesMax = 3;

/**
 * Opens the database and migrates it; or only to look at it, also a copy of it, or one that connectors use:
 * then it writes nothing, and is no connector. Throws in one line what is wrong and the remedy where it can't
 * be used, without changes and without the password.
 */
export async function openPostgres(url: string, { readsOnly = false } = {}): Promise<Engine> {
  refuseAddress(url);
  refuseFiles(url);
  const config = clientConfig(url);
  const prepareSession = sessionPreparer({ readsOnly });
  const connect = () => connectWith(config, prepareSession);

  const name = describeDatabase(url);
  const first = await inWords(name, connect);
  try {
    await inWords(name, () => (readsOnly ? refuseUnread : migrate)(first, name));
  } finally {
    await first.end();
  }

  const pool = new Pool({
    ...config,
    max: pooledMax,
    idleTimeoutMillis: 60_000,
    // The pool waits for what is answered, which its types do not know.
    onConnect: (client) => prepareSession(client) as unknown as undefined,
    allowExitOnIdle: true,
  });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const locks = await inWords(name, () => createLocks(connect));
  const connections = connectionsOf(pool);
  return {
    kind: "postgres",
    ...connections,
    name,
    publicName: nameOfDatabase(url),
    locks,
    async readTime() {
      const { rows } = await pool.query<{ now: number }>(
        "select extract(epoch from clock_timestamp()) * 1000 as now",
      );
      return new Date(rows[0]?.now ?? Number.NaN);
    },
    async requireWritable() {
      await connections.query("update orgs set id = id where false", []);
      await connections.requireRoom();
    },
    async sizeBytes() {
      const { rows } = await pool.query<{ size: number }>(
        "select pg_database_size(current_database()) as size",
      );
      return rows[0]?.size ?? 0;
    },
    async rewrite(patienceMs) {
      const client = await connect();
      try {
        await rewriteTables(client, patienceMs);
      } finally {
        await client.end();
      }
      return true;
    },
    countGrown: () => countGrown(pool),
    // Postgres keeps its own write-ahead log.
    emptyLog: () => Promise.resolve(true),
    async close() {
      await Promise.all([locks.close(), pool.end()]);
    },
  };
}

interface Connections extends Pick<Engine, "query" | "transaction" | "outlivesFailure"> {
  /** Throws where the disk was full at the last write that needed room, and is still. Leaves nothing. */
  requireRoom(): Promise<void>;
}

function connectionsOf(pool: Pool): Connections {
  const nameOf = nameStatements();
  const ask: Ask = async (client, text, values) => {
    const asked = { text, values: values.map(valueForPostgres), rowMode: "array" as const };
    const name = nameOf(text);
    const { rows, rowCount, command } = await client.query<unknown[]>(
      name === undefined ? asked : { ...asked, name },
    );
    return { rows, changes: command === "SELECT" ? 0 : (rowCount ?? 0) };
  };
  const turns = createTurns();
  let wasFull = false;

  /**
   * Gives the work a connection of the pool. Another one, where that had ended without a word, as with a
   * server that was started anew: so the work must be one that may be done twice.
   */
  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const client = await pool.connect();
      try {
        const result = await work(client);
        client.release();
        return result;
      } catch (error) {
        client.release(isBroken(error));
        if (!isGone(error) || tries === triesMax) throw error;
      }
    }
  }

  /** A connection with a transaction that has the lock of all writers. */
  async function begin(isHasty: boolean): Promise<PoolClient> {
    for (let tries = 1; ; tries += 1) {
      const client = await pool.connect().catch((error: unknown) => {
        // Each of them would wait as long for the same server, one after the other.
        turns.refuseWaiting(error);
        throw error;
      });
      try {
        await client.query(beginning(isHasty));
        return client;
      } catch (error) {
        client.release(isBroken(error) || !(await rollBack(client)));
        if (!isGone(error) || tries === triesMax) throw error;
      }
    }
  }

  const transaction: Engine["transaction"] = async (work, { isHasty = false } = {}) => {
    try {
      return await turns.inTurn(async () =>
        inTransaction(await begin(isHasty), ask, (query) => work({ query, outlivesFailure: () => false })),
      );
    } catch (error) {
      wasFull ||= postgresTroubleOf(error)?.reason === "storage-full";
      throw error;
    }
  };

  return {
    transaction,
    outlivesFailure: () => true,
    async requireRoom() {
      if (!wasFull) return;
      // A full disk takes rows as long as they fit into pages that are there. A table needs a new one.
      await withClient(async (client) => {
        try {
          await client.query("begin; create table crosswalk_room as select 1 as one; rollback");
        } catch (error) {
          await rollBack(client);
          throw error;
        }
      });
      wasFull = false;
    },
    async query(text, values) {
      if (!reads.test(text)) return transaction((connection) => connection.query(text, values));
      return withClient((client) => ask(client, text, values));
    },
  };
}

/** All others write, and so come one at a time. */
const reads = /^\s*\(?select\b/i;

type Ask = (client: PoolClient, text: string, values: unknown[]) => Promise<Answer>;

type Query = Connection["query"];

/**
 * Does the work in the client's transaction, ends that, and releases the client. What the work reads is what
 * the last writer has left: each statement sees what was committed before it, and the lock came before.
 */
async function inTransaction<T>(
  client: PoolClient,
  ask: Ask,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  let hasEnded = false;
  /** The first error of a statement, also one that the work has caught. */
  let failure: unknown;
  let last: Promise<unknown> = Promise.resolve();
  async function watched<Result>(answer: Promise<Result>): Promise<Result> {
    try {
      return await answer;
    } catch (error) {
      failure ??= error;
      throw error;
    }
  }
  /** One after the other, so that the end comes after all of them. */
  const query: Query = async (text, values) => {
    if (hasEnded) throw new Error("The transaction has ended.");
    const answer = last.then(() => watched(ask(client, text, values)));
    last = answer.catch(() => undefined);
    return answer;
  };
  let isAsItWas = false;
  try {
    const result = await work(query);
    hasEnded = true;
    await last;
    const { command } = await watched(client.query("commit"));
    if (command !== "COMMIT") {
      throw new Error("The transaction was undone, because a statement in it failed.", { cause: failure });
    }
    isAsItWas = true;
    return result;
  } catch (error) {
    hasEnded = true;
    await last;
    isAsItWas = !isBroken(failure) && (await rollBack(client));
    throw error;
  } finally {
    client.release(!isAsItWas);
  }
}

const beginning = (isHasty: boolean): string =>
  `begin isolation level read committed read write;
   ${isHasty ? "set local synchronous_commit = off;" : ""}
   select pg_advisory_xact_lock(${writersLock})`;

/** Whether the connection has nothing left of its transaction. */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query("rollback");
    return true;
  } catch {
    return false;
  }
}

const goodbyeMsMax = 500;

/** A connection by itself, after `prepare`. Gives it back where either fails. */
async function connectWith(
  config: ClientConfig,
  prepare: (client: Client) => Promise<void>,
): Promise<Client> {
  const client = new Client(config);
  // A connection that fails between queries reports that with the next query.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await prepare(client);
    return client;
  } catch (error) {
    await leave(client);
    throw error;
  }
}

/** Ends the connection by force if need be: the other side may be no Postgres, or never have answered. */
async function leave(client: Client): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  const goodbye = client.end().catch(() => undefined);
  await Promise.race([goodbye, wait(goodbyeMsMax)]);
  stream.destroy();
}

/**
 * Tables that have grown by half since the server counted them, and small ones that have just begun to. The
 * server counts them by itself too, once a minute.
 */
const grown = `select quote_ident(relname) as name from pg_stat_user_tables
  where schemaname = current_schema() and n_mod_since_analyze > 250 + n_live_tup / 2`;

/**
 * Analyzes tables that have grown since the server counted them. Plans from when a table was empty read all
 * of it. A table that is locked is skipped. A failure does not matter: autovacuum does the same later.
 */
async function countGrown(pool: Pool): Promise<void> {
  try {
    const { rows } = await pool.query<{ name: string }>(grown);
    for (const { name } of rows) await pool.query(`analyze (skip_locked) ${name}`);
  } catch {
    // The next statement of whoever called meets the same error, unless it is of the counting alone.
  }
}

/**
 * The server keeps the plans of names in each connection until that ends, so that there are no more than
 * these. The connector's own statements are about 400; a list of ids makes another for each length.
 */
const namesMax = 600;

/**
 * Names a statement that comes for the second time, so that a connection keeps its plan. A name is one text's
 * for ever.
 */
function nameStatements(most = namesMax): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const cameOnce = new Set<string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= most) return known;
    if (!cameOnce.delete(text)) {
      if (cameOnce.size >= most) cameOnce.clear();
      cameOnce.add(text);
      return undefined;
    }
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
}

/** Lets one work at a time, in the order in which they come. */
interface Turns {
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** What waits now fails with this error, because what it waits for is not to be had. */
  refuseWaiting(error: unknown): void;
}

function createTurns(): Turns {
  let waiting: { begin: () => void; fail: (error: unknown) => void }[] = [];
  let isTaken = false;
  return {
    async inTurn(work) {
      if (isTaken) await new Promise<void>((begin, fail) => waiting.push({ begin, fail }));
      isTaken = true;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next.begin();
        else isTaken = false;
      }
    },
    refuseWaiting(error) {
      const refused = waiting;
      waiting = [];
      for (const { fail } of refused) fail(error);
    },
  };
}
