import type { Database } from "../../connector/database/database.ts";
import { fullReadsOf } from "./fullReads.ts";
import { watchStatements } from "./watchStatements.ts";

/**
 * Tables that stay small: a few rows an org or a person who asked to be erased, one a user or a restore.
 * `json_each` has the values that a statement was given.
 */
const small = new Set([
  "__drizzle_migrations",
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
 * transaction; with `readsToo` whatever it reads. Answers how to list those for which the database goes
 * through the whole of a table that grows.
 */
export function watchPlans(database: Database, { readsToo = false } = {}): () => Promise<string[]> {
  const fullReadsIn = fullReadsOf(database);
  const run = new Set<string>();
  watchStatements(database, (text, isInTransaction) => {
    if (readsToo || isInTransaction || !text.startsWith("select")) run.add(text);
  });
  // Drizzle writes in small letters. Tests empty whole tables, and a list without ids gives `where false`.
  const isOurs = (text: string) =>
    /^(?:select|insert|(?:update|delete)\b.* where)\b/s.test(text) && !/ where \(?false\b/.test(text);
  return async () => {
    const found: string[] = [];
    for (const text of [...run].filter(isOurs)) {
      const reads = await fullReadsIn(text);
      found.push(...reads.filter(({ table }) => !small.has(table)).map(({ plan }) => `${plan}: ${text}`));
    }
    return found;
  };
}
