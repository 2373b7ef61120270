import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { DatabaseHandle } from "./database.ts";

type OfEngine = Pick<DatabaseHandle, "engine">;

/** What a column with JSON has at a path such as `call.lostBy`; null where it has nothing there. */
export function jsonAt({ engine }: OfEngine, document: SQLWrapper, path: string): SQL<string | null> {
  if (engine.kind === "sqlite") return sql`json_extract(${document}, ${sql.raw(`'$.${path}'`)})`;
  const steps = sql.raw(`'{${path.replaceAll(".", ",")}}'`);
  // Postgres refuses a document with a NUL, whatever is asked of it.
  return sql`(replace(${document}, '\\u0000', '\\ufffd')::json #>> ${steps})`;
}

/** The elements of a list in JSON as a table, whose columns are `key`, the place from 0 on, and `value`. */
export function elementsOf({ engine }: OfEngine, list: SQLWrapper): SQL {
  if (engine.kind === "sqlite") return sql`json_each(${list})`;
  return sql`(select place - 1 as key, element as value
    from json_array_elements_text(${list}::json) with ordinality as elements (element, place)) as elements`;
}

/** The texts that a column has in a group, as a list in JSON. */
export function jsonOfGroup({ engine }: OfEngine, column: SQLWrapper): SQL<string> {
  const all = sql.raw(engine.kind === "sqlite" ? "json_group_array" : "json_agg");
  return sql`coalesce(${all}(${column}) filter (where ${column} is not null), '[]')`;
}

/**
 * A column by which SQLite looks for no row. It has no statistics, and would rather read all leads of the org
 * than fifty that are named. Postgres chooses by itself.
 */
export const withoutIndex = ({ engine }: Pick<DatabaseHandle, "engine">, column: SQLWrapper): SQL =>
  engine.kind === "sqlite" ? sql`+${column}` : sql`${column}`;
