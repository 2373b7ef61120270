import { setImmediate } from "node:timers/promises";
import { chunksOf, takeUntilLate } from "../work/inTurns.ts";
import { inTransaction } from "./inTransaction.ts";
import type { Database, DatabaseHandle } from "./database.ts";

/**
 * Takes each item in its order, in one transaction as many as fit into a turn. Other requests run between two
 * transactions and after the last one, so each item must be whole by itself: where one throws, or the process
 * ends, those of earlier transactions are done.
 */
export async function eachInTransactions<Item>(
  database: Database,
  items: Iterable<Item>,
  take: (item: Item, transaction: DatabaseHandle) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const takeSome = () =>
    inTransaction(database, (transaction) => takeUntilLate(iterator, (item) => take(item, transaction)));
  for (let isDone = false; !isDone; await setImmediate()) isDone = await takeSome();
}

/** Rows changed in one transaction, few enough not to hold up other writers. */
export const rowsPerStep = 50;

/** Does the work for all rows, some in each transaction. Other requests run between two of them. */
export async function inSteps<Row>(
  database: Database,
  rows: readonly Row[],
  work: (handle: DatabaseHandle, part: Row[]) => Promise<void>,
): Promise<void> {
  for (const part of chunksOf(rows, rowsPerStep)) {
    await inTransaction(database, (tx) => work(tx, part));
    await setImmediate();
  }
}

/**
 * Does a step in a transaction of its own, again and again until it changes nothing. Gives how many rows each
 * step changed to `count` once that is certain. Other requests run between two steps.
 */
export async function untilNone(
  database: Database,
  step: (transaction: DatabaseHandle) => Promise<number>,
  count: (rows: number) => void,
): Promise<void> {
  for (;;) {
    const rows = await inTransaction(database, step);
    if (rows === 0) return;
    count(rows);
    await setImmediate();
  }
}
