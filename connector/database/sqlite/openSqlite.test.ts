import SqliteDriver from "better-sqlite3";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUpDatabase } from "../backup.ts";
import { openForReading } from "./openForReading.ts";
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

describe("a database that a process has", () => {
  const refusal = /^The database .*crosswalk\.db is in use by .*Stop the connector first.*DATABASE_URL\.$/;

  it("is refused to another one by name, and goes to the next once it is closed", async () => {
    const file = join(folder, "crosswalk.db");
    const first = openSqlite(file);
    expect(() => openSqlite(file)).toThrow(refusal);
    expect(openElsewhere(file)).toMatch(/is in use by a connector/);
    const link = join(folder, "link.db");
    symlinkSync(file, link);
    expect(openElsewhere(link)).toMatch(/is in use by a connector/);
    expect(first.client.prepare("SELECT count(*) FROM orgs").pluck().get()).toBe(0);
    await first.close();
    expect(openElsewhere(file)).toBe("opened");
  });

  it("is read meanwhile", async () => {
    const file = join(folder, "crosswalk.db");
    const first = openSqlite(file);
    await openForReading(file).close();
    await backUpDatabase(file, join(folder, "backup.db"));
    await first.close();
  });

  it("is free at once where that process is killed", async () => {
    const file = join(folder, "crosswalk.db");
    const child = spawn(process.execPath, argumentsOf(file, "setInterval(() => engine, 1e6)"));
    await once(child.stdout, "data");
    expect(() => openSqlite(file)).toThrow(refusal);
    child.kill("SIGKILL");
    await once(child, "exit");
    await openSqlite(file).close();
  });
});

/** Opens the file in a process of its own, and does `then`. */
function argumentsOf(file: string, then: string): string[] {
  const module = JSON.stringify(new URL("./openSqlite.ts", import.meta.url).href);
  const script = `import { openSqlite } from ${module};
    const engine = openSqlite(${JSON.stringify(file)});
    process.stdout.write("opened");
    ${then}`;
  return ["--input-type=module", "--eval", script];
}

function openElsewhere(file: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, argumentsOf(file, ""));
  return stdout.toString() || stderr.toString();
}

it("a database of the connector's is its owner's alone once it is open", async () => {
  const file = join(folder, "crosswalk.db");
  await openSqlite(file).close();
  chmodSync(file, 0o644);
  const { client, close } = openSqlite(file);
  client.exec("UPDATE orgs SET id = id");
  for (const its of ["", "-wal", "-shm", "-lock"]) expect(statSync(file + its).mode & 0o777).toBe(0o600);
  await close();
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
