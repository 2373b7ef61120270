import { sql } from "drizzle-orm";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, type Database } from "./database.ts";
import { afterCommit, inHastyTransaction, inTransaction, refuseInTransaction } from "./inTransaction.ts";
import { newDatabase } from "./newDatabase.fixture.ts";
import { sqliteClientOf } from "./sqlite/openSqlite.ts";
import { plainValue } from "./plainValue.fixture.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

const { add, names } = plainValue(() => database);
const fail = () => Promise.reject(new Error("failed"));

describe("a transaction", () => {
  it("is undone where its work throws, also what it did on the database itself", async () => {
    const failing = inTransaction(database, async (tx) => {
      await add("on the transaction", tx);
      await add("on the database");
      await fail();
    });
    await expect(failing).rejects.toThrow("failed");
    expect(await names()).toEqual([]);
  });

  it("takes in nothing that others do meanwhile, and none of it goes with it", async () => {
    const begun = Promise.withResolvers<void>();
    const failing = inTransaction(database, async () => {
      await add("mine");
      begun.resolve();
      await wait(1);
      await fail();
    });
    await begun.promise;
    const other = add("another's");
    const third = inTransaction(database, () => add("a third one's"));
    await expect(failing).rejects.toThrow("failed");
    await Promise.all([other, third]);
    expect(await names()).toEqual(["a third one's", "another's"]);
  });

  it("refuses work that nobody waited for, once it is over", async () => {
    const over = Promise.withResolvers<void>();
    let late: Promise<unknown> = Promise.resolve();
    await inTransaction(database, async () => {
      late = over.promise.then(() => add("late"));
    });
    over.resolve();
    await expect(late).rejects.toThrow(/it was not awaited/);
    expect(await names()).toEqual([]);
  });

  it("does what waits for its end after that, and leaves it out where it is undone", async () => {
    const done: string[] = [];
    await inTransaction(database, async () => {
      afterCommit(database, () => done.push("after the first"));
      await expect(
        inTransaction(database, async () => {
          afterCommit(database, () => done.push("after one that is undone"));
          await fail();
        }),
      ).rejects.toThrow("failed");
      expect(done).toEqual([]);
    });
    afterCommit(database, () => done.push("at once"));
    expect(done).toEqual(["after the first", "at once"]);
  });

  it("refuses what takes as long as others please", async () => {
    expect(() => refuseInTransaction("A request")).not.toThrow();
    const asking = inTransaction(database, async () => refuseInTransaction("A request"));
    await expect(asking).rejects.toThrow("A request in a transaction would keep everybody else waiting.");
  });
});

it("a hasty transaction alone does not wait for the disk, also where it fails", async () => {
  const waits = () => sqliteClientOf(database).pragma("synchronous", { simple: true }) === full;
  expect(waits()).toBe(true);
  expect(await inHastyTransaction(database, async () => waits())).toBe(false);
  expect(waits()).toBe(true);
  await expect(inHastyTransaction(database, fail)).rejects.toThrow("failed");
  expect(waits()).toBe(true);
});

it("a statement that fails tells nothing of its values", async () => {
  await add("vera@example.com");
  await expect(add("vera@example.com")).rejects.toThrow(/^UNIQUE constraint failed: orgs\.id$/);
  await expect(database.select({ id: sql`${"vera@example.com"}` }).from(sql`nowhere`)).rejects.toThrow(
    /^no such table: nowhere$/,
  );
});

/** How SQLite names it. */
const full = 2;
