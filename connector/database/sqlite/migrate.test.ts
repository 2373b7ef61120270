import SqliteDriver from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../database.ts";
import { openDatabase } from "../open.ts";
import { sqliteClientOf } from "./openSqlite.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-migrate-"));
  file = join(folder, "below", "crosswalk.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));
const migrations = readMigrationFiles({ migrationsFolder });

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

  it("has no migration applied twice when it is opened again, also while it is still open", async () => {
    const first = await openDatabase(file);
    const second = await openDatabase(file);
    const { count } = sqliteClientOf(second)
      .prepare("SELECT count(*) AS count FROM __drizzle_migrations")
      .get() as {
      count: number;
    };
    expect(count).toBe(migrations.length);
    await closeDatabase(first);
    await closeDatabase(second);
  });

  it("is brought forward from an older version and keeps its rows", async () => {
    const [first] = migrations;
    mkdirSync(dirname(file));
    const older = new SqliteDriver(file);
    for (const statement of first?.sql ?? []) older.exec(statement);
    older.exec("CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT, created_at NUMERIC)");
    older.prepare("INSERT INTO __drizzle_migrations VALUES (1, ?, ?)").run(first?.hash, first?.folderMillis);
    older.exec(
      "INSERT INTO orgs (id, name, instance_url, read_at) VALUES ('00D', 'Acme', 'https://acme', 0)",
    );
    // Sign-ins under way are started again, because they have no browser.
    older.exec(
      "INSERT INTO sign_ins (id, state_hash, code_challenge, sealed_verifier, status, created_at, expires_at) VALUES ('1', 's', 'c', 'v', 'pending', 0, 1)",
    );
    older.close();

    const database = await openDatabase(file);
    expect(sqliteClientOf(database).prepare("SELECT name FROM orgs").all()).toEqual([{ name: "Acme" }]);
    expect(sqliteClientOf(database).prepare("SELECT count(*) AS count FROM leads").get()).toEqual({
      count: 0,
    });
    await closeDatabase(database);
  });

  it("is refused, untouched, where a newer version wrote it", async () => {
    await closeDatabase(await openDatabase(file));
    const newer = new SqliteDriver(file);
    newer.exec(
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of the future', 32503680000000)",
    );
    newer.close();
    await expect(() => openDatabase(file)).rejects.toThrow(/newer version/);
  });

  it("a file that is no database is refused by its name", async () => {
    await expect(() => openDatabase(folder)).rejects.toThrow();
  });
});
