import { createHash } from "node:crypto";
import type { Client } from "pg";
import { setImmediate, setTimeout as wait } from "node:timers/promises";
import type { Locks } from "../engine.ts";

/** All that write take this one. */
export const writersLock = keyOf("writers");

const lookMs = 1_000;
/** Sooner than the server would let go of the locks of a connection that is cut. */
const answerMsMax = 3_000;

interface Session {
  client: Client;
  /** The server's number of it. Another one has none of its locks. */
  pid: number;
  /** The names of the locks that it has, or asks for. */
  held: Set<string>;
  /** One question after the other. */
  last: Promise<unknown>;
}

const ownPid = "select pg_backend_pid() as pid";

/**
 * Locks of one connection of their own. The server gives them to others once that ends, so with this process.
 * A pooler between, which shares connections, would share them too: see connections.ts.
 */
export async function createLocks(
  connect: () => Promise<Client>,
): Promise<Locks & { close(): Promise<void> }> {
  const listeners: (() => void)[] = [];
  let isClosed = false;
  let session: Session | null = await begin();
  let beginning: Promise<Session> | null = null;

  async function begin(): Promise<Session> {
    const client = await connect();
    // It asks each second. The machine of one that stands still answers for it, so a server would wait.
    await client.query("set idle_session_timeout = '5s'");
    const { rows } = await client.query<{ pid: number }>(ownPid);
    const begun: Session = { client, pid: rows[0]?.pid ?? 0, held: new Set(), last: Promise.resolve() };
    client.on("error", () => lose(begun));
    client.on("end", () => lose(begun));
    return begun;
  }

  function lose(lost: Session): void {
    if (session !== lost) return;
    session = null;
    void lost.client.end().catch(() => undefined);
    if (isClosed) return;
    for (const listener of listeners) listener();
  }

  /** The session, or a new one. Throws where the server can't be reached. */
  async function current(): Promise<Session> {
    if (isClosed) throw new Error("The database is closed.");
    if (session !== null) return session;
    beginning ??= begin();
    try {
      const begun = await beginning;
      if (isClosed) await begun.client.end();
      else session = begun;
      return begun;
    } finally {
      beginning = null;
    }
  }

  async function ask<Row extends object>(of: Session, text: string, values: unknown[] = []): Promise<Row[]> {
    const answer = of.last.then(() => of.client.query<Row>(text, values));
    of.last = answer.catch(() => undefined);
    try {
      return (await answer).rows;
    } catch (error) {
      lose(of);
      throw error;
    }
  }

  /** A connection may be cut without a word, and something between may have changed it for another. */
  async function look(of: Session): Promise<void> {
    const found = await Promise.race([ask<{ pid: number }>(of, ownPid), silence()]);
    if (found?.[0]?.pid !== of.pid) lose(of);
  }

  const timer = setInterval(() => {
    if (session !== null) void look(session).catch(() => undefined);
  }, lookMs);
  timer.unref();

  return {
    async tryLock(name) {
      const of = await current();
      if (of.held.has(name)) return null;
      of.held.add(name);
      const [row] = await ask<{ taken: number }>(of, "select pg_try_advisory_lock($1) as taken", [
        keyOf(name),
      ]);
      if (row?.taken !== 1) {
        of.held.delete(name);
        return null;
      }
      let isReleased = false;
      return async () => {
        if (isReleased || session !== of) return;
        isReleased = true;
        // Where this fails, the connection has ended, and the lock with it.
        await ask(of, "select pg_advisory_unlock($1)", [keyOf(name)]).catch(() => undefined);
        of.held.delete(name);
      };
    },
    async isHeld(name) {
      const key = BigInt.asUintN(64, BigInt(keyOf(name)));
      const [row] = await ask<{ held: number }>(
        await current(),
        `select exists (
           select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 1
             and database = (select oid from pg_database where datname = current_database())
             and classid = $1 and objid = $2) as held`,
        [(key >> 32n).toString(), (key & 0xff_ff_ff_ffn).toString()],
      );
      return row?.held === 1;
    },
    canBeLost: true,
    onLost(listener) {
      listeners.push(listener);
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      await session?.client.end();
    },
  };
}

/** Null after a time without an answer. One that has come while this process worked is read before. */
async function silence(): Promise<null> {
  await wait(answerMsMax, undefined, { ref: false });
  await setImmediate();
  await setImmediate();
  return null;
}

/** The number of a lock among all that use advisory locks in the database. */
function keyOf(name: string): string {
  return createHash("sha256").update(`crosswalk ${name}`).digest().readBigInt64BE().toString();
}
