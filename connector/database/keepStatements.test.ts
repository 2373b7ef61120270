import SqliteDriver from "better-sqlite3";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepStatements } from "./keepStatements.ts";
import { closeDatabase, openDatabase } from "./open.ts";
import { users } from "./schema/sessions.ts";

const people = sqliteTable("people", { id: integer("id"), name: text("name") });

let client: SqliteDriver.Database;
beforeEach(() => {
  client = new SqliteDriver(":memory:");
  client.exec("CREATE TABLE people (id INTEGER, name TEXT); INSERT INTO people VALUES (1, 'Ada'), (2, 'Bo')");
});
afterEach(() => client.close());

describe("a kept statement", () => {
  it("is prepared once for each text", () => {
    const prepare = vi.spyOn(client, "prepare");
    const database = drizzle({ client: keepStatements(client) });
    for (const id of [1, 2]) {
      database.insert(people).values({ id, name: "Cy" }).run();
      database.transaction((transaction) => transaction.select().from(people).all());
    }
    expect(prepare.mock.calls.map(([text]) => text.slice(0, 6))).toEqual(["insert", "select"]);
  });

  it("gives each user the rows in the form asked for, whatever others ask of it", () => {
    const database = drizzle({ client: keepStatements(client) });
    const query = database.select({ id: people.id, name: people.name }).from(people);
    const typed = query.prepare();
    const asObjects = sql.raw(query.toSQL().sql);
    for (const ada of [
      { id: 1, name: "Ada" },
      { id: 1, name: "Ada" },
    ]) {
      expect(typed.all()[0]).toEqual(ada);
      expect(database.all(asObjects)[0]).toEqual(ada);
      expect(typed.get()).toEqual(ada);
      expect(database.get(asObjects)).toEqual(ada);
      expect(typed.values()[0]).toEqual([1, "Ada"]);
    }
  });

  it("hides its limit from SQLite, which would prepare it anew at each call", () => {
    const prepare = vi.spyOn(client, "prepare");
    const database = drizzle({ client: keepStatements(client) });
    const some = (limit: number, offset: number) =>
      database.select({ id: people.id }).from(people).orderBy(people.id).limit(limit).offset(offset).all();
    expect([some(1, 1), some(5, 1), some(0, 1), some(5, 2)]).toEqual([[{ id: 2 }], [{ id: 2 }], [], []]);
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(prepare.mock.calls[0]?.[0]).toMatch(/ limit \(\? \+ 0\) offset \(\? \+ 0\)$/);
  });

  it("is refused as SQLite refuses it, also the second time", () => {
    const keeping = keepStatements(client);
    for (const attempt of [1, 2]) {
      expect(() => keeping.prepare("DELETE FROM nobody"), `attempt ${attempt}`).toThrow(/no such table/);
    }
  });

  it("follows a changed table", () => {
    const database = drizzle({ client: keepStatements(client) });
    const readAll = () => database.all(sql`SELECT * FROM people WHERE id = 1`);
    expect(readAll()).toEqual([{ id: 1, name: "Ada" }]);
    client.exec("ALTER TABLE people ADD COLUMN email TEXT");
    expect(readAll()).toEqual([{ id: 1, name: "Ada", email: null }]);
  });

  it("is dropped where others were used since", () => {
    const prepare = vi.spyOn(client, "prepare");
    const keeping = keepStatements(client, 2);
    for (const text of ["SELECT 1", "SELECT 2", "SELECT 1", "SELECT 3", "SELECT 1", "SELECT 2"]) {
      keeping.prepare(text);
    }
    expect(prepare.mock.calls.map(([text]) => text)).toEqual([
      "SELECT 1",
      "SELECT 2",
      "SELECT 3",
      "SELECT 2",
    ]);
  });
});

describe("an opened database", () => {
  it("keeps the statements of Drizzle, and none of those made by hand", () => {
    const database = openDatabase(":memory:");
    const prepare = vi.spyOn(database.$client, "prepare");
    for (const _ of [1, 2]) database.select().from(users).all();
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(database.$client.prepare("SELECT 1")).not.toBe(database.$client.prepare("SELECT 1"));
    closeDatabase(database);
    expect(() => database.select().from(users).all()).toThrow(/not open/);
  });
});
