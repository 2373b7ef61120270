import { setImmediate } from "node:timers/promises";
import { chunksOf } from "../chunksOf.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";

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
