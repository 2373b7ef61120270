import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPostgres } from "../../../connector/database/postgres/engine.ts";
import { refuse } from "../../../connector/database/postgres/migrate.ts";
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

it.each(["@localhost:99999/crosswalk", "@localhost/crosswalk?port=99999"])(
  "a port that there is not is refused: %s",
  async (rest) => {
    expect(await refusalOf(`postgres://crosswalk:${secret}${rest}`)).toMatch(/DATABASE_URL/);
  },
);

it("a certificate file that can't be read is named with its setting", async () => {
  const file = join(tmpdir(), "crosswalk-missing.pem");
  const url = `postgres://crosswalk:${secret}@localhost:1/crosswalk?sslmode=verify-full&sslrootcert=${file}`;
  expect(await refusalOf(url)).toBe(
    `DATABASE_URL names ${file} as sslrootcert. There is no such file that the connector's user may read.`,
  );
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

it("a server is refused that is too old, or has another encoding", () => {
  expect(() => refuse(13, "UTF8", "crosswalk at db")).toThrow(/is of Postgres 13\..* needs 14 or newer\.$/);
  expect(() => refuse(15, "SQL_ASCII", "crosswalk at db")).toThrow(/its encoding is SQL_ASCII/);
  expect(() => refuse(15, "UTF8", "crosswalk at db")).not.toThrow();
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
      /^The database missing at .* does not exist, .*Create it/,
    );
  });

  it.each(["-c foo=bar", "-c wal_level=minimal"])(
    "is refused with a setting that the server does not take: %s",
    async (options) => {
      const url = `${await server.createDatabase()}&options=${encodeURIComponent(options)}`;
      expect(await refusalOf(url)).toMatch(
        /does not take one of the settings of the connection\. .*correct options in DATABASE_URL, or PGOPTIONS\./,
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
    expect(await refusalOf(asUser(url, "guest"))).toMatch(/does not give the connector's user the rights/);
    expect(await tablesOf(url)).toEqual([]);
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
    const reading = await openPostgres(inSchema("its,public"), { readsOnly: true });
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

  it("is refused behind a pooler, before anything is asked, set or made there", async () => {
    const url = await server.createDatabase();
    const pooler = await startPooler(url);
    const refusal = /^DATABASE_URL leads to a pooler, .* Name the server itself\.$/;
    expect(await refusalOf(pooler.url)).toMatch(refusal);
    await expect(openPostgres(pooler.url, { readsOnly: true })).rejects.toThrow(refusal);
    expect(await tablesOf(url)).toEqual([]);
    expect(pooler.asked).toEqual(Array(2).fill("select pg_backend_pid() as pid"));
    pooler.close();
  });
});
