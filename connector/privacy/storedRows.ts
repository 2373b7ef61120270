import { and, asc, gt, isNotNull, or, sql, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "../database/database.ts";
import { batchRows, type BatchRow } from "../database/schema/batches.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import { rehearsalRows, type RehearsalRow } from "../database/schema/rehearsals.ts";

const rowsPerRead = 1_000;
const rowid = sql<number>`rowid`;

/** All rows of a table, read step by step, so that no writer waits. */
export async function* rowsOf<Row>(
  database: Database,
  table: SQLiteTable,
  where?: SQL,
): AsyncGenerator<Row, void> {
  for (let after = 0; ;) {
    const read = (await database
      .select({ rowid, row: table })
      .from(table)
      .where(and(gt(rowid, after), where))
      .orderBy(asc(rowid))
      .limit(rowsPerRead)
      .all()) as { rowid: number; row: Row }[];
    for (const { row } of read) yield row;
    if (read.length < rowsPerRead) return;
    after = read.at(-1)?.rowid ?? after;
  }
}

/** Those in which something was typed, or a problem may name somebody. */
export const storedCreations = (database: Database): AsyncIterable<Creation> =>
  rowsOf<Creation>(
    database,
    creations,
    or(isNotNull(creations.contact), isNotNull(creations.problem), isNotNull(creations.role)),
  );

export const storedBatchRows = (database: Database): AsyncIterable<BatchRow> =>
  rowsOf<BatchRow>(
    database,
    batchRows,
    or(isNotNull(batchRows.contact), isNotNull(batchRows.problem), isNotNull(batchRows.role)),
  );

export const storedRehearsalRows = (database: Database): AsyncIterable<RehearsalRow> =>
  rowsOf<RehearsalRow>(
    database,
    rehearsalRows,
    or(isNotNull(rehearsalRows.contact), isNotNull(rehearsalRows.problem), isNotNull(rehearsalRows.role)),
  );
