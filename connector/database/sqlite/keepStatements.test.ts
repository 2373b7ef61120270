import SqliteDriver from "better-sqlite3";
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

  it("follows a changed table", async () => {
    const database = handleOf(sqliteEngine(client));
    const readAll = () => database.engine.query("SELECT * FROM people WHERE id = 1", []);
    expect((await readAll()).rows).toEqual([[1, "Ada"]]);
    client.exec("ALTER TABLE people ADD COLUMN email TEXT");
    expect((await readAll()).rows).toEqual([[1, "Ada", null]]);
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
