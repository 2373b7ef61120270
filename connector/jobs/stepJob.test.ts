import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppContext } from "../context.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { batchWork } from "./batch/stepBatch.ts";
import { stepJob } from "./stepJob.ts";
import { firstOf } from "../database/rows.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
  const ids = { id: "a", orgId: "00D", userId: "005" };
  await database.insert(batches).values({ ...ids, state: "running", defaults: {}, createdAt: 0 });
});
afterEach(() => closeDatabase(database));

const batchNow = async () => (await firstOf(database.select().from(batches))) as Batch;

/** A step that can't go on, as nobody is signed in. */
async function stepOf(runner: { leads: boolean }): Promise<void> {
  const log = { info: () => undefined, fields: {}, with: () => log };
  const app = { database, clock: () => new Date(), log, runner } as unknown as AppContext;
  await stepJob(batchWork, app, await batchNow());
}

describe("a step of a batch that can't go on", () => {
  it("pauses the batch", async () => {
    await stepOf({ leads: true });
    expect(await batchNow()).toMatchObject({ state: "paused", problem: { code: "session-expired" } });
  });

  it("leaves the batch to the connector that leads by then", async () => {
    const before = await batchNow();
    await stepOf({ leads: false });
    expect(await batchNow()).toEqual(before);
  });
});
