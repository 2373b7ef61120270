import { createHash } from "node:crypto";
import { asc, getTableColumns, getTableName, sql, type SQL } from "drizzle-orm";
import { type SQLiteColumn, type SQLiteTable, getTableConfig } from "drizzle-orm/sqlite-core";
import type { DatabaseHandle } from "../database.ts";
import { postgresTroubleOf } from "../postgres/troubles.ts";
import { valueForPostgres } from "../postgres/connections.ts";
import { schemaTables } from "../schemaTables.ts";

/** A row as it is stored, by the names of the schema. */
type StoredRow = Record<string, unknown>;

/** So many rows are in memory, and in a statement, at once. */
const rowsAtOnce = 400;

/** Copies a table of one database into another, reads it there, and compares. Answers the number of rows. */
export async function copyTable(
  from: DatabaseHandle,
  to: DatabaseHandle,
  table: SQLiteTable,
): Promise<number> {
  const read = createSum();
  for await (const rows of rowsOf(from, table)) {
    const stored = to.engine.kind === "postgres" ? rows.map(asPostgresHasIt) : rows;
    read.add(stored);
    await write(to, table, stored);
  }
  const written = createSum();
  for await (const rows of rowsOf(to, table)) written.add(rows);
  if (read.result() !== written.result()) {
    throw new Error(
      `The table ${getTableName(table)} is not the same in both databases (${read.result()} and ${written.result()}). Nothing was moved.`,
    );
  }
  if (to.engine.kind === "postgres") await countOn(to, table);
  return written.count();
}

/** All rows of a table in the order of its key, some at a time. */
async function* rowsOf(handle: DatabaseHandle, table: SQLiteTable): AsyncGenerator<StoredRow[]> {
  const columns = getTableColumns(table);
  const asStored = Object.fromEntries(
    Object.entries<SQLiteColumn>(columns).map(([name, column]) => [name, sql`${column}`] as const),
  );
  const key = keyOf(table);
  const namesOfKey = Object.keys(columns).filter((name) => key.includes(columns[name] as SQLiteColumn));
  let after: SQL | undefined;
  for (;;) {
    const rows: StoredRow[] = await handle
      .select(asStored)
      .from(table)
      .where(after)
      .orderBy(...key.map((column) => asc(column)))
      .limit(rowsAtOnce);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    const values = namesOfKey.map((name) => sql`${last[name]}`);
    const names = namesOfKey.map((name) => sql`${columns[name]}`);
    after = sql`(${sql.join(names, sql`, `)}) > (${sql.join(values, sql`, `)})`;
  }
}

async function write(to: DatabaseHandle, table: SQLiteTable, rows: StoredRow[]): Promise<void> {
  const values = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, sql`${value}`] as const)),
  );
  try {
    await to.insert(table).values(values);
  } catch (error) {
    if (to.engine.kind === "sqlite" || postgresTroubleOf(error)) throw error;
    // Postgres' own words may have what the row says of somebody.
    const { code } = error as { code?: string };
    throw new Error(
      `Postgres refuses a row of the table ${getTableName(table)} by its error ${code ?? "without a code"}. Nothing was moved.`,
    );
  }
}

const asPostgresHasIt = (row: StoredRow): StoredRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, valueForPostgres(value)]));

/** Lets the table's counter go on after its highest number. SQLite's does by itself. */
async function countOn({ engine }: DatabaseHandle, table: SQLiteTable): Promise<void> {
  const counted = Object.values<SQLiteColumn>(getTableColumns(table)).find(
    (column) => "autoIncrement" in column && column.autoIncrement === true,
  );
  if (counted === undefined) return;
  await engine.query(
    `select setval(pg_get_serial_sequence($1, $2), max("${counted.name}"))
     from "${getTableName(table)}" having max("${counted.name}") is not null`,
    [getTableName(table), counted.name],
  );
}

/** The number of rows, and a digest of all of them in their order. */
function createSum() {
  const hash = createHash("sha256");
  let count = 0;
  return {
    add(rows: StoredRow[]) {
      count += rows.length;
      for (const row of rows) hash.update(`${JSON.stringify(Object.values(row))}\n`);
    },
    count: () => count,
    result: () => `${count} rows, ${hash.copy().digest("hex").slice(0, 32)}`,
  };
}

/** All tables of the schema, each after those to which it refers. */
export function movedTables(): SQLiteTable[] {
  const left = new Set(schemaTables());
  const ordered: SQLiteTable[] = [];
  while (left.size > 0) {
    const next = [...left].find((table) => referredBy(table).every((other) => !left.has(other)));
    if (next === undefined) throw new Error("Tables refer to each other in a circle.");
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}

const referredBy = (table: SQLiteTable): SQLiteTable[] =>
  getTableConfig(table)
    .foreignKeys.map((key) => key.reference().foreignTable)
    .filter((other) => other !== table);

/** The columns of a table's primary key, by which its rows have the same order on both engines. */
export function keyOf(table: SQLiteTable): SQLiteColumn[] {
  const [composite] = getTableConfig(table).primaryKeys;
  return (
    composite?.columns ??
    Object.values<SQLiteColumn>(getTableColumns(table)).filter((column) => column.primary)
  );
}
