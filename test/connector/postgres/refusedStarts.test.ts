import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openPostgres, openPostgresForReading } from "../../../connector/database/postgres/engine.ts";
import { refuse } from "../../../connector/database/postgres/refuseServer.ts";
import { eventually } from "../../support/eventually.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";
import { startPooler } from "../../support/startPooler.ts";

const secret = "s3cret-of-nobody";

/** What is wrong, in one line without a secret. */
async function refusalOf(url: string): Promise<string> {
  const engine = openPostgres(url);
  const error: unknown = await engine.then(
    (opened) => opened.close(),
    (thrown: unknown) => thrown,
  );
  const message = error instanceof Error ? error.message : "";
  expect(message).not.toBe("");
  expect(message).not.toContain("\n");
  expect(message).not.toContain(secret);
  return message;
}

describe("an address", () => {
  it.each([
    "",
    "crosswalk.db",
    "/var/lib/crosswalk.db",
    `mysql://crosswalk:${secret}@localhost/crosswalk`,
    `https://crosswalk:${secret}@localhost/crosswalk`,
    `postgres://crosswalk:${secret}#1@localhost/crosswalk`,
    `postgres://crosswalk:${secret}%zz@localhost/crosswalk`,
  ])("is refused where it is none of Postgres: %s", async (url) => {
    expect(await refusalOf(url)).toMatch(/^DATABASE_URL is no address.*postgresql:\/\/user:password@host/);
  });

  it.each([
    ["localhost:1", "crosswalk at localhost:1"],
    ["no-such-host.invalid", "crosswalk at no-such-host.invalid"],
  ])("is refused where no server answers there: %s", async (host, name) => {
    expect(await refusalOf(`postgres://crosswalk:${secret}@${host}/crosswalk`)).toBe(
      `The database ${name} can't be reached. See that the server runs, and that host and port in DATABASE_URL are right.`,
    );
  });
});

describe("a port", () => {
  it.each(["@localhost/crosswalk?port=abc", "@localhost/crosswalk?port=99999", "@localhost:99999/crosswalk"])(
    "is refused where there is none: %s",
    async (rest) => {
      expect(await refusalOf(`postgres://crosswalk:${secret}${rest}`)).toBe(
        "DATABASE_URL has a port that there is not. Ports are numbers from 1 to 65535.",
      );
    },
  );

  it("is refused where the environment names none that there is", async () => {
    vi.stubEnv("PGPORT", "abc");
    try {
      expect(await refusalOf(`postgres://crosswalk:${secret}@localhost/crosswalk`)).toBe(
        "The database crosswalk at localhost can't be reached at its port. Ports are numbers from 1 to 65535: correct DATABASE_URL, or PGPORT.",
      );
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe("a certificate file in an address", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "crosswalk-certificates-"));
    writeFileSync(join(folder, "letter.pem"), "a letter to a friend");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["sslrootcert", "missing.pem", "There is no such file."],
    ["sslcert", "missing.pem", "There is no such file."],
    ["sslkey", "missing.key", "There is no such file."],
    ["sslrootcert", "letter.pem", "It is no certificate in PEM."],
    ["sslcert", "letter.pem", "It is no certificate in PEM."],
    ["sslkey", "letter.pem", "It is no private key in PEM without a passphrase."],
    ["sslrootcert", "", "It is no file that the connector's user may read."],
  ])("is named with its setting where it is of no use: %s=%s", async (setting, name, why) => {
    const file = join(folder, name);
    const url = `postgres://crosswalk:${secret}@localhost:1/crosswalk?sslmode=verify-full&${setting}=${file}`;
    expect(await refusalOf(url)).toBe(`DATABASE_URL names ${file} as ${setting}. ${why}`);
  });
});

describe("what is no server of Postgres", () => {
  let server: Server;
  const open = new Set<Socket>();
  /** Greets as MySQL does, and waits for its own protocol. */
  const greeting = Buffer.from("4a0000000a382e302e333600", "hex");
  beforeAll(async () => {
    server = createServer({ allowHalfOpen: true }, (socket) => {
      open.add(socket.on("error", () => undefined).resume());
      socket.write(Buffer.concat([greeting, Buffer.alloc(66, 1)]));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
  });
  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });

  it.each(["", "?sslmode=verify-full"])("is refused though it waits for ever: %s", async (more) => {
    const { port } = server.address() as AddressInfo;
    const name = `127.0.0.1:${port}`;
    expect(await refusalOf(`postgres://crosswalk:${secret}@${name}/crosswalk${more}`)).toBe(
      `The database crosswalk at ${name} can't be reached: what answers there is not Postgres. Correct host and port in DATABASE_URL.`,
    );
  });
});

it("a server that hangs up is refused, and only a connector that runs goes on by itself", async () => {
  const server = createServer((socket) => socket.end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const name = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await refusalOf(`postgres://crosswalk:${secret}@${name}/crosswalk`)).toBe(
    `The database crosswalk at ${name} is starting or stopping, or ended the connection. See the server's log, and that host and port in DATABASE_URL are right. A connector that runs goes on by itself.`,
  );
  server.close();
});

describe("a server", () => {
  const usable = { version: "150004", encoding: "UTF8", schema: "public", isCopy: 0, mayCreate: 1 };
  it.each([
    ["is too old", { version: "130012" }, /is of Postgres 13\. The connector needs 14 or newer\./],
    ["has another encoding", { encoding: "SQL_ASCII" }, /its encoding is SQL_ASCII/],
    ["is a copy of another", { isCopy: 1 }, /cannot be written\. Name the primary/],
    ["has no schema for the user", { schema: null }, /no schema that the user may use/],
    ["lets the user create nothing", { mayCreate: 0 }, /does not let the connector's user create tables/],
  ])("is refused where it %s", (_what, found, expected) => {
    expect(() => refuse({ ...usable, ...found }, "crosswalk at db")).toThrow(expected);
    expect(() => refuse(usable, "crosswalk at db")).not.toThrow();
  });
});

describe.skipIf(postgresFolder() === null)("a database", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgresServer();
    await askOnce(server.urlOf("postgres"), `create role guest login password '${secret}'`);
  });
  afterAll(() => server.stop());

  /** The address as another user has it. */
  const asUser = (url: string, user: string) => url.replace("//crosswalk@", `//${user}:${secret}@`);
  const tablesOf = async (url: string) => {
    const tables = "select tablename from pg_tables where schemaname = 'public' order by 1";
    return (await askOnce(url, tables)).map(({ tablename }) => tablename);
  };

  it("is refused where it does not exist", async () => {
    expect(await refusalOf(server.urlOf("missing"))).toMatch(
      /^The database missing at .* does not exist\. Create it/,
    );
  });

  it.each(["-c foo=bar", "-c wal_level=minimal"])(
    "is refused with a setting that the server does not take: %s",
    async (options) => {
      const url = `${await server.createDatabase()}&options=${encodeURIComponent(options)}`;
      expect(await refusalOf(url)).toMatch(
        /does not take one of the settings of the connection\. Correct options in DATABASE_URL, or PGOPTIONS\./,
      );
    },
  );

  it("is refused to a user whom the server does not know", async () => {
    const url = asUser(await server.createDatabase(), "nobody");
    expect(await refusalOf(url)).toMatch(/does not let the connector in: user or password is wrong/);
  });

  it("is refused with a wrong password, and without one", async () => {
    const url = await server.createDatabase();
    const [row] = await askOnce(url, "show hba_file");
    const rules = "values ('local all guest scram-sha-256'), ('local all all trust')";
    await askOnce(url, `copy (${rules}) to '${String(row?.["hba_file"])}'`);
    await askOnce(url, "select pg_reload_conf()");
    const wrong = asUser(url, "guest").replace(secret, "wrong");
    const expected =
      /^The database test_\w+ at .* does not let the connector in: user or password is wrong\. Correct/;
    await eventually(async () => expect(await refusalOf(wrong)).toMatch(expected));
    expect(await refusalOf(wrong.replace(":wrong", ""))).toMatch(expected);
  });

  it("is refused to a user who may create nothing there, and stays empty", async () => {
    const url = await server.createDatabase();
    await askOnce(url, "revoke create on schema public from public");
    expect(await refusalOf(asUser(url, "guest"))).toMatch(/does not let the connector's user create tables/);
    expect(await tablesOf(url)).toEqual([]);
  });

  it("is refused to a user who may not do all with its tables, as where another one restored it", async () => {
    const url = await server.createDatabase();
    await (await openPostgres(url)).close();
    await askOnce(url, "grant create on schema public to guest");
    await askOnce(url, "grant select, insert, update, delete on all tables in schema public to guest");
    await (await openPostgres(asUser(url, "guest"))).close();
    for (const right of ["insert", "update", "delete", "select"]) {
      await askOnce(url, `revoke ${right} on leads from guest`);
      expect(await refusalOf(asUser(url, "guest"))).toMatch(
        /does not give the connector's user the rights that it needs\. Make that user the owner/,
      );
      await askOnce(url, `grant ${right} on leads to guest`);
    }
  });

  it("is refused where it is another program's, and keeps what it has", async () => {
    const url = await server.createDatabase();
    await askOnce(url, "create table invoices (id int)");
    expect(await refusalOf(url)).toMatch(/belongs to something else: it has the table invoices\. Give/);
    expect(await tablesOf(url)).toEqual(["invoices"]);
  });

  it("is refused where it is another program's that Drizzle migrates, too", async () => {
    const url = await server.createDatabase();
    await askOnce(url, "create table __drizzle_migrations (id int, hash text, created_at bigint)");
    await askOnce(url, "create table invoices (id int)");
    expect(await refusalOf(url)).toMatch(/belongs to something else/);
    expect(await tablesOf(url)).toEqual(["__drizzle_migrations", "invoices"]);
  });

  it("is the first schema of the search_path alone: others are neither looked at nor changed", async () => {
    const url = await server.createDatabase();
    await askOnce(url, "create table invoices (id int); create table leads (id int); create schema its");
    const inSchema = (path: string) => `${url}&options=${encodeURIComponent(`-c search_path=${path}`)}`;
    for (const _start of ["first", "second"]) {
      const engine = await openPostgres(inSchema("its,public"));
      await engine.requireWritable();
      await engine.rewrite(0);
      await engine.close();
    }
    expect(await tablesOf(url)).toEqual(["invoices", "leads"]);
    const [row] = await askOnce(url, "select count(*)::int as n from its.leads");
    expect(row).toEqual({ n: 0 });
    const reading = await openPostgresForReading(inSchema("its,public"));
    await reading.close();
    expect(await refusalOf(inSchema("public,its"))).toMatch(/belongs to something else: it has the table/);
    expect(await refusalOf(url)).toMatch(/belongs to something else: it has the table/);
  });

  it("is refused where its encoding has not every name, and stays empty", async () => {
    const name = "ascii";
    await askOnce(
      server.urlOf("postgres"),
      `create database ${name} template template0 encoding 'SQL_ASCII'`,
    );
    expect(await refusalOf(server.urlOf(name))).toMatch(
      /its encoding is SQL_ASCII\. Create it with the encoding UTF8/,
    );
    expect(await tablesOf(server.urlOf(name))).toEqual([]);
  });

  it("is refused where the user has no schema there", async () => {
    const url = await server.createDatabase();
    await askOnce(url, `alter role guest set search_path = 'nowhere'`);
    expect(await refusalOf(asUser(url, "guest"))).toMatch(/no schema that the user may use/);
    await askOnce(url, `alter role guest reset search_path`);
  });

  it("is refused behind a pooler, before anything is asked, set or made there", async () => {
    const url = await server.createDatabase();
    const pooler = await startPooler(url);
    const refusal = /^DATABASE_URL leads to a pooler, .* Name the server itself\.$/;
    expect(await refusalOf(pooler.url)).toMatch(refusal);
    await expect(openPostgresForReading(pooler.url)).rejects.toThrow(refusal);
    expect(await tablesOf(url)).toEqual([]);
    expect(pooler.asked).toEqual(Array(2).fill("select pg_backend_pid() as pid"));
    pooler.close();
  });
});
