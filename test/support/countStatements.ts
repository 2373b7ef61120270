import type { Database } from "../../connector/database/database.ts";
import { watchStatements } from "./watchStatements.ts";

/**
 * Counts how often statements are run from now on. Answers how to read the count of those that a pattern
 * matches.
 */
export function countStatements(database: Database): (text: RegExp) => number {
  const runs = new Map<string, number>();
  watchStatements(database, (text) => runs.set(text, (runs.get(text) ?? 0) + 1));
  return (pattern) => [...runs].reduce((sum, [text, count]) => sum + (pattern.test(text) ? count : 0), 0);
}
