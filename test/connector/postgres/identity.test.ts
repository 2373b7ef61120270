import { execFileSync } from "node:child_process";
import { chownSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../connector/database/engine/engine.ts";
import { openPostgres } from "../../../connector/database/postgres/engine.ts";
import { eventually } from "../../support/eventually.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";

describe.skipIf(postgresFolder() === null)("the identity of a database of Postgres", () => {
  let server: PostgresServer;
  let url: string;

  beforeAll(async () => {
    server = await startPostgresServer();
    url = await server.createDatabase();
  });
  afterAll(() => server.stop());

  async function withEngine<T>(address: string, work: (engine: Engine) => Promise<T>): Promise<T> {
    const engine = await openPostgres(address);
    try {
      return await work(engine);
    } finally {
      await engine.close();
    }
  }
  const identityAt = (address: string) => withEngine(address, (engine) => engine.identity(engine));

  const client = (program: string, ...args: string[]) =>
    execFileSync(join(postgresFolder() ?? "", program), args, { stdio: ["ignore", "pipe", "pipe"] });

  it("stays with further starts, a server that crashed, and what is written and read meanwhile", async () => {
    const identity = await identityAt(url);
    expect(identity).toMatch(/^\d+:0{7}1:\d+:\d+$/);
    await withEngine(url, (engine) =>
      engine.transaction(async (connection) => {
        await connection.query("insert into settings values ('o', '{}', 1)", [], "run");
        expect(await engine.identity(connection)).toBe(identity);
      }),
    );
    await server.crash();
    await server.start();
    await withEngine(url, (engine) => engine.query("vacuum full __drizzle_migrations", [], "run"));
    expect(await identityAt(url)).toBe(identity);
  });

  it("is another in a copy of the database", async () => {
    expect(await identityAt(await server.createDatabase(url))).not.toBe(await identityAt(url));
  });

  it("is another once a dump is put back into the same database", async () => {
    const identity = await identityAt(url);
    const dump = join(hostIn(url), "dump");
    client("pg_dump", "--format=custom", `--file=${dump}`, url);
    expect(await identityAt(url)).toBe(identity);
    client("pg_restore", "--clean", "--if-exists", `--dbname=${url}`, dump);
    expect(await identityAt(url)).not.toBe(identity);
  });

  it("is told by its rows alone where the server tells nothing of itself", async () => {
    const hosted = await server.createDatabase();
    await askOnce(hosted, "create role hosted login");
    await askOnce(hosted, `alter database ${nameIn(hosted)} owner to hosted`);
    await askOnce(hosted, "revoke execute on function pg_walfile_name(pg_lsn) from public");
    const asHosted = hosted.replace("crosswalk@", "hosted@");
    const identity = await identityAt(asHosted);
    expect(identity).toMatch(/^\d+:\d+$/);
    const dump = join(hostIn(url), "hosted");
    client("pg_dump", "--format=custom", "--schema=public", `--file=${dump}`, asHosted);
    client("pg_restore", "--clean", "--if-exists", `--dbname=${asHosted}`, dump);
    expect(await identityAt(asHosted)).not.toBe(identity);
  });

  it("is another once the server was recovered, as to a point in time", async () => {
    const identity = await identityAt(url);
    await server.crash();
    const data = join(hostIn(url), "data");
    const signal = join(data, "recovery.signal");
    writeFileSync(signal, "");
    if (process.getuid?.() === 0) chownSync(signal, 65_534, 65_534);
    writeFileSync(join(data, "postgresql.auto.conf"), "restore_command = 'false'\n");
    await server.start();
    // Until then it refuses what writes.
    const recovered = await eventually(() => identityAt(url));
    expect(recovered).toMatch(/^\d+:0{7}2:\d+:\d+$/);
    expect(recovered).not.toBe(identity);
  });
});

const nameIn = (url: string): string => /\/(\w+)\?/.exec(url)?.[1] ?? "";

/** The server's folder. */
const hostIn = (url: string): string => decodeURIComponent(/host=(.*)$/.exec(url)?.[1] ?? "");
