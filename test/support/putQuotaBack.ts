import BetterSqlite from "better-sqlite3";

/** Moves all creations into a past month, for runs that together make more contacts than a month's quota. */
export function putQuotaBack(databaseFile: string): void {
  const database = new BetterSqlite(databaseFile, { timeout: 10_000 });
  database.prepare("UPDATE creations SET month = '2000-01'").run();
  database.close();
}
