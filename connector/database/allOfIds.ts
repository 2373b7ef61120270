import { sql, type Placeholder } from "drizzle-orm";
import type { DatabaseHandle } from "./database.ts";

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
