import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { DatabaseHandle } from "./open.ts";

/**
 * The query that `build` makes, made once for each database: for what is asked for each row of a list, or in
 * each request. Drizzle takes longer to put such a query together than SQLite to answer it. `build` is a
 * constant of its module; its query takes its values by `sql.placeholder`.
 */
export function prepared<Query>(handle: DatabaseHandle, build: (handle: DatabaseHandle) => Query): Query {
  // What is kept under a function is what it made.
  const known = handle.queries.get(build) as Query | undefined;
  if (known !== undefined) return known;
  const query = build(handle);
  handle.queries.set(build, query);
  return query;
}

/** A placeholder for each column, under its name, that stores values as the column does. */
export function placeholdersOf<Table extends SQLiteTable>(
  table: Table,
): Record<keyof Table["_"]["columns"] & string, SQL> {
  const entries = Object.entries(getTableColumns(table)).map(([name, column]) => {
    // Drizzle has the column map null, too, which makes a word or an error of it.
    const mapToDriverValue = (value: unknown) => (value === null ? null : column.mapToDriverValue(value));
    return [name, sql`${sql.param(sql.placeholder(name), { mapToDriverValue })}`];
  });
  // The names are those of the table's columns.
  return Object.fromEntries(entries) as Record<keyof Table["_"]["columns"] & string, SQL>;
}
