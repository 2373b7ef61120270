import BetterSqlite from "better-sqlite3";

/**
 * Moves all creations into the month before this, for runs that together make more contacts than a month's
 * quota. Those of more than 13 months ago would leave the ledger.
 */
export function putQuotaBack(databaseFile: string): void {
  const database = new BetterSqlite(databaseFile, { timeout: 10_000 });
  const lastMonth = "strftime('%Y-%m', 'now', 'start of month', '-1 month')";
  database.prepare(`UPDATE creations SET month = ${lastMonth}`).run();
  database.close();
}
