import { AsyncLocalStorage } from "node:async_hooks";
import type { Connection, Engine } from "./engine.ts";

/** The transaction in whose work this is. */
interface OpenTransaction {
  engine: Engine;
  connection: Connection;
  /** The number of savepoints, for their names. */
  savepoints: number;
  /** What waits for its end: see afterCommit. */
  waiting: (() => void)[];
  isOver: boolean;
}

interface OnEngine {
  engine: Engine;
}

const transactions = new AsyncLocalStorage<OpenTransaction>();

/**
 * Where a statement runs that is asked for now: in the transaction that its caller works in, also where it
 * names the database. So nothing that belongs to a transaction happens outside of it. Throws in work that
 * has outlived its transaction, because nobody waited for it.
 */
export function connectionOf(engine: Engine): Connection {
  return openOn(engine)?.connection ?? engine;
}

function openOn(engine: Engine): OpenTransaction | null {
  const open = transactions.getStore();
  if (open?.engine !== engine) return null;
  if (open.isOver) throw new Error("Work goes on after the end of its transaction: it was not awaited.");
  return open;
}

/** Throws in a transaction. For what takes as long as others please, such as a request to Salesforce. */
export function refuseInTransaction(what: string): void {
  const open = transactions.getStore();
  if (open && !open.isOver) throw new Error(`${what} in a transaction would keep everybody else waiting.`);
}

/**
 * Runs `work` in a transaction that is undone where it throws. It holds the write lock from the start, so
 * that what it reads stays true. Within another transaction it is a part of that, which is undone alone.
 */
export function inTransaction<Handle extends OnEngine, T>(
  handle: Handle,
  work: (transaction: Handle) => Promise<T>,
): Promise<T> {
  return begin(handle, work, false);
}

/**
 * The same for what nobody relies on yet: its end does not wait for the disk. A machine that loses its power
 * may lose it, and never part of it, nor anything that was written before by the other one.
 */
export function inHastyTransaction<Handle extends OnEngine, T>(
  handle: Handle,
  work: (transaction: Handle) => Promise<T>,
): Promise<T> {
  return begin(handle, work, true);
}

async function begin<Handle extends OnEngine, T>(
  handle: Handle,
  work: (transaction: Handle) => Promise<T>,
  isHasty: boolean,
): Promise<T> {
  const { engine } = handle;
  const outer = openOn(engine);
  if (outer) return atSavepoint(outer, () => work(handle));
  const waiting: (() => void)[] = [];
  const result = await engine.transaction(
    async (connection) => {
      const open = { engine, connection, savepoints: 0, waiting, isOver: false };
      try {
        // A query that `work` answers runs where it is awaited: in here.
        return await transactions.run(open, async () => await work(handle));
      } finally {
        open.isOver = true;
      }
    },
    { isHasty },
  );
  for (const each of waiting) each();
  return result;
}

async function atSavepoint<T>(open: OpenTransaction, work: () => Promise<T>): Promise<T> {
  const name = `point_${(open.savepoints += 1)}`;
  const before = open.waiting.length;
  await open.connection.query(`savepoint ${name}`, []);
  try {
    const result = await work();
    await open.connection.query(`release savepoint ${name}`, []);
    return result;
  } catch (error) {
    open.waiting.length = before;
    await open.connection.query(`rollback to savepoint ${name}`, []);
    throw error;
  }
}

/**
 * Does the work once what is written now is certain: at once, or after the transaction that is open. Where
 * that is undone, the work is left out.
 */
export function afterCommit({ engine }: OnEngine, work: () => void): void {
  const open = openOn(engine);
  if (open) open.waiting.push(work);
  else work();
}

/** Whether this is work in a transaction. */
export const isInTransaction = ({ engine }: OnEngine): boolean => openOn(engine) !== null;
