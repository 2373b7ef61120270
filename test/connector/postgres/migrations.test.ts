import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { is, SQL } from "drizzle-orm";
import { getTableConfig, SQLiteColumn, SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemaTables } from "../../../connector/database/move/schemaTables.ts";
import { openPostgres } from "../../../connector/database/postgres/engine.ts";
import { readMigrations } from "../../../connector/database/postgres/readMigrations.ts";
import { translate } from "../../../connector/database/postgres/rules.ts";
import { eventually } from "../../support/eventually.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";

const database = new URL("../../../connector/database/", import.meta.url);
const { migrations } = readMigrations();

/** As it stands in the database. */
function hashOf(name: string): string {
  const sql = readFileSync(new URL(`migrations/postgres/${name}.sql`, database), "utf8");
  return createHash("sha256").update(sql).digest("hex");
}

describe("the migrations", () => {
  it("have a file for Postgres each, from the one with which its databases begin", () => {
    const journal = JSON.parse(readFileSync(new URL("migrations/meta/_journal.json", database), "utf8")) as {
      entries: { tag: string }[];
    };
    const files = readdirSync(new URL("migrations/postgres/", database)).filter((file) => /^\d/.test(file));
    const tags = journal.entries.map(({ tag }) => `${tag}.sql`);
    expect(files.toSorted()).toEqual(tags.slice(tags.indexOf(files.toSorted()[0] ?? "")));
  });
});

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

  it("is read by others while a newer connector waits for a backup to change it", async () => {
    const of = await server.createDatabase();
    await (await openPostgres(of)).close();
    await askOnce(of, "alter table grants drop column renewer, drop column renewer_until");
    await askOnce(of, "delete from __drizzle_migrations where hash = $1", [hashOf("0036_renewals")]);
    const backup = new pg.Client(of);
    await backup.connect();
    await backup.query("begin isolation level repeatable read");
    await backup.query("select count(*) from grants");
    const opening = openPostgres(of);
    const waiting =
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    await eventually(async () => expect(await askOnce(of, waiting)).toHaveLength(1));
    const reader = new pg.Client(of);
    await reader.connect();
    await reader.query("set lock_timeout = '2s'");
    for (let read = 0; read < 5; read += 1) await reader.query("select count(*) from grants");
    await reader.end();
    await backup.end();
    await (await opening).close();
  });

  describe("the schema of SQLite and Postgres", () => {
    const tables = schemaTables();

    it("has the same tables", async () => {
      const rows = await askOnce(url, "select tablename from pg_tables where schemaname = 'public'");
      const names = rows.map(({ tablename }) => String(tablename)).filter((name) => !name.startsWith("__"));
      expect(names.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
    });

    it("has the same columns: their types, defaults and whether they may be empty", async () => {
      const rows = await askOnce(
        url,
        `select table_name, column_name, data_type, is_nullable, column_default, is_identity, collation_name
         from information_schema.columns where table_schema = 'public'`,
      );
      const found = rows
        .filter((row) => row["column_name"] !== "rowid" && !String(row["table_name"]).startsWith("__"))
        .map((row) =>
          [
            row["table_name"],
            row["column_name"],
            row["data_type"] === "text" ? `text ${String(row["collation_name"])}` : row["data_type"],
            row["is_nullable"] === "YES" ? "may be empty" : "is never empty",
            row["is_identity"] === "YES" ? "counts" : (row["column_default"] ?? "no default"),
          ].join(" | "),
        );
      const expected = tables.flatMap(({ name, columns, primaryKeys }) =>
        columns.map((column) => {
          const isKey = primaryKeys.some((key) => key.columns.some((of) => of.name === column.name));
          const counts = "autoIncrement" in column && column.autoIncrement === true;
          return [
            name,
            column.name,
            column.getSQLType() === "text" ? "text C" : "bigint",
            column.notNull || column.primary || isKey ? "is never empty" : "may be empty",
            counts ? "counts" : defaultOf(column.default),
          ].join(" | ");
        }),
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
    });

    it("has the same keys and indices, and the same rows in each", async () => {
      const rows = await askOnce(
        url,
        `select indexdef from pg_indexes where schemaname = 'public' and tablename not like '\\_\\_%'
           and indexname not like '%rowid%' and indexname <> 'leads_words'`,
      );
      const found = rows.map(({ indexdef }) => withoutName(String(indexdef)));
      // Postgres writes a condition in its own words: it says itself what it makes of the schema's.
      const copy = await server.createDatabase();
      await (await openPostgres(copy)).close();
      await askOnce(copy, "drop schema public cascade");
      await askOnce(copy, "create schema public");
      for (const table of tables) for (const statement of statementsOf(table)) await askOnce(copy, statement);
      const made = await askOnce(copy, "select indexdef from pg_indexes where schemaname = 'public'");
      const expected = made.map(({ indexdef }) => withoutName(String(indexdef)));
      expect(found.toSorted()).toEqual(expected.toSorted());
    });

    it("has the same references, and what becomes of them", async () => {
      const rows = await askOnce(
        url,
        `select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) as reference
         from pg_constraint where contype = 'f'`,
      );
      const expected = tables.flatMap(({ name, foreignKeys }) =>
        foreignKeys.map((key) => {
          const { columns, foreignTable, foreignColumns } = key.reference();
          const list = (all: { name: string }[]) => all.map((column) => column.name).join(", ");
          const deleted =
            key.onDelete && key.onDelete !== "no action" ? ` ON DELETE ${key.onDelete.toUpperCase()}` : "";
          const target = `${getTableConfig(foreignTable).name}(${list(foreignColumns)})`;
          return `${name} FOREIGN KEY (${list(columns)}) REFERENCES ${target}${deleted}`;
        }),
      );
      expect(rows.map(({ reference }) => reference).toSorted()).toEqual(expected.toSorted());
    });
  });
});

type Table = ReturnType<typeof getTableConfig>;

function defaultOf(value: unknown): string {
  if (value === undefined) return "no default";
  return is(value, SQL) ? sqlOf(value) : String(Number(value));
}

const sqlOf = (value: SQL): string => new SQLiteSyncDialect().sqlToQuery(value).sql;

/** A table with nothing but its keys and indices, as the schema has them. */
function statementsOf({ name, columns, primaryKeys, indexes, uniqueConstraints }: Table): string[] {
  const list = (names: string[]) => names.map((each) => `"${each}"`).join(", ");
  const columnsOf = (all: unknown[]) =>
    all.flatMap((column) => (is(column, SQLiteColumn) ? [column.name] : []));
  const texts = columns.map((column) => {
    const type = column.getSQLType() === "text" ? 'text collate "C"' : "bigint";
    return `"${column.name}" ${type}${column.primary ? " primary key" : ""}`;
  });
  const keys = primaryKeys.map((key) => `primary key (${list(columnsOf(key.columns))})`);
  const uniques = [
    ...columns.filter(({ isUnique }) => isUnique).map((column) => [column.name]),
    ...uniqueConstraints.map((constraint) => columnsOf(constraint.columns)),
  ];
  return [
    `create table "${name}" (${[...texts, ...keys].join(", ")})`,
    ...uniques.map((names) => `create unique index on "${name}" (${list(names)})`),
    ...indexes.map(({ config }) => {
      const names = columnsOf(config.columns).filter(
        (column) => !leftOut.includes(`${config.name}.${column}`),
      );
      const where = config.where ? ` where ${translate(sqlOf(config.where))}` : "";
      return `create ${config.unique ? "unique " : ""}index on "${name}" (${list(names)})${where}`;
    }),
  ];
}

/** An index of Postgres has no room for a thousand signs of Chinese. */
const leftOut = ["leads_name.company"];

const withoutName = (index: string): string => index.replace(/^(CREATE (?:UNIQUE )?INDEX) \S+/, "$1");
