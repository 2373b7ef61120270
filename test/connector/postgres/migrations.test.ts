import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPostgres } from "../../../connector/database/postgres/engine.ts";
import { readMigrations } from "../../../connector/database/readMigrations.ts";
import { eventually } from "../../support/eventually.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";

const migrations = readMigrations("postgres");

describe.skipIf(postgresFolder() === null)("a database of Postgres", () => {
  let server: PostgresServer;
  let url: string;

  beforeAll(async () => {
    server = await startPostgresServer();
    url = await server.createDatabase();
    await (await openPostgres(url)).close();
  });
  afterAll(() => server.stop());

  const newest = migrations.at(-1)?.at ?? 0;
  const oldest = migrations[0]?.at ?? 0;
  const copyOfIt = () => server.createDatabase(url);
  /** A migration of a later version. */
  const addMigration = (of: string, needs: number) =>
    askOnce(of, "insert into __drizzle_migrations (hash, created_at, needs) values ('later', $1, $2)", [
      newest + 1,
      needs,
    ]);

  it("has every migration once, also where two connectors start on it at the same time", async () => {
    const empty = await server.createDatabase();
    const engines = await Promise.all([openPostgres(empty), openPostgres(empty), openPostgres(empty)]);
    await Promise.all(engines.map((engine) => engine.close()));
    const rows = await askOnce(empty, "select created_at from __drizzle_migrations order by id");
    expect(rows.map((row) => Number(row["created_at"]))).toEqual(migrations.map(({ at }) => at));
  });

  it("is refused, untouched, where a newer version wrote it that this one can't go on with", async () => {
    const of = await copyOfIt();
    await addMigration(of, newest + 1);
    await expect(openPostgres(of)).rejects.toThrow(
      /was written by a newer version of the connector\. Install that version\.$/,
    );
  });

  it("goes on with this version where a newer one has only added to it", async () => {
    const of = await copyOfIt();
    await addMigration(of, newest);
    await (await openPostgres(of)).close();
  });

  it("is not changed by what older connectors need while such a one still runs", async () => {
    const of = await server.createDatabase();
    const older = `${of}&application_name=${encodeURIComponent(`crosswalk-connector ${oldest - 1}`)}`;
    const running = new pg.Client(older);
    await running.connect();
    await expect(openPostgres(of)).rejects.toThrow(
      /still used by connectors of an older version.*Stop them first/,
    );
    expect(await askOnce(of, "select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
    await running.end();
    await (await openPostgres(of)).close();
  });

  it("is refused, with the way out, where an unreleased version wrote it", async () => {
    const of = await copyOfIt();
    await askOnce(of, "update __drizzle_migrations set created_at = created_at - 1");
    await expect(openPostgres(of)).rejects.toThrow(
      /before the first release, which this one does not read\. Set it aside, start with a new database/,
    );
  });

  it("is read by others while a newer connector waits for a backup to change it", async () => {
    const of = await copyOfIt();
    await askOnce(of, "drop function words_of_lead cascade");
    await askOnce(of, "delete from __drizzle_migrations where created_at = $1", [newest]);
    // As a migration does that alters the table. None has to, so far.
    await askOnce(
      of,
      `create function alter_leads() returns event_trigger language plpgsql
         as $$ begin lock table leads in access exclusive mode; end $$;
       create event trigger alters on ddl_command_start when tag in ('CREATE INDEX')
         execute function alter_leads()`,
    );
    const backup = new pg.Client(of);
    await backup.connect();
    await backup.query("begin isolation level repeatable read");
    await backup.query("select count(*) from leads");
    const opening = openPostgres(of);
    const waiting =
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    await eventually(async () => expect(await askOnce(of, waiting)).toHaveLength(1));
    const reader = new pg.Client(of);
    await reader.connect();
    await reader.query("set lock_timeout = '2s'");
    for (let read = 0; read < 5; read += 1) await reader.query("select count(*) from leads");
    await reader.end();
    await backup.end();
    await (await opening).close();
    const made = "select 1 from pg_indexes where indexname = 'leads_words'";
    expect(await askOnce(of, made)).toHaveLength(1);
  });
});
