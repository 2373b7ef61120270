import SqliteDriver from "better-sqlite3";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../database.ts";
import { openDatabase } from "../open.ts";
import { readMigrations } from "../readMigrations.ts";
import { backUpDatabase } from "../backup.ts";
import { openForReading } from "./openForReading.ts";
import { sqliteClientOf } from "./openSqlite.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-migrate-"));
  file = join(folder, "below", "crosswalk.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const migrations = readMigrations("sqlite");

describe("a database", () => {
  it("is made with its folder and every migration, and enforces foreign keys under write-ahead logging", async () => {
    const database = await openDatabase(file);
    const client = sqliteClientOf(database);
    expect(client.prepare("SELECT count(*) AS count FROM __drizzle_migrations").get()).toEqual({
      count: migrations.length,
    });
    expect(client.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(client.pragma("foreign_keys", { simple: true })).toBe(1);
    await closeDatabase(database);
  });

  it("has no migration applied twice when it is opened again", async () => {
    await closeDatabase(await openDatabase(file));
    const again = await openDatabase(file);
    const { count } = sqliteClientOf(again)
      .prepare("SELECT count(*) AS count FROM __drizzle_migrations")
      .get() as { count: number };
    expect(count).toBe(migrations.length);
    await closeDatabase(again);
  });

  it.each([
    ["a newer version", "'later', 32503680000000", /was written by a newer version.*Install that version\.$/],
    ["an unreleased version", "'earlier', 1", /before the first release.*start with a new database/],
  ])("is refused, untouched, where %s wrote it", async (_who, migration, refused) => {
    await closeDatabase(await openDatabase(file));
    const client = new SqliteDriver(file);
    client.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES (${migration})`);
    client.pragma("journal_mode = DELETE");
    client.close();
    chmodSync(file, 0o640);
    const before = readFileSync(file);
    await expect(openDatabase(file)).rejects.toThrow(refused);
    expect(() => openForReading(file)).toThrow(refused);
    await expect(backUpDatabase(file, join(folder, "backup.db"))).rejects.toThrow(refused);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, "below"))).toEqual(["crosswalk.db", "crosswalk.db-lock"]);
  });

  it("a file that is no database is refused by its name", async () => {
    await expect(() => openDatabase(folder)).rejects.toThrow();
  });
});
