import BetterSqlite from "better-sqlite3";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { memoryFolder } from "../../support/memoryFolder.ts";
import type { ChaosStore } from "./chaosStore.ts";

/** A file, which nothing happens to but what kills the connectors that have it open. */
export function sqliteStore(): Promise<ChaosStore> {
  const folder = mkdtempSync(join(memoryFolder(), "crosswalk-chaos-"));
  const address = join(folder, "crosswalk.db");
  // Opened for each question: an open one would keep the log from being emptied.
  function withDatabase<Result>(work: (database: BetterSqlite.Database) => Result): Promise<Result> {
    const database = new BetterSqlite(address, { timeout: 20_000 });
    try {
      return Promise.resolve(work(database));
    } finally {
      database.close();
    }
  }
  return Promise.resolve({
    address,
    rows: <Row extends object>(sql: string, ...values: unknown[]) =>
      withDatabase((database) => database.prepare<unknown[], Row>(sql).all(...values)),
    change: (sql, ...values) => withDatabase((database) => void database.prepare(sql).run(...values)),
    troubles: [],
    mend: () => Promise.resolve(),
    close() {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}
