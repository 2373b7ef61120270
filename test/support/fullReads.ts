import type { Database } from "../../connector/database/database.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";
import { newDatabase } from "../../connector/database/newDatabase.fixture.ts";
import { selectColumn } from "./plainSql.ts";
import { isOnPostgres } from "./testDatabase.ts";

type OfDatabase = Pick<Database, "engine">;

/** Where a statement reads a whole table. */
interface FullRead {
  table: string;
  /** What the engine says of it. */
  plan: string;
}

/**
 * Where a statement reads a whole table, though it may have no other way on small ones. An index of few rows
 * of a table is as small as they are.
 */
export const fullReads = (database: OfDatabase, text: string): Promise<FullRead[]> =>
  fullReadsOf(database)(text);

/** The same for many statements. It looks at the database now, which may be damaged when they are given. */
export function fullReadsOf(database: OfDatabase): (text: string) => Promise<FullRead[]> {
  if (isOnPostgres) return async (text) => onPostgres(await (untouched ??= newDatabase()), text);
  const partial = new Set(
    sqliteClientOf(database)
      .prepare<[], string>("select name from sqlite_master where type = 'index' and sql like '% WHERE %'")
      .pluck()
      .all(),
  );
  return async (text) => onSqlite(database, text, partial);
}

/** Postgres plans by what it knows of the tables. Of these it knows nothing. */
let untouched: Promise<OfDatabase> | undefined;

function onSqlite(database: OfDatabase, text: string, partial: ReadonlySet<string>): FullRead[] {
  const client = sqliteClientOf(database);
  const plan = client.prepare(`explain query plan ${text}`).all(...placesOf(text)) as { detail: string }[];
  return plan.flatMap(({ detail }) => {
    const [, index = ""] = /USING (?:COVERING )?INDEX (\w+)/.exec(detail) ?? [];
    if (partial.has(index)) return [];
    // To search by the org alone is to read everything: most databases have one org.
    const [, table] =
      /^SCAN (?!\d+-ROW VALUES)(\w+)/.exec(detail) ?? /^SEARCH (\w+) .*\(org_id=\?\)$/.exec(detail) ?? [];
    return table === undefined ? [] : [{ table, plan: detail }];
  });
}

/** A null for each value of a statement. */
const placesOf = (text: string): null[] => Array<null>((text.match(/\?/g) ?? []).length).fill(null);

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Recheck Cond"?: string;
  Plans?: Node[];
}

/**
 * By the plan for any values that uses indexes where it can. Postgres chooses between two of them by numbers
 * that small tables do not have, so that a search by the org alone is not told here.
 */
async function onPostgres({ engine }: OfDatabase, text: string): Promise<FullRead[]> {
  const partial = new Set(
    await selectColumn<string>(
      { engine },
      "select indexrelid::regclass::text from pg_index where indpred is not null",
    ),
  );
  const [[found]] = (await engine.transaction(async (connection) => {
    const ask = (statement: string) => connection.query(statement, []);
    for (const way of ["seqscan", "hashjoin", "mergejoin"]) await ask(`set local enable_${way} = off`);
    await ask("set local plan_cache_mode = force_generic_plan");
    await ask(`prepare explained as ${text}`);
    const places = new Set(text.match(/\$\d+/g));
    const values = [...places].map(() => "null");
    const given = values.length > 0 ? `(${values.join(", ")})` : "";
    const { rows } = await ask(`explain (format json, costs off) execute explained${given}`);
    await ask("deallocate explained");
    return rows;
  })) as [[string | { Plan: Node }[]]];
  const [{ Plan }] = (typeof found === "string" ? JSON.parse(found) : found) as [{ Plan: Node }];
  return readsOf(Plan).filter(({ index }) => !partial.has(index));
}

function readsOf(node: Node): (FullRead & { index: string })[] {
  const below = (node.Plans ?? []).flatMap(readsOf);
  const index = node["Index Name"] ?? "";
  const condition = node["Index Cond"] ?? node["Recheck Cond"];
  const isRead = /^(?:Seq|Index|Index Only|Bitmap Index|Bitmap Heap) Scan$/.test(node["Node Type"]);
  const table = node["Relation Name"] ?? "";
  if (!isRead || condition !== undefined || table === "") return below;
  return [...below, { table, index, plan: `${node["Node Type"]} of ${table} ${index}` }];
}
