import { and, asc, gt, sql, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "../database/database.ts";

const rowsPerRead = 1_000;
const rowid = sql<number>`rowid`;

/** All rows of a table, read step by step, so that no writer waits. */
export async function* rowsOf<Row>(
  database: Database,
  table: SQLiteTable,
  where: SQL,
): AsyncGenerator<Row, void> {
  for (let after = 0; ;) {
    const read = (await database
      .select({ rowid, row: table })
      .from(table)
      .where(and(gt(rowid, after), where))
      .orderBy(asc(rowid))
      .limit(rowsPerRead)) as { rowid: number; row: Row }[];
    for (const { row } of read) yield row;
    if (read.length < rowsPerRead) return;
    after = read.at(-1)?.rowid ?? after;
  }
}
