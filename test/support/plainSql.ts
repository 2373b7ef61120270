import type { Database } from "../../connector/database/database.ts";
import { connectionOf } from "../../connector/database/inTransaction.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";
import { isOnPostgres } from "./testDatabase.ts";

type OfDatabase = Pick<Database, "engine">;

/**
 * The rows that a query in plain SQL finds, by the names of its columns. It is SQL that both engines know, with
 * `?` for values.
 */
export async function selectRows<Row = Record<string, unknown>>(
  database: OfDatabase,
  text: string,
  ...values: unknown[]
): Promise<Row[]> {
  if (!isOnPostgres) {
    const names = sqliteClientOf(database)
      .prepare(text)
      .columns()
      .map(({ name }) => name);
    const rows = await arraysOf(database, text, values);
    return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])) as Row);
  }
  const named = await arraysOf(database, `select row_to_json(found)::text from (${text}) as found`, values);
  return named.map(([row]) => JSON.parse(String(row)) as Row);
}

/** The first row that it finds, undefined where there is none. */
export async function selectRow<Row = Record<string, unknown>>(
  database: OfDatabase,
  text: string,
  ...values: unknown[]
): Promise<Row | undefined> {
  return (await selectRows<Row>(database, text, ...values))[0];
}

/** The first column of each row that it finds. */
export async function selectColumn<Value = unknown>(
  database: OfDatabase,
  text: string,
  ...values: unknown[]
): Promise<Value[]> {
  const rows = await arraysOf(database, text, values);
  return rows.map(([value]) => value as Value);
}

/** The first column of the first row, undefined where there is none. */
export async function selectValue<Value = unknown>(
  database: OfDatabase,
  text: string,
  ...values: unknown[]
): Promise<Value | undefined> {
  const [value] = await selectColumn<Value>(database, text, ...values);
  return value;
}

/** Changes something by plain SQL. Gives the number of rows. */
export async function runSql({ engine }: OfDatabase, text: string, ...values: unknown[]): Promise<number> {
  const { changes } = await connectionOf(engine).query(inDialect(text), values);
  return changes;
}

function inDialect(text: string): string {
  let count = 0;
  return isOnPostgres ? text.replaceAll("?", () => `$${(count += 1)}`) : text;
}

async function arraysOf({ engine }: OfDatabase, text: string, values: unknown[]): Promise<unknown[][]> {
  return (await connectionOf(engine).query(inDialect(text), values)).rows;
}

/**
 * The names of the database's tables in their order. SQLite's index of words is none: what it is in has nothing
 * but words of leads, with which they go.
 */
export const tablesOf = (database: OfDatabase): Promise<string[]> =>
  selectColumn(
    database,
    isOnPostgres
      ? "select table_name from information_schema.tables where table_schema = current_schema() order by 1"
      : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'lead_words%' order by 1",
  );
