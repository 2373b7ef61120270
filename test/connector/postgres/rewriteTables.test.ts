import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rewriteTables } from "../../../connector/database/postgres/rewriteTables.ts";
import { eventually } from "../../support/eventually.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";

describe.skipIf(postgresFolder() === null)("tables that are written anew", () => {
  let server: PostgresServer;
  let url: string;
  let client: pg.Client;
  const ask = (text: string) => askOnce(url, text);

  beforeAll(async () => {
    server = await startPostgresServer();
    url = await server.createDatabase();
    await ask("create table leads (title text) with (autovacuum_enabled = false)");
    await ask("insert into leads select 'Gone zqxjv' from generate_series(1, 1000)");
    // Another table of the server, which it takes a minute to count.
    await ask("create schema beside");
    await ask(
      `create table beside.slow (filling text)
       with (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)`,
    );
    await ask("insert into beside.slow select repeat('x', 500) from generate_series(1, 5000)");
    client = new pg.Client(url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  const counters = "from pg_stat_activity where query like 'autovacuum: %ANALYZE beside.slow'";
  const placesOfMark = async () =>
    (
      await ask(
        `select relname from pg_class where pg_relation_filepath(oid) is not null and relkind = 'r'
         and encode(pg_read_binary_file(pg_relation_filepath(oid)), 'escape') like '%zqxjv%'`,
      )
    ).map((row) => row["relname"]);

  it("have nothing that was erased, though the server counts another table meanwhile", async () => {
    await ask("alter system set autovacuum_naptime = '1s'");
    await ask("select pg_reload_conf()");
    await eventually(async () =>
      expect(await ask(`select 1 ${counters} and backend_xmin is not null`)).toHaveLength(1),
    );
    await ask("analyze leads");
    await ask("delete from leads");
    await expect(rewriteTables(client, 0)).rejects.toThrow("something else reads it");

    await ask("alter system set autovacuum = off");
    await ask("select pg_reload_conf()");
    await ask(`select pg_terminate_backend(pid) ${counters}`);
    await rewriteTables(client, 5_000);
    await ask("checkpoint");
    expect(await placesOfMark()).toEqual([]);
  });
});
