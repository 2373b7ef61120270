import { and, asc, getTableColumns, sql, type SQL } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "../database/database.ts";

const rowsPerRead = 1_000;

/** All rows of a table, read step by step in the order of its key, so that no writer waits. */
export async function* rowsOf<Row>(
  database: Database,
  table: SQLiteTable,
  where: SQL,
): AsyncGenerator<Row, void> {
  const key = keyOf(table);
  const columns = list(key.map(([, column]) => sql`${column}`));
  for (let after: SQL | undefined; ;) {
    const read = (await database
      .select()
      .from(table)
      .where(and(after, where))
      .orderBy(...key.map(([, column]) => asc(column)))
      .limit(rowsPerRead)) as Record<string, unknown>[];
    for (const row of read) yield row as Row;
    const last = read.at(-1);
    if (last === undefined || read.length < rowsPerRead) return;
    after = sql`${columns} > ${list(key.map(([name]) => sql`${last[name]}`))}`;
  }
}

/** The columns of a table's primary key, texts and numbers, under their names in a row. */
function keyOf(table: SQLiteTable) {
  const names = getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map(({ name }) => name));
  return Object.entries(getTableColumns(table)).filter(
    ([, { primary, name }]) => primary || names.includes(name),
  );
}

const list = (parts: SQL[]): SQL => sql`(${sql.join(parts, sql`, `)})`;
