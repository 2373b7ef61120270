import SqliteDriver from "better-sqlite3";
import { getTableName } from "drizzle-orm";
import { createHash } from "node:crypto";
import { execFile, spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../../../connector/database/database.ts";
import { moveDatabase } from "../../../connector/database/move/moveDatabase.ts";
import { keyOf, movedTables } from "../../../connector/database/move/copyTable.ts";
import { openDatabase } from "../../../connector/database/open.ts";
import { createRunner } from "../../../connector/database/runner.ts";
import { memoryFolder } from "../../support/memoryFolder.ts";
import { migratedDatabase } from "../../support/migratedDatabase.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";
import { eventually } from "../../support/eventually.ts";
import { fillTables } from "./fillTables.fixture.ts";

const rowsOfEach = 1_100;
const secret = "s3cret-of-nobody";

let folder: string;
let file: string;
let filled: Buffer;
let server: PostgresServer;

const names = movedTables().map((table) => getTableName(table));

/** All that a file holds, as it is stored. */
function contentOf(path: string): unknown {
  const client = new SqliteDriver(path, { readonly: true });
  try {
    const rows = movedTables().map((table) => {
      const key = keyOf(table).map(({ name }) => `"${name}"`);
      const name = getTableName(table);
      return [name, client.prepare(`SELECT * FROM "${name}" ORDER BY ${key.join(", ")}`).all()];
    });
    return Object.fromEntries(rows) as unknown;
  } finally {
    client.close();
  }
}

/** Null of what can't be read. */
function digestOf(path: string): string | null {
  try {
    return createHash("sha256")
      .update(JSON.stringify(contentOf(path)))
      .digest("hex");
  } catch {
    return null;
  }
}

function change(path: string, ...statements: string[]): void {
  const client = new SqliteDriver(path);
  for (const statement of statements) client.exec(statement);
  client.close();
}

const now = new Date("2026-03-01T10:00:00Z");
const move = (from: string, to: string) => moveDatabase(from, to, { now, tell: () => undefined });

/** Whether the rows that are moved last, and so all of them, are in a database of Postgres. */
async function isWhole(url: string): Promise<boolean> {
  const last = names.at(-1) ?? "";
  const [there] = await askOnce(url, "select to_regclass($1) is not null as there", [last]);
  return there?.["there"] === true && (await askOnce(url, `select 1 from ${last} limit 1`)).length > 0;
}

/** What is wrong, without a secret. The file is as it was. */
async function refusalOf(from: string, to: string): Promise<string> {
  const before = digestOf(file);
  const error: unknown = await move(from, to).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const message = error instanceof Error ? error.message : "";
  expect(message).not.toBe("");
  expect(message).not.toContain(secret);
  expect(digestOf(file)).toBe(before);
  return message;
}

beforeAll(async () => {
  const client = new SqliteDriver(await migratedDatabase());
  fillTables(client, rowsOfEach);
  filled = client.serialize();
  client.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-move-"));
  file = join(folder, "crosswalk.db");
  writeFileSync(file, filled);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the tables that are moved", () => {
  it("are all tables of the database, each after those to which it refers", async () => {
    const client = new SqliteDriver(await migratedDatabase());
    const all = client
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'lead_words%'",
      )
      .pluck()
      .all();
    expect(names.toSorted()).toEqual(all.toSorted());
    for (const name of names) {
      const referred = client.prepare('SELECT "table" FROM pragma_foreign_key_list(?)').pluck().all(name);
      expect(names.slice(0, names.indexOf(name))).toEqual(expect.arrayContaining(referred));
    }
    client.close();
  });
});

describe.skipIf(postgresFolder() === null)("a database", () => {
  beforeAll(async () => {
    server = await startPostgresServer();
  });
  afterAll(() => server.stop());

  it("is moved from a file to Postgres, and back, with every row as it was", async () => {
    const before = contentOf(file);
    const url = await server.createDatabase();
    const there = await move(file, url);
    expect(there.rows).toBe(names.length * rowsOfEach);
    const kept = `${file}.moved-2026-03-01T10-00-00-000Z`;
    expect(there.ends[2]).toContain(kept);
    expect(readdirSync(folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
    expect(contentOf(kept)).toEqual(before);
    await expect(openDatabase(file)).rejects.toThrow(
      /^The database .*crosswalk\.db was moved to another one, and is kept as crosswalk\.db\.moved-2026.*Set DATABASE_URL/,
    );
    const [event] = await askOnce(url, "select nextval(pg_get_serial_sequence('events', 'id')) as next");
    expect(Number(event?.["next"])).toBe(rowsOfEach + 1);

    const back = join(folder, "below", "back.db");
    const home = await move(url, back);
    expect(home.rows).toBe(there.rows);
    expect(contentOf(back)).toEqual(before);
    await expect(openDatabase(url)).rejects.toThrow(
      /^The database test_\w+ at .* was moved to .*back\.db on 2026-03-01\. Set DATABASE_FILE or DATABASE_URL to that one\./,
    );
    await closeDatabase(await openDatabase(back));
  });

  it("is moved where a connector was killed, with what its log alone holds", async () => {
    const database = await openDatabase(file);
    await database.engine.query(
      "insert into orgs (id, name, instance_url, read_at) values ('last', '', '', 1)",
      [],
    );
    const copy = join(folder, "killed.db");
    for (const end of ["", "-wal"]) writeFileSync(copy + end, readFileSync(file + end));
    await closeDatabase(database);
    const url = await server.createDatabase();
    await move(copy, url);
    expect(await askOnce(url, "select id from orgs where id = 'last'")).toHaveLength(1);
  });

  it("has the sign for what can't be shown in the place of a NUL, which no text of Postgres has", async () => {
    change(file, "UPDATE orgs SET name = 'a' || char(0) || 'b' WHERE id = 'orgs-id-3'");
    const url = await server.createDatabase();
    await move(file, url);
    expect(await askOnce(url, "select name from orgs where id = 'orgs-id-3'")).toEqual([
      { name: "a\uFFFDb" },
    ]);
  });

  describe("is not moved, and stays as it is,", () => {
    it("where a connector uses it", async () => {
      const url = await server.createDatabase();
      const used = await openDatabase(file);
      expect(await refusalOf(file, url)).toMatch(/crosswalk\.db is in use by a connector/);
      await closeDatabase(used);
      await move(file, url);
      const database = await openDatabase(url);
      const runner = await createRunner(database.engine.locks);
      const back = join(folder, "back.db");
      expect(await refusalOf(url, back)).toMatch(/is in use\. Stop all connectors first\.$/);
      await runner.close();
      await closeDatabase(database);
      await eventually(async () => void (await move(url, back)));
    });

    it("where the target is not empty, is the same database, or is none", async () => {
      const url = await server.createDatabase();
      await move(file, url);
      writeFileSync(file, filled);
      const other = join(folder, "other.db");
      symlinkSync(file, other);
      expect(await refusalOf(file, url)).toMatch(/is not empty\. Name another one, which is\.$/);
      expect(await refusalOf(url, file)).toMatch(/is not empty/);
      expect(await refusalOf(file, file)).toMatch(/is in use by a connector, or by a command/);
      expect(await refusalOf(file, other)).toMatch(/is in use by a connector/);
      expect(await refusalOf(url, `${url}&application_name=other`)).toMatch(/is not empty/);
      expect(await isWhole(url)).toBe(true);
      const invoices = await server.createDatabase();
      await askOnce(invoices, "create table invoices (id int)");
      expect(await refusalOf(file, invoices)).toMatch(/belongs to something else/);
      expect(await refusalOf(file, `mysql://crosswalk:${secret}@localhost/crosswalk`)).toMatch(
        /^The address is no address of Postgres/,
      );
      expect(await refusalOf(file, `postgresql://crosswalk:${secret}@localhost:1/crosswalk`)).toMatch(
        /can't be reached.*in the address are right/,
      );
    });

    it("where it is missing, damaged, another program's or another version's", async () => {
      const url = await server.createDatabase();
      expect(await refusalOf(join(folder, "missing.db"), url)).toMatch(/There is no database .*missing\.db/);
      expect(await refusalOf(url, join(folder, "new.db"))).toMatch(/is empty\. DATABASE_URL says where/);
      const invoices = join(folder, "invoices.db");
      change(invoices, "CREATE TABLE invoices (id INTEGER)");
      expect(await refusalOf(invoices, url)).toMatch(/belongs to something else|is of an older version/);
      const later = "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)";
      change(file, later);
      expect(await refusalOf(file, url)).toMatch(/was written by a newer version of the connector/);
      writeFileSync(file, Buffer.from(filled).fill(0x55, 4_096 * 20, 4_096 * 60));
      expect(await refusalOf(file, url)).toMatch(/damaged/);
      expect(existsSync(join(folder, "new.db"))).toBe(false);
      writeFileSync(file, filled);
      await move(file, url);
      const isCompatible = "values ('later', 9999999999999, 0)";
      await askOnce(url, `insert into __drizzle_migrations (hash, created_at, needs) ${isCompatible}`);
      expect(await refusalOf(url, join(folder, "back.db"))).toMatch(/was written by a newer version/);
    });

    it("where Postgres refuses a value, which is not told", async () => {
      change(file, "UPDATE leads SET created_at = 'Maria Huber' WHERE rowid = 1050");
      expect(await refusalOf(file, await server.createDatabase())).toBe(
        "Postgres refuses a row of the table leads by its error 22P02. Nothing was moved.",
      );
    });
  });

  describe("a move that is killed", () => {
    /** Kills it once it has said so many lines. Answers what it had said. */
    async function killAt(from: string, to: string, lines: number): Promise<string> {
      const source = from.startsWith("postgres") ? { DATABASE_URL: from } : { DATABASE_FILE: from };
      const { DATABASE_FILE: _file, DATABASE_URL: _url, ...environment } = process.env;
      const child = spawn(process.execPath, ["scripts/move-database.ts", to], {
        env: { ...environment, ...source },
        stdio: ["ignore", "ignore", "pipe"],
      });
      let said = "";
      child.stderr.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.split("\n").length > lines) child.kill("SIGKILL");
      });
      await new Promise((resolve) => child.once("close", resolve));
      return said;
    }
    const points = [1, names.length, names.length + 1];

    it.each(points)("leaves the file as it was, and Postgres empty or whole: at line %i", async (lines) => {
      const url = await server.createDatabase();
      const before = contentOf(file);
      await killAt(file, url, lines);
      const kept = readdirSync(folder).find((name) => name.startsWith("crosswalk.db.moved"));
      expect(contentOf(kept === undefined ? file : join(folder, kept))).toEqual(before);
      if (kept !== undefined) expect(await isWhole(url)).toBe(true);
      if (lines < names.length) expect(await isWhole(url)).toBe(false);
      const back = join(folder, "back.db");
      if (!(await isWhole(url))) await eventually(async () => void (await move(file, url)));
      await eventually(async () => void (await move(url, back)));
      expect(contentOf(back)).toEqual(before);
    });

    it.each(points)("leaves Postgres as it was, and the file empty or whole: at line %i", async (lines) => {
      const url = await server.createDatabase();
      const before = contentOf(file);
      await move(file, url);
      const back = join(folder, "back.db");
      await killAt(url, back, lines);
      const moved = "hash like 'moved to %'";
      const isMoved = (await askOnce(url, `select 1 from __drizzle_migrations where ${moved}`)).length > 0;
      if (isMoved) expect(contentOf(back)).toEqual(before);
      await askOnce(url, `delete from __drizzle_migrations where ${moved}`);
      const again = join(folder, "again.db");
      await eventually(async () => void (await move(url, again)));
      expect(contentOf(again)).toEqual(before);
    });
  });

  it("is moved by a command that says what it did, and what to set now", async () => {
    const url = await server.createDatabase();
    const { DATABASE_URL: _url, ...environment } = process.env;
    const run = promisify(execFile)(process.execPath, ["scripts/move-database.ts", url], {
      env: { ...environment, DATABASE_FILE: file },
    });
    const { stdout, stderr } = await run;
    expect(stderr).toContain(`leads: ${rowsOfEach} rows, the same in both\n`);
    expect(stdout).toMatch(
      /^Moved \d+ rows from .*crosswalk\.db to test_\w+ at .*, and compared each\.\nThe file is kept as .*\.moved-.*\nNow set DATABASE_URL to its address, and no DATABASE_FILE, and start the connector\. TOKEN_KEYS stays as it is\.\n$/,
    );
    expect(existsSync(file)).toBe(false);
  });
});
