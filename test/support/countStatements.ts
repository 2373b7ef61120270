import type { Database } from "../../connector/database/database.ts";
import { sqliteClientOf } from "../../connector/database/openSqlite.ts";

/**
 * Counts how often statements are run from now on. Answers how to read the count of those that a pattern
 * matches. Call it before the database prepares what is to be counted.
 */
export function countStatements(database: Database): (text: RegExp) => number {
  const client = sqliteClientOf(database);
  const runs = new Map<string, number>();
  const prepare = client.prepare.bind(client);
  client.prepare = ((text: string) => {
    const statement = prepare(text);
    for (const verb of ["run", "get", "all"] as const) {
      const work = statement[verb].bind(statement) as (...values: unknown[]) => never;
      statement[verb] = (...values: unknown[]) => {
        runs.set(text, (runs.get(text) ?? 0) + 1);
        return work(...values);
      };
    }
    return statement;
  }) as typeof prepare;
  return (pattern) => [...runs].reduce((sum, [text, count]) => sum + (pattern.test(text) ? count : 0), 0);
}
