import { expect, it } from "vitest";
import { inHastyTransaction } from "./inTransaction.ts";
import { closeDatabase, openDatabase } from "./open.ts";

it("a hasty transaction alone does not wait for the disk, also where it fails", () => {
  const database = openDatabase(":memory:");
  const waits = () => database.$client.pragma("synchronous", { simple: true }) === full;
  expect(waits()).toBe(true);
  expect(inHastyTransaction(database, waits)).toBe(false);
  expect(waits()).toBe(true);
  const fail = () => {
    throw new Error("failed");
  };
  expect(() => inHastyTransaction(database, fail)).toThrow("failed");
  expect(waits()).toBe(true);
  closeDatabase(database);
});

/** How SQLite names it. */
const full = 2;
