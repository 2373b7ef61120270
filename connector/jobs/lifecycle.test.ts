import { expect, it } from "vitest";
import type { AppContext } from "../context.ts";
import { closeDatabase } from "../database/database.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { batches } from "../database/schema/batches.ts";
import { AppError } from "../errors.ts";
import { batchKind } from "./batch/batchKind.ts";
import { isDue, pauseJob, pauseMsOf } from "./lifecycle.ts";
import { firstOf, oneOf } from "../database/rows.ts";

const yearS = 365 * 24 * 60 * 60;

it.each([
  ["as long as Salesforce asks", new AppError("salesforce-unavailable", { retryAfter: 90 }), 90],
  [
    "ten minutes, where it asks for a year",
    new AppError("salesforce-unavailable", { retryAfter: yearS }),
    600,
  ],
  ["as its error says where nobody asks", new AppError("app-blocked"), 300],
  ["a minute after any other error", new AppError("internal"), 60],
])("work in the background waits %s", (_, error, seconds) => {
  expect(pauseMsOf(error)).toBe(seconds * 1000);
});

it.each([
  ["is over at its end", 0, true],
  ["is not over before", 1, false],
  ["is not over before where it is the longest", 600_000, false],
  ["is over where its end is further ahead than any, as the clock was set back", 600_001, true],
])("a pause %s", (_, aheadMs, isOver) => {
  expect(isDue({ clock: () => new Date(5) }, { resumeAt: 5 + aheadMs })).toBe(isOver);
});

it("a batch that was cancelled in its step is not paused by it, and so never goes on", async () => {
  const database = await newDatabase();
  const row = {
    id: "b",
    orgId: "00D",
    userId: "005",
    state: "cancelled",
    createdAt: 1,
    defaults: {},
  } as const;
  const batch = await oneOf(database.insert(batches).values(row).returning());
  const app = { database, clock: () => new Date(2) } as unknown as AppContext;
  await pauseJob(batchKind, app, batch, new AppError("salesforce-unavailable"));
  expect((await firstOf(database.select().from(batches)))?.state).toBe("cancelled");
  await closeDatabase(database);
});
