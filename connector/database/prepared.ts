import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { DatabaseHandle } from "./database.ts";

/**
 * The query that `build` makes, made once for each database: for what is asked for each row of a list, or in
 * each request. Drizzle takes longer to put such a query together than SQLite to answer it. `build` is a
 * constant of its module; its query takes its values by `sql.placeholder`.
 */
export function prepared<Query>(handle: DatabaseHandle, build: (handle: DatabaseHandle) => Query): Query {
  // The map has the query of each function, whose type TypeScript can't know.
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
    // Drizzle lets the column map null as well, which gives the text "null" or an error.
    const mapToDriverValue = (value: unknown) => (value === null ? null : column.mapToDriverValue(value));
    return [name, sql`${sql.param(sql.placeholder(name), { mapToDriverValue })}`];
  });
  // The names are those of the table's columns.
  return Object.fromEntries(entries) as Record<keyof Table["_"]["columns"] & string, SQL>;
}
