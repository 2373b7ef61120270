import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMigrations } from "../../../connector/database/readMigrations.ts";
import { leads } from "../../../connector/database/schema/leads.ts";
import { memoryFolder } from "../../support/memoryFolder.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";
import { quickEnvironment } from "../../support/quickStart.ts";
import { startStack, type Stack } from "../../support/startStack.ts";
import { isOnPostgres } from "../../support/testDatabase.ts";

const secret = "s3cret-of-nobody";
const run = promisify(execFile);

/** What a command says, and how it ends. */
async function npmRun(script: string, args: string[], environment: Record<string, string>) {
  const { DATABASE_FILE: _file, DATABASE_URL: _url, ...env } = { ...quickEnvironment(), ...environment };
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name]) => name.startsWith("DATABASE_")),
  );
  const command = [`scripts/${script}.ts`, ...args];
  try {
    const { stdout } = await run(process.execPath, command, { env: { ...env, ...given } });
    return { status: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    expect(stderr).not.toContain(secret);
    return { status: code, said: stderr };
  }
}

const oneLine = (said: RegExp) => ({
  status: 1,
  said: expect.stringMatching(new RegExp(`^${said.source}[^\\n]*\\n$`)) as string,
});

describe.skipIf(postgresFolder() === null)("a command", () => {
  let server: PostgresServer;
  let folder: string;
  let stack: Stack;
  let url: string;
  beforeAll(async () => {
    server = await startPostgresServer();
    folder = mkdtempSync(join(memoryFolder(), "crosswalk-commands-"));
    url = await server.createDatabase();
    stack = await startStack({ databaseFile: url });
  });
  afterAll(async () => {
    await stack.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const keys = () => stack.environment["TOKEN_KEYS"] ?? "";

  it.each([
    [
      "backup",
      "backup.dump",
      /DATABASE_URL names a database of Postgres: back it up with pg_dump --format=custom --file=crosswalk\.dump --dbname='postgresql:\/\/rep@db\/crosswalk\?sslmode=verify-full'/,
    ],
    [
      "restore",
      "backup.dump",
      /DATABASE_URL names a database of Postgres: put a backup into a new database with pg_restore .*config\/guides\/postgres\.md/,
    ],
  ])(
    "is one for files alone, and names Postgres' own, without the password: %s",
    async (script, file, said) => {
      const address = `postgresql://rep:${secret}@db/crosswalk?sslmode=verify-full&password=${secret}`;
      expect(await npmRun(script, [join(folder, file)], { DATABASE_URL: address })).toEqual(oneLine(said));
    },
  );

  it.each([
    [{}, /DATABASE_FILE is missing: the path of SQLite's file; or set DATABASE_URL/],
    [
      { DATABASE_FILE: "a.db", DATABASE_URL: `postgresql://a:${secret}@b/c` },
      /DATABASE_FILE and DATABASE_URL name two databases: leave out one of them/,
    ],
    [{ DATABASE_URL: `mysql://a:${secret}@b/c` }, /DATABASE_URL must be an address of Postgres/],
    [{ DATABASE_URL: `postgres://a:${secret}#1@b/c` }, /DATABASE_URL is no address/],
    [
      { DATABASE_URL: `postgres://a:${secret}@localhost:1/c` },
      /The database c at localhost:1 can't be reached/,
    ],
  ])("says in one line what is wrong with its settings: %j", async (environment, said) => {
    const withKeys = { ...environment, TOKEN_KEYS: keys() };
    const at = ["--at", "2026-03-01T10:00:00Z"];
    expect(await npmRun("timeline", at, withKeys)).toEqual(oneLine(said));
    expect(await npmRun("rotate-keys", [], withKeys)).toEqual(oneLine(said));
    expect(await npmRun("erase-person", ["--email", "a@b.example"], withKeys)).toEqual(oneLine(said));
    expect(await npmRun("move-database", [join(folder, "new.db")], withKeys)).toEqual(oneLine(said));
  });

  it("tells the timeline while a connector runs, also without the right to write", async () => {
    const rep = await stack.signIn("rep@practice.example");
    await rep.post("/v1/lead-lists", { name: "L", leads: [{ firstName: "Kim", lastName: "Muster" }] });
    await askOnce(url, `create role reader login password '${secret}'`);
    await askOnce(url, "grant select on all tables in schema public to reader");
    const asReader = url.replace("//crosswalk@", `//reader:${secret}@`);
    const at = ["--at", new Date().toISOString()];
    const { status, said } = await npmRun("timeline", at, { DATABASE_URL: asReader });
    expect(status).toBe(0);
    expect(said).toContain("rep@practice.example");
  });

  it("tells the timeline without migrating, and says where the version is another one", async () => {
    const at = ["--at", new Date().toISOString()];
    const empty = await server.createDatabase();
    const said = /The database \S+ at \S+ is empty\. DATABASE_URL says where the connector's is\./;
    expect(await npmRun("timeline", at, { DATABASE_URL: empty })).toEqual(oneLine(said));
    expect(await askOnce(empty, "select 1 from pg_tables where schemaname = 'public'")).toEqual([]);

    await askOnce(empty, "create table invoices (id int)");
    expect(await npmRun("timeline", at, { DATABASE_URL: empty })).toEqual(
      oneLine(/The database \S+ at \S+ belongs to something else: it has the table invoices\./),
    );

    const migrations = readMigrations("postgres").map((migration) => migration.at);
    const other = await server.createDatabase();
    await (await startStack({ databaseFile: other, orgs: stack.orgs })).stop();
    const newest = migrations.at(-1) ?? 0;
    await askOnce(other, "delete from __drizzle_migrations where created_at = $1", [newest]);
    expect(await npmRun("timeline", at, { DATABASE_URL: other })).toEqual(
      oneLine(/.* is of an older version\./),
    );
    await askOnce(
      other,
      "insert into __drizzle_migrations (hash, created_at, needs) values ('later', $1, $1)",
      [newest + 1],
    );
    expect(await npmRun("timeline", at, { DATABASE_URL: other })).toEqual(
      oneLine(/.* was written by a newer version of the connector\. Install that version\./),
    );
  });

  it("erases a person while a connector runs, and writes its tables anew", async () => {
    const rep = await stack.signIn("rep@practice.example");
    const vera = { firstName: "Vera", lastName: "Testmann", email: "vera@nordwind.example" };
    await rep.post("/v1/lead-lists", { name: "M", leads: [vera] });
    const environment = { DATABASE_URL: url, TOKEN_KEYS: keys() };
    const shown = await npmRun("erase-person", ["--email", vera.email], environment);
    expect(shown.said).toContain("Nothing is erased without --yes.");
    const erased = await npmRun("erase-person", ["--email", vera.email, "--yes"], environment);
    expect(erased.status).toBe(0);
    expect(erased.said).toContain("Erased 1 leads");
    expect(erased.said).not.toContain("could not be written anew");
    const names = (await stack.app.database.select().from(leads)).map(({ lastName }) => lastName);
    expect(names).not.toContain("Testmann");
    expect((await npmRun("erase-person", ["--again", "--yes"], environment)).said).toContain(
      "Erased 0 leads",
    );
  });

  it.each([
    ["holds its tables, as a backup does", "Jan", "lock table leads in access share mode"],
    ["still reads what was there before", "Ida", "select count(*) from pg_class"],
  ])("says how an erasure is finished where something else %s", async (_what, firstName, statement) => {
    const rep = await stack.signIn("rep@practice.example");
    const jan = { firstName, lastName: "Lesemann", email: `${firstName}@nordwind.example` };
    await rep.post("/v1/lead-lists", { name: "J", leads: [jan] });
    const other = new pg.Client(url);
    await other.connect();
    try {
      await other.query("begin isolation level repeatable read");
      await other.query(statement);
      const erase = ["--email", jan.email, "--yes"];
      const { status, said } = await npmRun("erase-person", erase, { DATABASE_URL: url, TOKEN_KEYS: keys() });
      expect(status).toBe(0);
      expect(said).toContain("Erased 1 leads");
      expect(said).toContain(
        "The database could not be written anew: something else reads it, such as a backup by pg_dump. It may hold copies of what was erased. When that is over, run: npm run erase-person -- --again --yes",
      );
    } finally {
      await other.end();
    }
  });

  it("says in one line that something else has locked a table", async () => {
    const other = new pg.Client(url);
    await other.connect();
    try {
      await other.query("begin");
      await other.query("lock table users, grants, creations in access exclusive mode");
      const said =
        /The database \S+ at \S+ does not answer in time\. See in pg_stat_activity what it waits for\./;
      const environment = { DATABASE_URL: url, TOKEN_KEYS: keys() };
      const [timeline, erase, rotate] = await Promise.all([
        npmRun("timeline", ["--user", "rep@practice.example"], environment),
        npmRun("erase-person", ["--email", "a@b.example"], environment),
        npmRun("rotate-keys", [], environment),
      ]);
      expect({ timeline, erase, rotate }).toEqual({
        timeline: oneLine(said),
        erase: oneLine(said),
        rotate: oneLine(said),
      });
    } finally {
      await other.end();
    }
  });

  it("has a backup and a restore of Postgres' own beside it, also for the list of erased people", async () => {
    const rep = await stack.signIn("rep@practice.example");
    const nora = { firstName: "Nora", lastName: "Probst", email: "nora@nordwind.example" };
    await rep.post("/v1/lead-lists", { name: "N", leads: [nora] });
    const dump = join(folder, "crosswalk.dump");
    const tool = (name: string, ...args: string[]) => run(join(postgresFolder() ?? "", name), args);
    await tool("pg_dump", "--format=custom", `--file=${dump}`, `--dbname=${url}`);
    const erase = ["--email", nora.email, "--yes"];
    const { said } = await npmRun("erase-person", erase, { DATABASE_URL: url, TOKEN_KEYS: keys() });
    expect(said).toContain("Erased 1 leads");

    const restored = await server.createDatabase();
    await tool("pg_restore", "--single-transaction", "--no-owner", `--dbname=${restored}`, dump);
    const list = join(folder, "erased.sql");
    const tables = ["--table=erasure_key", "--table=erased_people"];
    const how = ["--data-only", "--inserts", "--on-conflict-do-nothing"];
    await tool("pg_dump", ...how, ...tables, `--file=${list}`, `--dbname=${url}`);
    await tool(
      "psql",
      "--single-transaction",
      "--set=ON_ERROR_STOP=1",
      `--file=${list}`,
      `--dbname=${restored}`,
    );
    const again = await npmRun("restore", ["--put-back"], { DATABASE_URL: restored, TOKEN_KEYS: keys() });
    expect(again).toMatchObject({ status: 0, said: expect.stringContaining("Erased 1 leads") as string });
    expect(await askOnce(restored, "select id from restores")).toHaveLength(1);
    const names = await askOnce(restored, "select last_name from leads");
    expect(names.map((row) => row["last_name"])).toContain("Muster");
    expect(names.map((row) => row["last_name"])).not.toContain("Probst");
  });

  it("rotates keys only to one that each running connector has", async () => {
    const second = `second:${randomBytes(32).toString("base64")}`;
    const rotate = (tokenKeys: string) =>
      npmRun("rotate-keys", [], { DATABASE_URL: url, TOKEN_KEYS: tokenKeys });
    expect(await rotate(`${second},${keys()}`)).toEqual(
      oneLine(/Nothing was changed: .* does not have key second/),
    );
    expect(await rotate(`${keys()},${second}`)).toMatchObject({
      status: 0,
      said: expect.stringContaining("No longer needed in TOKEN_KEYS: second") as string,
    });
  });

  // It begins with a file.
  it.skipIf(isOnPostgres)("moves sessions, leads and the ledger, there and back", async () => {
    const file = join(folder, "crosswalk.db");
    const first = await startStack({ databaseFile: file });
    const rep = await first.signIn("rep@practice.example");
    const kim = { firstName: "Kim", lastName: "Muster", email: "kim@nordwind.example" };
    await rep.post("/v1/lead-lists", { name: "L", leads: [kim] });
    const there = await server.createDatabase();
    expect((await npmRun("move-database", [there], { DATABASE_FILE: file })).said).toMatch(
      /is in use\. Stop the/,
    );
    await first.stop();
    expect(await npmRun("move-database", [there], { DATABASE_FILE: file })).toMatchObject({ status: 0 });

    const port = new URL(first.url).port;
    const restart = { orgs: first.orgs, port: Number(port) };
    const { DATABASE_FILE: _file, ...environment } = first.environment;
    const second = await startStack({
      ...restart,
      databaseFile: there,
      environment: { ...environment, DATABASE_URL: there },
    });
    const lists = await rep.get<{ leadLists: { name: string }[] }>("/v1/lead-lists");
    expect(lists.status).toBe(200);
    expect(JSON.stringify(lists.body)).toContain('"L"');
    await rep.post("/v1/lead-lists", { name: "M", leads: [{ ...kim, email: "kim@other.example" }] });
    const back = join(folder, "back.db");
    expect((await npmRun("move-database", [back], { DATABASE_URL: there })).said).toMatch(
      /is in use\. Stop all/,
    );
    await second.stop();
    expect(await npmRun("move-database", [back], { DATABASE_URL: there })).toMatchObject({ status: 0 });

    const third = await startStack({
      ...restart,
      databaseFile: back,
      environment: { ...environment, DATABASE_FILE: back },
    });
    try {
      const after = await rep.get("/v1/lead-lists");
      expect(JSON.stringify(after.body)).toMatch(/"L"[^]*"M"|"M"[^]*"L"/);
    } finally {
      await third.stop();
      await first.close();
    }
  });
});
