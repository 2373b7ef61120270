import SqliteDriver from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../connector/database/engine/engine.ts";
import { openPostgres } from "../../../connector/database/postgres/engine.ts";
import { postgresFolder, startPostgresServer, type PostgresServer } from "../../support/postgresServer.ts";

const rows = [
  [1, "Ada", '{"code":"a","count":1,"call":{"lostBy":"x"},"fields":["b","c"],"said":"1\\u0000\\"ü"}', null],
  [2, "ada", '{"code":"b"}', "hmac1 x"],
  [3, "Zoë", "{}", "0f8fad5b-d9cb-469f-a165-70867728950e"],
  [4, "ZOË", null, "hmac1"],
  [5, "_a%", '{"code":null}', ""],
  [6, "Émile", '{"code":"a"}', "hmac1 y\nz"],
];

/** What the connector's SQL is made of, with the values of its placeholders. */
const statements: [statement: string, ...values: unknown[]][] = [
  ["select id from people order by name, id"],
  ["select id from people where name like ? order by id", "ADA"],
  ["select id from people where name like ? order by id", "%a%"],
  ["select id from people where name like ? order by id", "_a\\%"],
  ["select id from people where name not like ? order by id", "zoË"],
  ["select id from people where lower(name) = ? order by id", "zoë"],
  ["select lower(name) from people order by id"],
  ["select id from people where key glob 'hmac1 *' order by id"],
  [
    "select id from people where key not glob 'hmac1 *' and key not glob '[0-9a-f][0-9a-f]*-????-*' order by id",
  ],
  ["select id from people where key is ? order by id", null],
  ["select id from people where key is ? order by id", "hmac1"],
  ["select id from people where key is not ? order by id", "hmac1"],
  ['select id from people where +"name" = ? order by id', "Ada"],
  ["select json_extract(details, '$.code') from people order by id"],
  [
    "select json_extract(details, '$.call.lostBy'), json_extract(details, '$.fields') from people order by id",
  ],
  ["select cast(json_extract(details, '$.count') as integer) + 1 from people order by id"],
  [
    "select json_set(details, '$.count', cast(json_extract(details, '$.count') as integer) + 1) from (select cast(? as text) as details) as d",
    '{"b":"ü","count":41,"a":[1,{"x":null}]}',
  ],
  [
    "select json_set(details, '$.new', 1), json_set(details, '$.b', 2) from (select cast(? as text) as details) as d",
    '{"b":1}',
  ],
  [
    "select count(*), json_extract(details, '$.code') as code from people group by code order by count(*) desc, max(id)",
  ],
  ["select json_group_array(name) filter (where id < 4) from (select name, id from people order by id) as p"],
  ["select json_group_array(name) filter (where id > 9) from people"],
  [
    "select id from people where name in (select value from json_each(?)) order by id",
    '["Zoë","a\\"b","_a%"]',
  ],
  [
    "select id from people where id in (select cast(value as bigint) from json_each(?)) order by id",
    "[2,6,7]",
  ],
  ["select value from json_each(?) order by key", '["b","a"]'],
  [
    "select name, instr(name, 'a'), instr(name, ?), substr(name, 1, instr(name, 'a')) from people order by id",
    "ë",
  ],
  ["select substr(name, 1, 2), substr(name, 2) from people order by id"],
  ["select name || '-' || key from people order by id"],
  ["select id / 4, id % 4, -id / 4 from people order by id"],
  ["select max(id = 3 and key is null), max(id = 3) from people"],
  ["select sum(id), min(id), max(name), count(key), count(*) from people"],
  ["select coalesce(sum(id), 0), sum(id) from people where id > 9"],
  ["select abs(min(id) - 4) from people"],
  ["select id from people where (id, name) > (?, ?) order by id", 4, "A"],
  ["select id from people where id between ? and ? order by id", 2, 3],
  ["select id from people order by id desc limit ? offset ?", 2, 1],
  ["select case when key is null then 'none' else key end from people order by id"],
  ["select exists (select 1 from people where id = 9), not exists (select 1 from people where id = 9)"],
  [
    "select distinct json_extract(details, '$.code') as code from people where details is not null and id < 3 order by 1",
  ],
  ["update people set name = name || ? where id = ? returning id, name", "!", 2],
  [
    'insert into people (id, name) values (?, ?) on conflict ("people"."id") do update set name = excluded.name returning id, name',
    2,
    "Eve",
  ],
  [
    "insert into people (id, name, details, key) values (9, ?, null, null) returning name, details, key",
    "Nil",
  ],
  ["delete from people where name = ?", "Nil"],
];

describe.skipIf(postgresFolder() === null)("both databases", () => {
  let server: PostgresServer;
  let engine: Engine;
  const sqlite = new SqliteDriver(":memory:");

  beforeAll(async () => {
    server = await startPostgresServer();
    engine = await openPostgres(await server.createDatabase());
    const text = (dialect: "sqlite" | "postgres") => (dialect === "sqlite" ? "text" : 'text collate "C"');
    const tableOf = (dialect: "sqlite" | "postgres") =>
      `create table people (id bigint primary key, name ${text(dialect)}, details ${text(dialect)}, key ${text(dialect)})`;
    sqlite.exec(tableOf("sqlite"));
    await engine.query(tableOf("postgres"), [], "run");
    const insertion = "insert into people values (?, ?, ?, ?)";
    for (const row of rows) {
      sqlite.prepare(insertion).run(...row);
      await engine.query(insertion, row, "run");
    }
  });
  afterAll(async () => {
    sqlite.close();
    await engine.close();
    await server.stop();
  });

  it.each(statements)("answer the same to %s", async (statement, ...values) => {
    const prepared = sqlite.prepare(statement);
    const expected = prepared.reader
      ? prepared.raw().all(...values)
      : { changes: prepared.run(...values).changes };
    const { rows: found, changes } = await engine.query(statement, values, "all");
    expect(prepared.reader ? found : { changes }).toEqual(expected);
  });
});
