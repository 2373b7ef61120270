import { drizzle, type SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { Engine } from "./engine/engine.ts";
import { connectionOf } from "./inTransaction.ts";

/**
 * The typed handle for Drizzle queries over the tables of database/schema/*.ts. In the work of a transaction
 * it takes part in that.
 */
export type Database = SqliteRemoteDatabase<Record<string, never>> & {
  engine: Engine;
  /** Prepared queries, by the function that made each (see prepared.ts). */
  queries: WeakMap<object, unknown>;
  /** Rows of the table `events` that could not be written yet: see connector/log/keepEvent.ts. */
  lateEvents: Record<string, unknown>[];
};

/** What most functions need of it. */
export type DatabaseHandle = Pick<
  Database,
  "select" | "insert" | "update" | "delete" | "run" | "get" | "all" | "queries" | "engine"
>;

export function handleOf(engine: Engine): Database {
  const database = drizzle<Record<string, never>>(async (text, values, shape) => {
    const { rows, changes } = await connectionOf(engine).query(text, values, shape);
    // Drizzle passes this on as it is: `rows` of one row may be undefined, and a change has a number.
    return { rows: rows as unknown[], changes };
  });
  throwAsItIs(database);
  return Object.assign(database, { engine, queries: new WeakMap<object, unknown>(), lateEvents: [] });
}

/**
 * Drizzle puts all values of a statement that fails into the message of its error. They are people's data and
 * sealed tokens, which no log may have, so that the engine's own error is thrown instead.
 */
function throwAsItIs(database: SqliteRemoteDatabase<Record<string, never>>): void {
  const { session } = database as unknown as { session: { prepareQuery: (...args: unknown[]) => object } };
  const prepareQuery = session.prepareQuery.bind(session);
  const queryWithCache = (_text: string, _values: unknown[], query: () => Promise<unknown>) => query();
  session.prepareQuery = (...args) => Object.assign(prepareQuery(...args), { queryWithCache });
}

/** The number of rows that a statement changed, of what its `run()` gave. */
export const changesOf = (result: object): number => (result as { changes: number }).changes;

export function closeDatabase({ engine }: Pick<Database, "engine">): Promise<void> {
  return engine.close();
}
