import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppContext } from "../context.ts";
import { attemptsMax } from "../creations/ledger/batchRows.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { batches, batchRows, type Batch } from "../database/schema/batches.ts";
import { AppError } from "../errors.ts";
import { batchKind } from "./batch/batchKind.ts";
import { countBroken, forgetBroken } from "./endOrPause.ts";
import { firstOf } from "../database/rows.ts";

let database: Database;
let app: AppContext;
beforeEach(async () => {
  database = await newDatabase();
  app = {
    database,
    clock: () => new Date(),
    log: { info: () => undefined, fields: {} },
  } as unknown as AppContext;
  const batch = {
    id: "a",
    orgId: "00D",
    userId: "005",
    state: "running" as const,
    defaults: {},
    createdAt: 0,
  };
  await database.insert(batches).values(batch);
  for (const position of [0, 1]) {
    const row = { batchId: "a", position, leadId: String(position), isReviewed: false, updatedAt: 0 };
    await database.insert(batchRows).values({ ...row, state: "waiting" });
  }
});
afterEach(() => closeDatabase(database));

const batchNow = async () => (await firstOf(database.select().from(batches))) as Batch;
const states = async () =>
  (await database.select().from(batchRows)).map(({ state, attempts }) => [state, attempts]);

async function breakSteps(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1)
    await countBroken(batchKind, app, await batchNow(), new AppError("internal"));
}

describe("a step that breaks", () => {
  it("fails the rows that wait once so many broke one after the other", async () => {
    await breakSteps(attemptsMax - 1);
    expect(await states()).toEqual([
      ["waiting", 0],
      ["waiting", 0],
    ]);
    await breakSteps(1);
    expect(await states()).toEqual([
      ["failed", 0],
      ["failed", 0],
    ]);
    expect((await batchNow()).brokenSteps).toBe(0);
  });

  it("is the first again after one that went well, however many the batch has met", async () => {
    for (let round = 0; round < 3; round += 1) {
      await breakSteps(attemptsMax - 1);
      await forgetBroken(batchKind, app, await batchNow());
    }
    expect((await states()).flat()).not.toContain("failed");
  });
});
