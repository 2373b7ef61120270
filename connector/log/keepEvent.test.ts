import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../database/inTransaction.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { createLog } from "./createLog.ts";
import { event } from "./event.ts";
import { keepLateEvents } from "./keepEvent.ts";
import { sqliteClientOf } from "../database/openSqlite.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

const at = new Date("2026-03-01T10:32:00Z");
const log = createLog("silent").with({ requestId: "request-1", route: "/v1/batches", method: "POST" });
const cancel = (batchId: string) =>
  event({ database, log, clock: () => at }, "batch.cancelled", { batchId, userId: "005", orgId: "00D" });
const kept = () => sqliteClientOf(database).prepare("select * from events").all();

it("an event is kept with its request, and what has no column of its own", async () => {
  await cancel("batch-1");
  expect(kept()).toEqual([
    expect.objectContaining({
      at: at.getTime(),
      event: "batch.cancelled",
      batch_id: "batch-1",
      user_id: "005",
      org_id: "00D",
      request_id: "request-1",
      lead_id: null,
      details: JSON.stringify({ route: "/v1/batches", method: "POST" }),
    }),
  ]);
});

it("an event is not kept where what it tells of is undone", async () => {
  await expect(() =>
    inTransaction(database, async () => {
      await cancel("batch-1");
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  expect(kept()).toEqual([]);
});

it("an event waits while the database fails, and is kept once it does not", async () => {
  sqliteClientOf(database).pragma("query_only = ON");
  await cancel("batch-1");
  await cancel("batch-2");
  expect(kept()).toEqual([]);
  sqliteClientOf(database).pragma("query_only = OFF");
  await keepLateEvents(database);
  expect(kept()).toMatchObject([{ batch_id: "batch-1" }, { batch_id: "batch-2" }]);
  await keepLateEvents(database);
  expect(kept()).toHaveLength(2);
});

describe("an event that the table refuses", () => {
  const refuse = (when: string) =>
    sqliteClientOf(database).exec(
      `create trigger no_events before insert on events when ${when} begin select raise(abort, 'no'); end`,
    );
  const cancelAll = (...batchIds: string[]) =>
    inTransaction(database, async () => {
      for (const batchId of batchIds) await cancel(batchId);
      sqliteClientOf(database).exec("pragma user_version = 7");
    });

  it("leaves the work that it tells of alone, and is kept later", async () => {
    const version = sqliteClientOf(database).pragma("user_version", { simple: true });
    refuse("1");
    await cancelAll("batch-1", "batch-2");
    expect(sqliteClientOf(database).pragma("user_version", { simple: true })).not.toBe(version);
    sqliteClientOf(database).exec("drop trigger no_events");
    await keepLateEvents(database);
    expect(kept()).toMatchObject([{ batch_id: "batch-1" }, { batch_id: "batch-2" }]);
  });

  it("is told once in the log, until all that waited is kept", async () => {
    const lines: string[] = [];
    const told = createLog("error", { write: (line) => void lines.push(line) });
    const tell = (batchId: string) =>
      event({ database, log: told, clock: () => at }, "batch.cancelled", {
        batchId,
        userId: "005",
        orgId: "00D",
      });
    refuse("1");
    await inTransaction(database, () => tell("batch-1"));
    await tell("batch-2");
    await inTransaction(database, () => tell("batch-3"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("events wait for the database");
  });

  it("is forgotten where what it tells of is undone", async () => {
    refuse("1");
    await expect(() =>
      inTransaction(database, async () => {
        await cancel("batch-1");
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(database.lateEvents).toEqual([]);
  });

  it("lets those be kept that the table takes", async () => {
    refuse("new.batch_id = 'batch-1'");
    await cancel("batch-1");
    await cancel("batch-2");
    expect(kept()).toMatchObject([{ batch_id: "batch-2" }]);
    expect(database.lateEvents).toHaveLength(1);
  });
});

it("what the tables of creations tell as well is not kept", async () => {
  const ids = { creationId: "1", leadId: "2", batchId: null, userId: "005", orgId: "00D" };
  await event({ database, log, clock: () => at }, "creation.sent", ids);
  expect(kept()).toEqual([]);
});
