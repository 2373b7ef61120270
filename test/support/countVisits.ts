import type { Database } from "../../connector/database/database.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";

/**
 * Counts the rows that SQLite goes through for what is run from now on: those that each part of a statement
 * compares with its conditions, also where they are left out at last. Answers how to read the count. Call it
 * before the database prepares what is to be counted.
 */
export function countVisits(database: Database): () => number {
  const client = sqliteClientOf(database);
  let visits = 0;
  client.function("visited", { deterministic: false }, () => {
    visits += 1;
    return 1;
  });
  const prepare = client.prepare.bind(client);
  // Drizzle writes in small letters.
  client.prepare = (text: string) => prepare(text.replaceAll(" where ", " where visited() and "));
  return () => visits;
}
