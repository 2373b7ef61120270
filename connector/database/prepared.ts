import { Column, getTableColumns, sql, type SQL, type Placeholder } from "drizzle-orm";
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

/**
 * A placeholder for each column, under its name, that stores values as the column does. `row`: what its name
 * ends in, where a query has several rows.
 */
export function placeholdersOf<Table extends SQLiteTable>(
  table: Table,
  row = "",
): Record<keyof Table["_"]["columns"] & string, SQL> {
  const entries = Object.entries(getTableColumns(table)).map(([name, column]) => [
    name,
    isStoredAsItIs(column) ? plainPlaceholder(name + row) : encoded(name + row, column),
  ]);
  // The names are those of the table's columns.
  return Object.fromEntries(entries) as Record<keyof Table["_"]["columns"] & string, SQL>;
}

/**
 * A placeholder whose value is stored as it is. Drizzle takes five times as long to fill one that belongs to
 * a column, for which it looks through the classes of all that it has.
 */
const plainPlaceholder = (name: string): SQL => sql`${sql.placeholder(name)}`;

/** Whether the column has no form of its own for the database, as texts and numbers. */
const isStoredAsItIs = (column: Column): boolean =>
  column.mapToDriverValue === Column.prototype.mapToDriverValue;

function encoded(name: string, column: Column): SQL {
  // Drizzle lets the column map null as well, which gives the text "null" or an error.
  const mapToDriverValue = (value: unknown) => (value === null ? null : column.mapToDriverValue(value));
  return sql`${sql.param(sql.placeholder(name), { mapToDriverValue })}`;
}

/** A query about as many ids as it is told. */
interface QueryOfIds<Row> {
  execute(values: Record<string, unknown>): Promise<Row[]>;
}

/** For so many ids a query is made; where there are fewer, the last one stands in it several times. */
const sizes = [1, 50, 100, 200, 500];

/**
 * What the query that `build` makes finds for ids, `idsPerStatement` at most. It is made once for each of a
 * few numbers of ids, as by `prepared`: `build` is a constant of its module.
 */
export async function allOfIds<Row>(
  handle: DatabaseHandle,
  build: (handle: DatabaseHandle, ids: Placeholder[]) => QueryOfIds<Row>,
  ids: readonly string[],
  values: Record<string, unknown> = {},
): Promise<Row[]> {
  const last = ids.at(-1);
  if (last === undefined) return [];
  const size = sizes.find((each) => each >= ids.length) ?? ids.length;
  // The map has the queries of each function, whose type TypeScript can't know.
  const known = (handle.queries.get(build) ?? new Map()) as Map<number, QueryOfIds<Row>>;
  handle.queries.set(build, known);
  const names = Array.from({ length: size }, (_, index) => `id${index}`);
  const query =
    known.get(size) ??
    build(
      handle,
      names.map((name) => sql.placeholder(name)),
    );
  known.set(size, query);
  const bound = names.map((name, index): [string, string] => [name, ids[index] ?? last]);
  return await query.execute({ ...values, ...Object.fromEntries(bound) });
}

/** Ids in one statement, well below SQLite's limit of parameters. */
export const idsPerStatement = 500;
