import SqliteDriver from "better-sqlite3";
import { sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, handleOf } from "../database.ts";
import { inTransaction } from "../inTransaction.ts";
import { sqliteEngine } from "./engine.ts";
import { openDatabase } from "../open.ts";
import { users } from "../schema/sessions.ts";
import { sqliteClientOf } from "./openSqlite.ts";

const people = sqliteTable("people", { id: integer("id"), name: text("name") });

let client: SqliteDriver.Database;
beforeEach(() => {
  client = new SqliteDriver(":memory:");
  client.exec("CREATE TABLE people (id INTEGER, name TEXT); INSERT INTO people VALUES (1, 'Ada'), (2, 'Bo')");
});
afterEach(() => client.close());

describe("a kept statement", () => {
  it("is prepared once for each text", async () => {
    const prepare = vi.spyOn(client, "prepare");
    const database = handleOf(sqliteEngine(client));
    for (const id of [1, 2]) {
      await database.insert(people).values({ id, name: "Cy" });
      await inTransaction(database, (transaction) => transaction.select().from(people));
    }
    expect(prepare.mock.calls.map(([text]) => text.slice(0, 6))).toEqual(["insert", "select"]);
  });

  it("hides its limit from SQLite, which would prepare it anew at each call", async () => {
    const prepare = vi.spyOn(client, "prepare");
    const database = handleOf(sqliteEngine(client));
    const some = (limit: number, offset: number) =>
      database.select({ id: people.id }).from(people).orderBy(people.id).limit(limit).offset(offset);
    expect([await some(1, 1), await some(5, 1), await some(0, 1), await some(5, 2)]).toEqual([
      [{ id: 2 }],
      [{ id: 2 }],
      [],
      [],
    ]);
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(prepare.mock.calls[0]?.[0]).toMatch(/ limit \(\? \+ 0\) offset \(\? \+ 0\)$/);
  });

  it("hides what is compared from SQLite, too, and leaves texts as they are", async () => {
    const prepare = vi.spyOn(client, "prepare");
    const database = handleOf(sqliteEngine(client));
    const named = (name: string) =>
      database.all(
        sql`select id, 'is it = ?', name <> ${name} from people where name >= ${name} and id = ${2}`,
      );
    expect(await named("Ada")).toEqual([[2, "is it = ?", 1]]);
    expect(await named("Bo")).toEqual([[2, "is it = ?", 0]]);
    expect(prepare.mock.calls).toEqual([
      ["select id, 'is it = ?', name <> +? from people where name >= +? and id = +?"],
    ]);
  });

  it("follows a changed table", async () => {
    const database = handleOf(sqliteEngine(client));
    const readAll = () => database.all(sql`SELECT * FROM people WHERE id = 1`);
    expect(await readAll()).toEqual([[1, "Ada"]]);
    client.exec("ALTER TABLE people ADD COLUMN email TEXT");
    expect(await readAll()).toEqual([[1, "Ada", null]]);
  });
});

describe("an opened database", () => {
  it("keeps the statements of Drizzle, and none of those made by hand", async () => {
    const database = await openDatabase(":memory:");
    const prepare = vi.spyOn(sqliteClientOf(database), "prepare");
    for (const _ of [1, 2]) await database.select().from(users);
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(sqliteClientOf(database).prepare("SELECT 1")).not.toBe(
      sqliteClientOf(database).prepare("SELECT 1"),
    );
    await closeDatabase(database);
    await expect(() => database.select().from(users)).rejects.toThrow(/not open/);
  });
});
