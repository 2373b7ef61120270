import { setImmediate } from "node:timers/promises";
import { inTransaction } from "./inTransaction.ts";
import type { Database, DatabaseHandle } from "./database.ts";

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
