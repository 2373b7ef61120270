import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../database/inTransaction.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/open.ts";
import { createLog } from "./createLog.ts";
import { event } from "./event.ts";
import { keepLateEvents } from "./keepEvent.ts";

let database: Database;
beforeEach(() => {
  database = newDatabase();
});
afterEach(() => closeDatabase(database));

const at = new Date("2026-03-01T10:32:00Z");
const log = createLog("silent").with({ requestId: "request-1", route: "/v1/batches", method: "POST" });
const cancel = (batchId: string) =>
  event({ database, log, clock: () => at }, "batch.cancelled", { batchId, userId: "005", orgId: "00D" });
const kept = () => database.$client.prepare("select * from events").all();

it("an event is kept with its request, and what has no column of its own", () => {
  cancel("batch-1");
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

it("an event is not kept where what it tells of is undone", () => {
  expect(() =>
    inTransaction(database, () => {
      cancel("batch-1");
      throw new Error("undone");
    }),
  ).toThrow("undone");
  expect(kept()).toEqual([]);
});

it("an event waits while the database fails, and is kept once it does not", () => {
  database.$client.pragma("query_only = ON");
  cancel("batch-1");
  cancel("batch-2");
  expect(kept()).toEqual([]);
  database.$client.pragma("query_only = OFF");
  keepLateEvents(database);
  expect(kept()).toMatchObject([{ batch_id: "batch-1" }, { batch_id: "batch-2" }]);
  keepLateEvents(database);
  expect(kept()).toHaveLength(2);
});

describe("an event that the table refuses", () => {
  const refuse = (when: string) =>
    database.$client.exec(
      `create trigger no_events before insert on events when ${when} begin select raise(abort, 'no'); end`,
    );
  const cancelAll = (...batchIds: string[]) =>
    inTransaction(database, () => {
      for (const batchId of batchIds) cancel(batchId);
      database.$client.exec("pragma user_version = 7");
    });

  it("leaves the work that it tells of alone, and is kept later", () => {
    const version = database.$client.pragma("user_version", { simple: true });
    refuse("1");
    cancelAll("batch-1", "batch-2");
    expect(database.$client.pragma("user_version", { simple: true })).not.toBe(version);
    database.$client.exec("drop trigger no_events");
    keepLateEvents(database);
    expect(kept()).toMatchObject([{ batch_id: "batch-1" }, { batch_id: "batch-2" }]);
  });

  it("is told once in the log, until all that waited is kept", () => {
    const lines: string[] = [];
    const told = createLog("error", { write: (line) => void lines.push(line) });
    const tell = (batchId: string) =>
      event({ database, log: told, clock: () => at }, "batch.cancelled", {
        batchId,
        userId: "005",
        orgId: "00D",
      });
    refuse("1");
    inTransaction(database, () => tell("batch-1"));
    tell("batch-2");
    inTransaction(database, () => tell("batch-3"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("events wait for the database");
  });

  it("is forgotten where what it tells of is undone", () => {
    refuse("1");
    expect(() =>
      inTransaction(database, () => {
        cancel("batch-1");
        throw new Error("undone");
      }),
    ).toThrow("undone");
    expect(database.lateEvents).toEqual([]);
  });

  it("lets those be kept that the table takes", () => {
    refuse("new.batch_id = 'batch-1'");
    cancel("batch-1");
    cancel("batch-2");
    expect(kept()).toMatchObject([{ batch_id: "batch-2" }]);
    expect(database.lateEvents).toHaveLength(1);
  });
});

it("what the tables of creations tell as well is not kept", () => {
  const ids = { creationId: "1", leadId: "2", batchId: null, userId: "005", orgId: "00D" };
  event({ database, log, clock: () => at }, "creation.sent", ids);
  expect(kept()).toEqual([]);
});
