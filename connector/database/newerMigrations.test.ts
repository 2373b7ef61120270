import SqliteDriver from "better-sqlite3";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUpDatabase } from "./sqlite/backUpDatabase.ts";
import { closeDatabase } from "./database.ts";
import { openDatabase } from "./open.ts";
import { openForReading } from "./sqlite/openForReading.ts";
import { readMigrations } from "./postgres/readMigrations.ts";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-newer-"));
  file = join(folder, "crosswalk.db");
  await closeDatabase(await openDatabase(file));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const newest = readMigrations().migrations.at(-1)?.at ?? 0;

function ask(sql: string): unknown[] {
  const client = new SqliteDriver(file);
  try {
    const statement = client.prepare(sql);
    if (statement.reader) return statement.all();
    statement.run();
    return [];
  } finally {
    client.close();
  }
}

/** A migration of a later version. */
const addMigration = (needs: number | null) =>
  ask(
    `INSERT INTO __drizzle_migrations (hash, created_at, needs) VALUES ('later', ${newest + 1}, ${String(needs)})`,
  );

describe("a database that a newer version wrote", () => {
  it("goes on with this version where the newer one has only added to it", async () => {
    addMigration(newest);
    await closeDatabase(await openDatabase(file));
    const { close } = openForReading(file);
    close();
    await backUpDatabase(file, join(folder, "backup.db"));
    expect(ask("SELECT 1 FROM __drizzle_migrations WHERE hash = 'later'")).toHaveLength(1);
  });

  it.each([newest + 1, null])("is refused where its migration needs %s", async (needs) => {
    addMigration(needs);
    const refused = /was written by a newer version of the connector\. Install that version\.$/;
    await expect(openDatabase(file)).rejects.toThrow(refused);
    expect(() => openForReading(file)).toThrow(refused);
    await expect(backUpDatabase(file, join(folder, "backup.db"))).rejects.toThrow(refused);
  });

  it("stays as it is where it is refused, with its rights and its kind of log", async () => {
    addMigration(null);
    ask("PRAGMA journal_mode = DELETE");
    chmodSync(file, 0o640);
    const [before, names] = [readFileSync(file), readdirSync(folder)];
    await expect(openDatabase(file)).rejects.toThrow(/newer version/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(names);
  });

  it("is read, and gets room for that, where it comes from before", async () => {
    ask("ALTER TABLE __drizzle_migrations DROP COLUMN needs");
    openForReading(file).close();
    await closeDatabase(await openDatabase(file));
    addMigration(newest);
    await closeDatabase(await openDatabase(file));
  });
});
