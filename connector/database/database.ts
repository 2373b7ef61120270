import { drizzle as onPostgres } from "drizzle-orm/pg-proxy";
import { drizzle as onSqlite, type SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { Engine } from "./engine.ts";
import { connectionOf } from "./inTransaction.ts";

/**
 * Drizzle's builder over the tables of database/schema/*.ts, in the engine's own dialect. A query is awaited as
 * it is, since `get`, `all` and `run` are of the builder for SQLite alone. In the work of a transaction it
 * takes part in that.
 */
export type Database = Pick<
  SqliteRemoteDatabase<Record<string, never>>,
  "select" | "selectDistinct" | "insert" | "update" | "delete"
> & {
  engine: Engine;
  /** Prepared queries, by the function that made each (see prepared.ts). */
  queries: WeakMap<object, unknown>;
  /** Rows of the table `events` that could not be written yet: see connector/log/keepEvent.ts. */
  lateEvents: Record<string, unknown>[];
};

/** What most functions need of it. */
export type DatabaseHandle = Omit<Database, "lateEvents">;

export function handleOf(engine: Engine): Database {
  const database = engine.kind === "postgres" ? postgresBuilder(engine) : sqliteBuilder(engine);
  throwAsItIs(database);
  return Object.assign(database, { engine, queries: new WeakMap<object, unknown>(), lateEvents: [] });
}

const sqliteBuilder = (engine: Engine) =>
  onSqlite<Record<string, never>>((text, values: unknown[]) => connectionOf(engine).query(text, values));

/** It takes the same tables, of which it asks the names, and each column how a value is stored. */
const postgresBuilder = (engine: Engine) =>
  onPostgres<Record<string, never>>(async (text, values: unknown[], method) => {
    const answer = await connectionOf(engine).query(text, values);
    // What is executed for its effect alone answers `rows` as they are.
    return { rows: method === "all" ? answer.rows : (answer as unknown as unknown[]) };
  }) as unknown as ReturnType<typeof sqliteBuilder>;

/**
 * Drizzle puts all values of a statement that fails into the message of its error. They are people's data and
 * sealed tokens, which no log may have, so that the engine's own error is thrown instead.
 */
function throwAsItIs(database: object): void {
  const { session } = database as { session: { prepareQuery: (...args: unknown[]) => object } };
  const prepareQuery = session.prepareQuery.bind(session);
  const queryWithCache = (_text: string, _values: unknown[], query: () => Promise<unknown>) => query();
  session.prepareQuery = (...args) => Object.assign(prepareQuery(...args), { queryWithCache });
}

/** The number of rows that a statement changed, of what its `run()` gave. */
export const changesOf = (result: object): number => (result as { changes: number }).changes;

export function closeDatabase({ engine }: Pick<Database, "engine">): Promise<void> {
  return engine.close();
}
