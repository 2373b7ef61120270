import { once } from "node:events";
import { fork } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection, Engine } from "../../../connector/database/engine.ts";
import { connectionsMax } from "../../../connector/database/postgres/connections.ts";
import { openPostgres } from "../../../connector/database/postgres/engine.ts";
import { postgresTroubleOf } from "../../../connector/database/postgres/troubles.ts";
import { startCuttingProxy, type CuttingProxy } from "../../support/cuttingProxy.ts";
import { eventually } from "../../support/eventually.ts";
import {
  askOnce,
  postgresFolder,
  startPostgresServer,
  type PostgresServer,
} from "../../support/postgresServer.ts";

describe.skipIf(postgresFolder() === null)("the engine of Postgres", () => {
  let server: PostgresServer;
  let url: string;
  let engine: Engine;

  beforeAll(async () => {
    server = await startPostgresServer();
    url = await server.createDatabase();
    engine = await openPostgres(url);
    await engine.transaction(async (connection) => {
      await connection.query("create table numbers (id text primary key, n bigint not null)", []);
      await connection.query("insert into numbers values ('a', 0)", []);
    });
  });
  afterAll(async () => {
    await engine.close();
    await server.stop();
  });

  const numberOf = async (id: string, connection: Connection = engine) =>
    (await connection.query("select n from numbers where id = $1", [id])).rows[0]?.[0];
  const add = (connection: Connection, id: string, n: number) =>
    connection.query("insert into numbers values ($1, $2)", [id, n]);

  const doubled = (text: string) => text.replaceAll("'", "''");

  it("counts a table anew that has grown, where the server has not yet", async () => {
    await engine.transaction(async (connection) => {
      await connection.query("create table grown (n bigint not null)", []);
      await connection.query("alter table grown set (autovacuum_enabled = false)", []);
    });
    await engine.query("insert into grown select * from generate_series(1, 1000)", []);
    await eventually(async () => {
      await engine.countGrown();
      const known = await engine.query("select reltuples from pg_class where relname = $1", ["grown"]);
      expect(known.rows).toEqual([[1_000]]);
    });
  });

  describe("values", () => {
    it.each([
      ["a whole number", "select cast($1 as bigint)", 1_700_000_000_123, 1_700_000_000_123],
      ["a sum", "select sum(x) from (values (cast($1 as bigint)), (2)) as v (x)", 1, 3],
      ["a share", "select cast($1 as double precision)", 0.25, 0.25],
      ["a text", "select cast($1 as text)", "Zoë ' \" \\ 北京", "Zoë ' \" \\ 北京"],
      ["nothing", "select cast($1 as text)", null, null],
      ["what is true", "select cast($1 as bigint)", true, 1],
      ["what is false", "select cast($1 as bigint)", false, 0],
      ["a comparison that holds", "select 1 = cast($1 as bigint)", 1, 1],
      ["a comparison that does not hold", "select 1 = cast($1 as bigint)", 2, 0],
      ["JSON", "select cast($1 as text)", '{"a":[1,"\\u0000"]}', '{"a":[1,"\\u0000"]}'],
      [
        "a NUL, which becomes the sign for what can't be shown",
        "select cast($1 as text)",
        "a\0b",
        "a\uFFFDb",
      ],
    ])("are as SQLite has them: %s", async (_what, statement, value, expected) => {
      expect(await engine.query(statement, [value])).toEqual({ rows: [[expected]], changes: 0 });
    });

    it("come as arrays in the order of the columns, also where two have one name", async () => {
      const { rows } = await engine.query("select 1 as a, 2 as a", []);
      expect(rows).toEqual([[1, 2]]);
      expect((await engine.query("select 1 where 1 = 2", [])).rows).toEqual([]);
    });

    it("tell how many rows a statement changed, which is none for those that it reads", async () => {
      const inserted = await engine.query("insert into numbers values ('r1', 1), ('r2', 1)", []);
      expect(inserted.changes).toBe(2);
      const updated = await engine.query(
        "update numbers set n = 2 where id in ('r1', 'r2') returning id",
        [],
      );
      expect(updated.changes).toBe(2);
      expect(updated.rows).toHaveLength(2);
      expect((await engine.query("delete from numbers where id = 'none'", [])).changes).toBe(0);
      expect((await engine.query("select id from numbers", [])).changes).toBe(0);
    });
  });

  describe("a transaction", () => {
    it("is done as a whole, and seen by others at its end alone", async () => {
      await engine.transaction(async (connection) => {
        await add(connection, "whole1", 1);
        await add(connection, "whole2", 2);
        expect(await numberOf("whole1")).toBeUndefined();
        expect(await numberOf("whole1", connection)).toBe(1);
      });
      expect(await numberOf("whole2")).toBe(2);
    });

    it("is undone as a whole where its work throws, and leaves its connection to others", async () => {
      const before = await engine.query("select pg_backend_pid()", []);
      const broken = engine.transaction(async (connection) => {
        await add(connection, "undone", 1);
        throw new Error("the work");
      });
      await expect(broken).rejects.toThrow("the work");
      expect(await numberOf("undone")).toBeUndefined();
      expect(await engine.query("select pg_backend_pid()", [])).toEqual(before);
    });

    it("throws where a statement in it failed and its work went on, because nothing of it is kept", async () => {
      const went = engine.transaction(async (connection) => {
        await add(connection, "kept?", 1);
        await add(connection, "kept?", 2).catch(() => undefined);
      });
      await expect(went).rejects.toThrow(/was undone/);
      expect(await numberOf("kept?")).toBeUndefined();
    });

    it("tells that a row is there already, with Postgres' code", async () => {
      const twice = engine.query("insert into numbers values ('a', 1)", []);
      const error: unknown = await twice.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "23505" });
      expect(postgresTroubleOf(error)).toBeNull();
    });

    it("takes no further statement after its end", async () => {
      let kept: Connection | undefined;
      await engine.transaction(async (connection) => {
        kept = connection;
      });
      await expect(kept?.query("select 1", [])).rejects.toThrow(/has ended/);
    });

    it("waits at its end for statements that its work did not wait for", async () => {
      await engine.transaction(async (connection) => {
        void add(connection, "unwaited", 1);
      });
      expect(await numberOf("unwaited")).toBe(1);
    });

    it("does not wait for the disk where it is hasty, and only then", async () => {
      const how = (connection: Connection) => connection.query("show synchronous_commit", []);
      expect((await engine.transaction(how, { isHasty: true })).rows).toEqual([["off"]]);
      expect((await engine.transaction(how)).rows).toEqual([["on"]]);
    });
  });

  describe("writes", () => {
    it("come one at a time: none of 200 callers who add one to a number is lost", async () => {
      await engine.query("insert into numbers values ('count', 0)", []);
      const addOne = () =>
        engine.transaction(async (connection) => {
          const n = Number(await numberOf("count", connection));
          await connection.query("update numbers set n = $1 where id = 'count'", [n + 1]);
        });
      await Promise.all(Array.from({ length: 200 }, addOne));
      expect(await numberOf("count")).toBe(200);
    });

    it("wait for a transaction also where they are none themselves, and reads do not", async () => {
      const order: string[] = [];
      let write: Promise<unknown> = Promise.resolve();
      await engine.transaction(async (connection) => {
        write = engine
          .query("update numbers set n = n + 1 where id = 'a'", [])
          .then(() => order.push("write"));
        await numberOf("a");
        order.push("read");
        await numberOf("a", connection);
        order.push("end");
      });
      await write;
      expect(order).toEqual(["read", "end", "write"]);
    });

    it("wait for another connector's transaction", async () => {
      const other = await openPostgres(url);
      const order: string[] = [];
      let write: Promise<unknown> = Promise.resolve();
      await engine.transaction(async (connection) => {
        write = other
          .query("update numbers set n = n + 1 where id = 'a'", [])
          .then(() => order.push("the other's write"));
        await eventually(async () => {
          const waiting = "select 1 from pg_locks where locktype = 'advisory' and not granted";
          expect([...order, ...(await askOnce(url, waiting))]).toHaveLength(1);
        });
        await numberOf("a", connection);
        order.push("end");
      });
      await write;
      expect(order).toEqual(["end", "the other's write"]);
      await other.close();
    });

    it("take no connection while they wait: 100 of them leave the others to who reads", async () => {
      let writes: Promise<unknown>[] = [];
      await engine.transaction(async () => {
        writes = Array.from({ length: 100 }, () =>
          engine.query("update numbers set n = n + 1 where id = 'a'", []),
        );
        await numberOf("a");
        const [row] = await askOnce(
          url,
          "select count(*)::int as count from pg_stat_activity where datname = current_database()",
        );
        expect(row?.["count"]).toBeLessThan(8);
      });
      await Promise.all(writes);
    });

    it.each([1, 50])(
      "grant one of 1,000 where 999 are used, to two processes of 250 callers: %i quotas",
      async (quotas) => {
        // Where there are several, the two processes meet at each.
        const used = "insert into numbers select 'quota' || n, 999 from generate_series(0, $1::int - 1) as n";
        await engine.query("delete from numbers where id like 'quota%'", []);
        await engine.query(used, [quotas]);
        const processes = [1, 2].map(() =>
          fork(new URL("reserveAtOnce.fixture.ts", import.meta.url), [url, "250", String(quotas)]),
        );
        const answers = processes.map(async (child) => (await once(child, "message"))[0] as unknown);
        expect(await Promise.all(answers)).toEqual(["ready", "ready"]);
        const granted = processes.map(async (child) => (await once(child, "message"))[0] as number);
        for (const child of processes) child.send("go");
        const [first = 0, second = 0] = await Promise.all(granted);
        expect(first + second).toBe(quotas);
      },
    );
  });

  it("lets the others write, before they give up, where a connector is frozen in a transaction", async () => {
    const child = fork(new URL("freezeInTransaction.fixture.ts", import.meta.url), [url]);
    await once(child, "message");
    child.kill("SIGSTOP");
    await engine.query("insert into numbers values ('not frozen', 1)", []);
    expect(await numberOf("frozen")).toBeUndefined();
    child.kill("SIGKILL");
    await once(child, "exit");
  });

  describe("a connection that is lost", () => {
    const cut = () =>
      askOnce(
        url,
        `select count(pg_terminate_backend(pid)) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );

    it("tells the caller of a transaction, keeps nothing of it, and is not used again", async () => {
      const broken = engine.transaction(async (connection) => {
        await add(connection, "cut", 1);
        await cut();
        await numberOf("cut", connection);
      });
      const error: unknown = await broken.catch((thrown: unknown) => thrown);
      expect(postgresTroubleOf(error)).toMatchObject({ reason: "storage-closed", isDamage: false });
      expect(await numberOf("cut")).toBeUndefined();
      await engine.transaction((connection) => add(connection, "after the cut", 1));
      expect(await numberOf("after the cut")).toBe(1);
    });

    it("is told as an error where it was lost before the answer to a commit", async () => {
      const broken = engine.transaction(async (connection) => {
        await add(connection, "unanswered", 1);
        await cut();
      });
      await expect(broken).rejects.toThrow();
      expect(await numberOf("unanswered")).toBeUndefined();
    });
  });

  describe("an answer that is lost", () => {
    /** The whole text of the query: `read committed` has the word, too. */
    const commit = "commit\0";
    let proxy: CuttingProxy;
    let cutOff: Engine;
    beforeAll(async () => {
      proxy = await startCuttingProxy(url);
      cutOff = await openPostgres(proxy.url);
    });
    afterAll(async () => {
      await cutOff.close();
      await proxy.close();
    });

    it("is an error of a commit, which may have been done: its caller has to ask", async () => {
      const lost = cutOff.transaction(async (connection) => {
        await add(connection, "committed", 1);
        proxy.loseAnswerTo(commit);
      });
      const error: unknown = await lost.catch((thrown: unknown) => thrown);
      expect(postgresTroubleOf(error)).toMatchObject({ reason: "storage-closed" });
      expect(await numberOf("committed")).toBe(1);
      expect(await numberOf("committed", cutOff)).toBe(1);
    });

    it("is an error of a single write, too", async () => {
      proxy.loseAnswerTo(commit);
      await expect(add(cutOff, "single", 1)).rejects.toThrow(/^Connection terminated/);
      expect(await numberOf("single")).toBe(1);
    });

    it("is asked for again where a read or the beginning of a transaction was lost: nothing is done twice", async () => {
      proxy.loseAnswerTo("select n from numbers");
      expect(await numberOf("a", cutOff)).toBeDefined();
      proxy.loseAnswerTo("begin");
      await cutOff.transaction((connection) => add(connection, "begun", 1));
      expect(await numberOf("begun")).toBe(1);
    });
  });

  it("has the connector's limits, whatever the address says", async () => {
    const options = encodeURIComponent("-c statement_timeout=0 -c lock_timeout=0");
    const other = await openPostgres(`${url}&options=${options}`);
    const limits = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
    const settings = limits.map(async (name) => (await other.query(`show ${name}`, [])).rows[0]?.[0]);
    expect(await Promise.all(settings)).toEqual(["10s", "5s", "4s"]);
    await other.close();
  });

  it.each([
    ["off", "on"],
    ["local", "local"],
    ["remote_apply", "remote_apply"],
  ])("has commits that last, whatever the address says: %s becomes %s", async (asked, expected) => {
    const own = await openPostgres(`${url}&options=${encodeURIComponent(`-c synchronous_commit=${asked}`)}`);
    const { rows } = await own.query("select current_setting('synchronous_commit')", []);
    await own.close();
    expect(rows).toEqual([[expected]]);
  });

  it("has as many connections as is said, and no more, however much it is asked", async () => {
    const its = await server.createDatabase();
    const other = await openPostgres(its);
    const working = Promise.all([
      ...Array.from({ length: 40 }, () => other.query("select pg_sleep(0.5)", [])),
      ...Array.from({ length: 5 }, () => other.transaction(async () => undefined)),
      // It waits for those who read.
      other.rewrite(20_000),
    ]);
    let most = 0;
    let isWorking = true;
    void working.finally(() => (isWorking = false)).catch(() => undefined);
    while (isWorking) {
      const [row] = await askOnce(
        server.urlOf("postgres"),
        "select count(*)::int as n from pg_stat_activity where datname = $1",
        [/\/(\w+)\?/.exec(its)?.[1]],
      );
      most = Math.max(most, Number(row?.["n"]));
    }
    await working;
    await other.close();
    expect(most).toBe(connectionsMax);
  });

  it("refuses at once all who wait while the server is away, and goes on once it is back", async () => {
    await server.crash();
    const away = await Promise.allSettled(
      Array.from({ length: 50 }, () => engine.transaction((connection) => add(connection, "away", 1))),
    );
    expect(away.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => "rejected"));
    await server.start();
    await eventually(async () => expect(await numberOf("a")).toBeDefined());
    await engine.transaction((connection) => add(connection, "back", 1));
    expect(await numberOf("back")).toBe(1);
  });

  it("says after a full disk that it takes no writes, until there is room again", async () => {
    // What Postgres says of a full disk, where a table needs another page, and where one is made.
    const full = "raise exception 'could not extend file' using errcode = '53100'";
    await askOnce(
      url,
      `create function grow() returns trigger language plpgsql as 'begin ${doubled(full)}; end'`,
    );
    await askOnce(
      url,
      `create function make() returns event_trigger language plpgsql as 'begin ${doubled(full)}; end'`,
    );
    await askOnce(
      url,
      "create event trigger full_disk on ddl_command_start when tag in ('CREATE TABLE AS') execute function make()",
    );
    await askOnce(url, "create trigger full_disk before insert on numbers execute function grow()");
    await engine.requireWritable();
    await expect(add(engine, "full", 1)).rejects.toThrow();
    const refused = await engine.requireWritable().catch(postgresTroubleOf);
    expect(refused).toMatchObject({ reason: "storage-full" });
    await askOnce(url, "drop event trigger full_disk");
    await askOnce(url, "drop trigger full_disk on numbers");
    await engine.requireWritable();
    await add(engine, "full", 1);
    const { rows } = await engine.query(
      "select count(*) from pg_tables where tablename like 'crosswalk_room'",
      [],
    );
    expect(rows).toEqual([[0]]);
  });

  it("tells the server's time", async () => {
    expect(await engine.readTime()).toBeInstanceOf(Date);
    expect(Number(await engine.readTime())).toBeGreaterThan(Date.UTC(2026));
  });
});
