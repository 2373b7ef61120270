import { afterEach, beforeEach, expect, it } from "vitest";
import { batchKind } from "../../connector/jobs/batch/batchKind.ts";
import { pauseJob } from "../../connector/jobs/lifecycle.ts";
import { rehearsalKind } from "../../connector/jobs/rehearsal/rehearsalKind.ts";
import { undoKind } from "../../connector/jobs/undo/undoKind.ts";
import type { AppContext } from "../../connector/context.ts";
import { closeDatabase, type Database } from "../../connector/database/database.ts";
import { newDatabase } from "../../connector/database/newDatabase.fixture.ts";
import { batchUndos } from "../../connector/database/schema/batchUndos.ts";
import { batches } from "../../connector/database/schema/batches.ts";
import { rehearsals } from "../../connector/database/schema/rehearsals.ts";
import { signInRefusals } from "../../connector/database/schema/sessions.ts";
import { AppError } from "../../connector/errors.ts";
import { refusal } from "../../connector/reasons/refusal.ts";
import { keepRefusal } from "../../connector/signIn/signInRefusals.ts";
import { firstOf, oneOf } from "../../connector/database/rows.ts";

const at = new Date(1);
const user = { orgId: "00D", userId: "005" };
const running = { ...user, id: "one", state: "running", createdAt: 1, defaults: {} } as const;

let database: Database;
let app: AppContext;
beforeEach(async () => {
  database = await newDatabase();
  app = { database, clock: () => at } as unknown as AppContext;
});
afterEach(() => closeDatabase(database));

/** Where problems are stored that belong to no lead. */
const places = {
  "a paused batch": async (error: AppError) => {
    await pauseJob(batchKind, app, await oneOf(database.insert(batches).values(running).returning()), error);
    return await firstOf(database.select().from(batches));
  },
  "a paused undo": async (error: AppError) => {
    await database.insert(batches).values(running);
    const undo = { ...user, id: "one", state: "running", createdAt: 1 } as const;
    await pauseJob(undoKind, app, await oneOf(database.insert(batchUndos).values(undo).returning()), error);
    return await firstOf(database.select().from(batchUndos));
  },
  "a paused rehearsal": async (error: AppError) => {
    await pauseJob(
      rehearsalKind,
      app,
      await oneOf(database.insert(rehearsals).values(running).returning()),
      error,
    );
    return await firstOf(database.select().from(rehearsals));
  },
  "a refused sign-in": async (error: AppError) => {
    await keepRefusal(database, user, error, at);
    return await firstOf(database.select().from(signInRefusals));
  },
};

const fields = [{ field: "LastName", message: "Vera Muster" }];
const members = { records: [{ name: "Vera Muster" }] };

it.each(Object.entries(places))("%s has no word of Salesforce's", async (_, store) => {
  const row = await store(new AppError("app-blocked", { detail: "Not to Vera Muster", fields, members }));
  expect(JSON.stringify(row)).not.toContain("Vera");
  expect(row?.problem).toMatchObject({ code: "app-blocked", detail: "Your org blocked Crosswalk" });
});

it.each(Object.entries(places))(
  "%s has our own words, without what Salesforce said of fields",
  async (_, store) => {
    const row = await store(refusal("app-not-allowed", { fields }));
    expect(JSON.stringify(row)).not.toContain("Vera");
    expect(row?.problem).toMatchObject({ members: { reason: "app-not-allowed" } });
  },
);
