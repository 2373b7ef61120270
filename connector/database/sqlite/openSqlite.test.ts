import SqliteDriver from "better-sqlite3";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqlite } from "./openSqlite.ts";
import { systemTroubleOf } from "./troubles.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-open-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("a file below what is no folder is refused with its path, its setting and the remedy", () => {
  writeFileSync(join(folder, "letter"), "to a friend");
  const file = join(folder, "letter", "crosswalk.db");
  expect(() => openSqlite(file)).toThrow(
    `The database ${file} cannot be opened. Let the connector's user read and write the file and its folder, which DATABASE_FILE names.`,
  );
});

it("a file that is no database is refused, and keeps its rights and content", () => {
  const file = join(folder, "letter");
  writeFileSync(file, "to a friend, who lives far away and writes no databases", { mode: 0o644 });
  expect(() => openSqlite(file)).toThrow(/letter is no database, or a damaged one\./);
  expect(statSync(file).mode & 0o777).toBe(0o644);
  expect(readdirSync(folder)).toEqual(["letter"]);
});

it.each(["invoices", "__drizzle_migrations"])(
  "a database of another program is refused, and stays as it is: with the table %s",
  (table) => {
    const file = join(folder, "its.db");
    const other = new SqliteDriver(file);
    other.exec(`CREATE TABLE ${table} (id INTEGER)`);
    other.close();
    chmodSync(file, 0o644);
    const before = readFileSync(file);
    expect(() => openSqlite(file)).toThrow(
      `The database ${file} belongs to something else: it has the table ${table}. Give the connector a file of its own: DATABASE_FILE.`,
    );
    expect(readFileSync(file)).toEqual(before);
    expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(readdirSync(folder)).toEqual(["its.db"]);
  },
);

it("a database that another connector is writing to is opened where nothing is to be migrated", () => {
  const file = join(folder, "crosswalk.db");
  const other = openSqlite(file).client;
  other.exec("BEGIN IMMEDIATE");
  const { client } = openSqlite(file);
  expect(client.pragma("foreign_keys", { simple: true })).toBe(1);
  client.close();
  other.exec("ROLLBACK");
  other.close();
});

it("a database of the connector's is its owner's alone once it is open", () => {
  const file = join(folder, "crosswalk.db");
  openSqlite(file).client.close();
  chmodSync(file, 0o644);
  const { client } = openSqlite(file);
  client.exec("UPDATE orgs SET id = id");
  for (const its of ["", "-wal", "-shm"]) expect(statSync(file + its).mode & 0o777).toBe(0o600);
  client.close();
});

it.each([
  ["EACCES", /read and write the file and its folder/],
  ["EROFS", /not mounted read-only/],
  ["ENOSPC", /^Make room on that disk/],
])("a folder that the system does not make is told with the remedy: %s", (code, remedy) => {
  expect(systemTroubleOf(Object.assign(new Error("mkdir"), { code }))?.remedy).toMatch(remedy);
});

it("an error of another kind is no trouble of the system's", () => {
  expect(systemTroubleOf(new Error("The database was moved"))).toBeNull();
});
