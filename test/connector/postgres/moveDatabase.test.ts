import SqliteDriver from "better-sqlite3";
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
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../../../connector/database/database.ts";
import { moveDatabase } from "../../../connector/database/move/moveDatabase.ts";
import { movedTables } from "../../../connector/database/move/movedTables.ts";
import { openDatabase } from "../../../connector/database/open.ts";
import { readMigrations } from "../../../connector/database/readMigrations.ts";
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

/** All that a file holds, with the number of each row and what its counters have given. */
function contentOf(path: string): unknown {
  const client = new SqliteDriver(path, { readonly: true });
  try {
    const tables = movedTables().map(({ name, columns, key }) => {
      const list = (names: string[]) => names.map((each) => `"${each}"`).join(", ");
      const names = list(columns.map((column) => column.name));
      return [
        name,
        client
          .prepare(`SELECT ${names} FROM "${name}" ORDER BY ${list(key)}`)
          .raw()
          .all(),
      ];
    });
    const counters =
      "SELECT name, seq FROM sqlite_sequence WHERE name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY 1";
    return { tables: Object.fromEntries(tables) as object, counters: client.prepare(counters).all() };
  } finally {
    client.close();
  }
}

function change(path: string, ...statements: string[]): void {
  const client = new SqliteDriver(path);
  for (const statement of statements) client.exec(statement);
  client.close();
}

const now = new Date("2026-03-01T10:00:00Z");
const move = (from: string, to: string, replacesNul = false) =>
  moveDatabase(from, to, { now, tell: () => undefined, replacesNul });

const tablesOf = async (url: string) =>
  (await askOnce(url, "select tablename from pg_tables where schemaname = 'public' order by 1")).map(
    ({ tablename }) => String(tablename),
  );

/** What is wrong, without a secret. */
async function refusalOf(from: string, to: string): Promise<string> {
  const error: unknown = await move(from, to).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const message = error instanceof Error ? error.message : "";
  expect(message).not.toBe("");
  expect(message).not.toContain(secret);
  return message;
}

beforeAll(async () => {
  const client = new SqliteDriver(await migratedDatabase());
  fillTables(client, rowsOfEach);
  // The last of a counted table is gone, and so is one in the middle of a numbered one.
  client.exec(`DELETE FROM events WHERE id > ${rowsOfEach - 5}`);
  client.exec("DELETE FROM erased_people WHERE rowid = 7");
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
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
      )
      .pluck()
      .all();
    const names = movedTables().map(({ name }) => name);
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
    await askOnce(server.urlOf("postgres"), `create role guest login password '${secret}'`);
  });
  afterAll(() => server.stop());

  it("is moved from a file to Postgres, and back, with every row as it was", async () => {
    const before = contentOf(file);
    const url = await server.createDatabase();
    const there = await move(file, url);
    expect(there.rows).toBe(movedTables().length * rowsOfEach - 6);
    expect(there.setting).toBe("DATABASE_URL to its address, and no DATABASE_FILE");
    const kept = `${file}.moved-2026-03-01T10-00-00-000Z`;
    expect(there.source).toContain(kept);
    expect(readdirSync(folder)).toEqual([basename(kept)]);
    expect(contentOf(kept)).toEqual(before);
    await expect(openDatabase(file)).rejects.toThrow(
      /^The database .*crosswalk\.db was moved to another one, and is kept as crosswalk\.db\.moved-2026.*Set DATABASE_URL/,
    );
    expect(existsSync(file)).toBe(false);

    const back = join(folder, "below", "back.db");
    const home = await move(url, back);
    expect(home.rows).toBe(there.rows);
    expect(home.setting).toBe(`DATABASE_FILE=${back}, and no DATABASE_URL`);
    expect(contentOf(back)).toEqual(before);
    await expect(openDatabase(url)).rejects.toThrow(
      /^The database test_\w+ at .* was moved to .*back\.db on 2026-03-01\. Set DATABASE_FILE or DATABASE_URL to that one\./,
    );
    await closeDatabase(await openDatabase(back));
  });

  it("has counters and numbers of rows that go on after the highest", async () => {
    const url = await server.createDatabase();
    await move(file, url);
    const [event] = await askOnce(url, "select nextval(pg_get_serial_sequence('events', 'id')) as next");
    expect(Number(event?.["next"])).toBe(rowsOfEach + 1);
    const [lead] = await askOnce(url, "select nextval(pg_get_serial_sequence('leads', 'rowid')) as next");
    expect(Number(lead?.["next"])).toBe(rowsOfEach + 1);
    const [empty] = await askOnce(url, "select count(*) as count from leads where rowid is null");
    expect(Number(empty?.["count"])).toBe(0);
  });

  it("is moved where nothing is in it yet", async () => {
    writeFileSync(file, await migratedDatabase());
    const url = await server.createDatabase();
    expect((await move(file, url)).rows).toBe(0);
    await closeDatabase(await openDatabase(url));
    expect((await move(url, file)).rows).toBe(0);
    await closeDatabase(await openDatabase(file));
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

  describe("a database that is not moved", () => {
    /** Both ends are as they were, and the move works once the cause is gone. */
    async function expectUnchanged(from: string, to: string, message: RegExp): Promise<void> {
      const before = from === file ? contentOf(file) : await tablesOf(from);
      const there = to.startsWith("postgres") ? await tablesOf(to) : existsSync(to);
      expect(await refusalOf(from, to)).toMatch(message);
      expect(from === file ? contentOf(file) : await tablesOf(from)).toEqual(before);
      expect(to.startsWith("postgres") ? await tablesOf(to) : existsSync(to)).toEqual(there);
      if (from === file) expect(readdirSync(folder).filter((name) => name.includes("mov"))).toEqual([]);
    }

    it("is a file that a connector uses", async () => {
      const url = await server.createDatabase();
      const database = await openDatabase(file);
      await expectUnchanged(file, url, /crosswalk\.db is in use\. Stop the connector, then move it\.$/);
      await closeDatabase(database);
      await move(file, url);
    });

    it("is one of Postgres that a connector uses", async () => {
      const url = await server.createDatabase();
      await move(file, url);
      const database = await openDatabase(url);
      const back = join(folder, "back.db");
      await expectUnchanged(url, back, /is in use\. Stop all connectors, then move it\.$/);
      await closeDatabase(database);
      await eventually(async () => void (await move(url, back)));
    });

    it("is the target itself, by another path of the file", async () => {
      const other = join(folder, "other.db");
      symlinkSync(file, other);
      const before = readFileSync(file);
      expect(await refusalOf(file, other)).toBe(
        `${other} is the database that is to be moved. Name a file that is not there.`,
      );
      expect(await refusalOf(file, join(folder, ".", "..", basename(folder), basename(file)))).toMatch(
        /is the database that is to be moved/,
      );
      expect(readFileSync(file)).toEqual(before);
      expect(readdirSync(folder).toSorted()).toEqual([basename(file), "other.db"].toSorted());
    });

    it("is the target itself, by another spelling of the address", async () => {
      const url = await server.createDatabase();
      await move(file, url);
      const before = await askOnce(url, "select count(*) from pg_stat_user_tables where n_tup_ins > 0");
      const host = decodeURIComponent(/host=(.*)$/.exec(url)?.[1] ?? "");
      for (const other of [
        `${url}&application_name=other`,
        url.replace(/host=.*$/, `host=${encodeURIComponent(`${host}/../${basename(host)}`)}`),
        url.replace(/@\/(\w+)\?.*$/, `@${encodeURIComponent(host)}/$1`),
      ]) {
        expect(await refusalOf(url, other), other).toMatch(
          /^The database \S+ at \S+ is the one that is to be moved, or another schema of it\. Create another one/,
        );
      }
      expect(await askOnce(url, "select count(*) from pg_stat_user_tables where n_tup_ins > 0")).toEqual(
        before,
      );
      await closeDatabase(await openDatabase(url));
    });

    it("has a target that is not empty", async () => {
      const url = await server.createDatabase();
      await closeDatabase(await openDatabase(url));
      await expectUnchanged(file, url, /is not empty\. Create another one/);
      const other = await server.createDatabase();
      await askOnce(other, "create table invoices (id int)");
      await expectUnchanged(file, other, /is not empty/);
      const there = join(folder, "there.db");
      writeFileSync(there, filled);
      await expectUnchanged(file, there, /there\.db is there already/);
      const logged = join(folder, "logged.db");
      writeFileSync(`${logged}-wal`, "what a lost file left");
      await expectUnchanged(
        file,
        logged,
        /logged\.db-wal is there, of a database that is gone\. Set it aside/,
      );
      await expectUnchanged(file, file, /crosswalk\.db is the database that is to be moved/);
    });

    it("is none of the connector", async () => {
      const url = await server.createDatabase();
      const text = join(folder, "text.db");
      writeFileSync(
        text,
        "This is a text and no database, however long it may be, of more than 100 bytes.".repeat(9),
      );
      expect(await refusalOf(text, url)).toMatch(/text\.db is no database, or a damaged one/);
      const other = join(folder, "other.db");
      change(other, "CREATE TABLE invoices (id INTEGER)");
      expect(await refusalOf(other, url)).toMatch(/other\.db is no database of the connector/);
      expect(await refusalOf(join(folder, "missing.db"), url)).toMatch(/There is no database .*missing\.db/);
      expect(await refusalOf(url, join(folder, "new.db"))).toMatch(/is empty\. DATABASE_URL says where/);
      await askOnce(url, "create table invoices (id int)");
      expect(await refusalOf(url, join(folder, "new.db"))).toMatch(/belongs to something else/);
      expect(existsSync(join(folder, "new.db"))).toBe(false);
    });

    it("is damaged", async () => {
      const bytes = Buffer.from(filled);
      bytes.fill(0x55, 4_096 * 20, 4_096 * 60);
      writeFileSync(file, bytes);
      expect(await refusalOf(file, await server.createDatabase())).toMatch(/damaged/);
    });

    it("is of another version", async () => {
      const newest = readMigrations("postgres").at(-1)?.at ?? 0;
      const url = await server.createDatabase();
      const addLater = (columns: string, values: string) =>
        `INSERT INTO __drizzle_migrations (hash, ${columns}) VALUES ('later', ${values})`;
      change(file, addLater("created_at", `${newest + 1}`));
      await expectUnchanged(file, url, /was written by a newer version of the connector/);
      change(file, `DELETE FROM __drizzle_migrations WHERE created_at >= ${newest}`);
      await expectUnchanged(
        file,
        url,
        /is of an older version\. Start the connector of this version first\.$/,
      );
      writeFileSync(file, filled);
      await move(file, url);
      await askOnce(url, addLater("created_at, needs", `${newest + 1}, ${newest}`));
      await expectUnchanged(url, join(folder, "back.db"), /was written by a newer version of the connector/);
      await askOnce(url, `delete from __drizzle_migrations where created_at >= ${newest}`);
      await expectUnchanged(url, join(folder, "back.db"), /is of an older version/);
    });

    it.each([
      [`mysql://crosswalk:${secret}@localhost/crosswalk`, /^The address is no address of Postgres/],
      [`postgres://crosswalk:${secret}#1@localhost/crosswalk`, /^The address is no address/],
      [`postgres://crosswalk:${secret}@localhost:1/crosswalk`, /can't be reached.*in the address are right/],
    ])("has an address for its target that is none: %s", async (url, message) => {
      await expectUnchanged(file, url.replace("postgres:", "postgresql:"), message).catch(async () => {
        expect(await refusalOf(file, url)).toMatch(message);
      });
    });

    it("has a target where the user has no rights", async () => {
      const url = await server.createDatabase();
      await askOnce(url, "revoke create on schema public from public");
      const asGuest = url.replace("//crosswalk@", `//guest:${secret}@`);
      expect(await refusalOf(file, asGuest)).toMatch(/does not let the connector's user create tables/);
      expect(await tablesOf(url)).toEqual([]);
    });

    it("has a text that Postgres can't hold, which is named by table and row", async () => {
      change(
        file,
        "UPDATE leads SET title = 'a' || char(0) || 'b' WHERE rowid IN (3, 1000)",
        "UPDATE users SET username = char(0) WHERE rowid = 5",
      );
      const url = await server.createDatabase();
      await expectUnchanged(
        file,
        url,
        /^Postgres has no text with a NUL[^]*leads, id "leads-id-3"[^]*leads, id "leads-id-1000"[^]*users, id "users-id-5"[^]*--replace-nul/,
      );
      await move(file, url, true);
      const rows = await askOnce(url, `select title from leads where title like 'a%b' and length(title) = 3`);
      expect(rows.map(({ title }) => title)).toEqual(["a\uFFFDb", "a\uFFFDb"]);
    });

    it("has any other value that Postgres refuses, which is named likewise", async () => {
      change(file, "UPDATE leads SET created_at = 'Maria Huber' WHERE rowid = 1050");
      const url = await server.createDatabase();
      const message = /^Postgres refuses a row, by its error 22P02: leads, id "leads-id-1050"$/;
      await expectUnchanged(file, url, message);
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
    const points = [1, 13, movedTables().length, movedTables().length + 1];

    it.each(points)("leaves the file as it was, and Postgres empty or whole: at line %i", async (lines) => {
      const url = await server.createDatabase();
      const before = contentOf(file);
      await killAt(file, url, lines);
      const isWhole = (await tablesOf(url)).length > 0;
      const kept = readdirSync(folder).find((name) => name.startsWith("crosswalk.db.moved"));
      expect(contentOf(kept === undefined ? file : join(folder, kept))).toEqual(before);
      if (kept !== undefined) expect(isWhole).toBe(true);
      if (lines < movedTables().length) expect(isWhole).toBe(false);
      if (isWhole) {
        const back = join(folder, "back.db");
        await eventually(async () => void (await move(url, back)));
        expect(contentOf(back)).toEqual(before);
      } else {
        await closeDatabase(await openDatabase(file));
        await eventually(async () => void (await move(file, url)));
      }
    });

    it.each(points)("leaves Postgres as it was, and the file missing or whole: at line %i", async (lines) => {
      const url = await server.createDatabase();
      const before = contentOf(file);
      await move(file, url);
      const back = join(folder, "back.db");
      await killAt(url, back, lines);
      if (existsSync(back)) expect(contentOf(back)).toEqual(before);
      if (lines < movedTables().length) expect(existsSync(back)).toBe(false);
      const again = join(folder, "again.db");
      const [moved] = await askOnce(
        url,
        "select hash from __drizzle_migrations where hash like 'moved to %'",
      );
      if (moved !== undefined) {
        expect(existsSync(back)).toBe(true);
        await askOnce(url, "delete from __drizzle_migrations where hash like 'moved to %'");
      }
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
      /^Moved \d+ rows of \d+ tables from .*crosswalk\.db to test_\w+ at .*, and compared each\.\nThe file is kept as .*\.moved-.*\nNow set DATABASE_URL to its address, and no DATABASE_FILE, and start the connector\. TOKEN_KEYS stays as it is\.\n$/,
    );
    expect(existsSync(file)).toBe(false);
  });
});
