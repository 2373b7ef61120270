import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../database/inTransaction.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { createLog } from "./createLog.ts";
import { event } from "./event.ts";
import { keepLateEvents } from "./keepEvent.ts";
import { failWrites, refuseAllWrites } from "../../test/support/failWrites.ts";
import { runSql, selectRows, selectValue } from "../../test/support/plainSql.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

const at = new Date("2026-03-01T10:32:00Z");
const log = createLog("silent").with({ requestId: "request-1", route: "/v1/batches", method: "POST" });
const cancel = (batchId: string) =>
  event({ database, log, clock: () => at }, "batch.cancelled", { batchId, userId: "005", orgId: "00D" });
const kept = () => selectRows(database, "select * from events order by id");

it("an event is kept with its request, and what has no column of its own", async () => {
  await cancel("batch-1");
  expect(await kept()).toEqual([
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
  expect(await kept()).toEqual([]);
});

it("an event waits while the database fails, and is kept once it does not", async () => {
  const takeWrites = await refuseAllWrites(database);
  await cancel("batch-1");
  await cancel("batch-2");
  expect(await kept()).toEqual([]);
  await takeWrites();
  await keepLateEvents(database);
  expect(await kept()).toMatchObject([{ batch_id: "batch-1" }, { batch_id: "batch-2" }]);
  await keepLateEvents(database);
  expect(await kept()).toHaveLength(2);
});

describe("an event that the table refuses", () => {
  const refuse = (when?: string) =>
    failWrites(database, { table: "events", change: "insert", ...(when && { when }) });
  const worked = () => selectValue(database, "select 1 from orgs where id = 'worked'");
  const cancelAll = (...batchIds: string[]) =>
    inTransaction(database, async () => {
      for (const batchId of batchIds) await cancel(batchId);
      await runSql(
        database,
        "insert into orgs (id, name, instance_url, read_at) values ('worked', '', '', 0)",
      );
    });

  it("leaves the work that it tells of alone, and is kept later", async () => {
    const takeEvents = await refuse();
    await cancelAll("batch-1", "batch-2");
    expect(await worked()).toBe(1);
    await takeEvents();
    await keepLateEvents(database);
    expect(await kept()).toMatchObject([{ batch_id: "batch-1" }, { batch_id: "batch-2" }]);
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
    await refuse();
    await inTransaction(database, () => tell("batch-1"));
    await tell("batch-2");
    await inTransaction(database, () => tell("batch-3"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("events wait for the database");
  });
});

it("what the tables of creations tell as well is not kept", async () => {
  const ids = { creationId: "1", leadId: "2", batchId: null, userId: "005", orgId: "00D" };
  await event({ database, log, clock: () => at }, "creation.sent", ids);
  expect(await kept()).toEqual([]);
});
