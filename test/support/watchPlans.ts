import type { Database } from "../../connector/database/database.ts";
import { sqliteClientOf } from "../../connector/database/openSqlite.ts";

/**
 * Tables that stay small: a few rows an org or a person who asked to be erased, one a user or a restore.
 * `json_each` has the values that a statement was given.
 */
const small = new Set([
  "__drizzle_migrations",
  "database_identity",
  "erased_people",
  "erasure_key",
  "grants",
  "json_each",
  "org_binding",
  "orgs",
  "restores",
  "settings",
  "sign_in_refusals",
  "users",
]);

/**
 * Watches what a connector runs while it keeps other writers waiting: statements that write, and all within a
 * transaction; with `readsToo` whatever it reads. Answers how to list those for which SQLite goes through the
 * whole of a table that grows.
 */
export function watchPlans(database: Database, { readsToo = false } = {}): () => string[] {
  const client = sqliteClientOf(database);
  const prepare = client.prepare.bind(client);
  const run = new Set<string>();
  client.prepare = ((text: string) => {
    const statement = prepare(text);
    for (const verb of ["run", "get", "all"] as const) {
      const work = statement[verb].bind(statement) as (...values: unknown[]) => never;
      statement[verb] = (...values: unknown[]) => {
        if (readsToo || !statement.readonly || client.inTransaction) run.add(text);
        return work(...values);
      };
    }
    return statement;
  }) as typeof prepare;

  // An index of few rows of a table is as small as they are.
  const partial = new Set(
    prepare("select name from sqlite_master where type = 'index' and sql like '% WHERE %'").pluck().all(),
  );
  const scansOf = (text: string): string[] => {
    const values = Array<null>((text.match(/\?/g) ?? []).length).fill(null);
    const plan = prepare(`explain query plan ${text}`).all(...values) as { detail: string }[];
    return plan.flatMap(({ detail }) => {
      const [, index = ""] = /USING (?:COVERING )?INDEX (\w+)/.exec(detail) ?? [];
      if (partial.has(index)) return [];
      // To search by the org alone is to read everything: most databases have one org.
      const [, table] =
        /^SCAN (?!\d+-ROW VALUES)(\w+)/.exec(detail) ?? /^SEARCH (\w+) .*\(org_id=\?\)$/.exec(detail) ?? [];
      return table === undefined || small.has(table) ? [] : [`${detail}: ${text}`];
    });
  };
  // Drizzle writes in small letters. Tests empty whole tables, and a list without ids gives `where false`.
  const isOurs = (text: string) =>
    /^(?:select|insert|(?:update|delete)\b.* where)\b/s.test(text) && !/ where \(?false\b/.test(text);
  return () => [...run].filter(isOurs).flatMap(scansOf);
}
