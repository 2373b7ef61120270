import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { batches, batchRows, type Batch } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import { orgs } from "../database/schema/sessions.ts";
import { settings, settingsChanges } from "../database/schema/settings.ts";
import { createLog } from "../log/createLog.ts";
import { eraseOldBatches } from "./eraseOldBatches.ts";

let database: Database;
const lines: Record<string, unknown>[] = [];
beforeEach(async () => {
  lines.length = 0;
  database = await newDatabase();
  await database.insert(orgs).values({ id: "00D", name: "", instanceUrl: "", readAt: new Date(0) });
});
afterEach(() => closeDatabase(database));

const dayMs = 24 * 60 * 60_000;
const log = createLog("info", { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) });
const eraseOn = (day: number) => eraseOldBatches({ database, clock: () => new Date(day * dayMs), log });
const left = async () => (await database.select().from(batches)).map(({ id }) => id);

async function add(
  id: string,
  batch: Partial<Batch> & Pick<Batch, "state">,
  rows = 1,
  movedOn = 0,
): Promise<void> {
  const ids = { orgId: "00D", userId: "005" };
  await database.insert(batches).values({ id, ...ids, defaults: {}, createdAt: 0, ...batch });
  for (let position = 0; position < rows; position += 1)
    await database.insert(batchRows).values({
      batchId: id,
      position,
      leadId: `${id}-${position}`,
      state: "waiting",
      isReviewed: true,
      updatedAt: movedOn * dayMs,
    });
}

describe("a batch", () => {
  it("goes with all its rows ninety days after its end, and the ledger stays", async () => {
    await add("finished", { state: "finished", finishedAt: 0, idempotencyKey: "key" }, 600);
    await add("cancelled", { state: "cancelled", finishedAt: 1 * dayMs });
    await database.insert(creations).values({
      id: "c",
      orgId: "00D",
      userId: "005",
      leadId: "l",
      batchId: "finished",
      month: "1970-01",
      state: "created",
      createdAt: 0,
    });
    await eraseOn(90);
    expect(await left()).toEqual(["finished", "cancelled"]);
    await eraseOn(90.5);
    expect(await left()).toEqual(["cancelled"]);
    expect(await database.select().from(batchRows)).toHaveLength(1);
    expect(await database.select().from(creations)).toMatchObject([{ batchId: "finished" }]);
    expect(lines).toMatchObject([{ event: "batches.erased", batches: 1, rows: 600 }]);
  });

  it("stays for a day after an admin has shortened the time, who may have mistyped it", async () => {
    await add("finished", { state: "finished", finishedAt: 0 });
    const who = { orgId: "00D", userId: "005", username: "", setting: "batchRetentionDays" };
    const change = async (day: number, before: number, after: number) => {
      await database
        .insert(settingsChanges)
        .values({ ...who, changedAt: new Date(day * dayMs), before, after });
      const row = { values: { batchRetentionDays: after }, updatedAt: new Date(day * dayMs) };
      await database
        .insert(settings)
        .values({ orgId: "00D", ...row })
        .onConflictDoUpdate({ target: settings.orgId, set: row });
    };
    await change(20, 90, 9);
    await eraseOn(20.1);
    await change(20.5, 9, 7);
    await eraseOn(20.9);
    expect(await left()).toEqual(["finished"]);
    await eraseOn(21.1);
    expect(await left()).toEqual([]);
  });

  it("stays while it runs, and is cancelled once it has not moved for as long", async () => {
    await add("moving", { state: "running" }, 2, 60);
    await add("left", { state: "paused" });
    await eraseOn(100);
    const states = (await database.select().from(batches)).map(({ id, state }) => [id, state]);
    expect(states).toEqual([
      ["moving", "running"],
      ["left", "cancelled"],
    ]);
    expect(lines).toMatchObject([{ event: "batch.cancelled", batchId: "left" }]);
    await eraseOn(150);
    await eraseOn(191);
    expect(await left()).toEqual(["moving"]);
  });
});
