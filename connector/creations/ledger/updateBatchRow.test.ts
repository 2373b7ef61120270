import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDatabase } from "../../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../../database/database.ts";
import { batches, batchRows } from "../../database/schema/batches.ts";
import { creations, type CreationState } from "../../database/schema/contacts.ts";
import { createLog } from "../../log/createLog.ts";
import { updateBatchRow } from "./batchRows.ts";
import { firstOf } from "../../database/rows.ts";

const problem = { code: "validation-failed" as const, detail: "", action: "" };
const failed = { state: "failed" as const, problem, holdsForAll: false };

let database: Database;
const app = () => ({ database, log: createLog("silent"), clock: () => new Date(1) });
beforeEach(async () => {
  database = await newDatabase();
  const ids = { orgId: "00D", userId: "005" };
  await database
    .insert(batches)
    .values({ id: "batch", ...ids, state: "running", defaults: {}, createdAt: 0 });
});
afterEach(() => closeDatabase(database));

async function addTry(id: string, state: CreationState): Promise<void> {
  const row = { id, orgId: "00D", userId: "005", leadId: "lead", batchId: "batch", month: "2026-11" };
  await database.insert(creations).values({ ...row, state, createdAt: 0 });
}

async function addRow(creationId: string): Promise<void> {
  const row = { batchId: "batch", position: 0, leadId: "lead", creationId, updatedAt: 0 };
  await database.insert(batchRows).values({ ...row, state: "running", isReviewed: true });
}

describe("a batch's row that was tried twice", () => {
  const second = { id: "second", leadId: "lead", batchId: "batch" };

  it("fails where neither try made a contact", async () => {
    await addTry("first", "failed");
    await addTry("second", "failed");
    await addRow("second");
    await updateBatchRow(app(), database, second, failed);
    expect(await firstOf(database.select().from(batchRows))).toMatchObject({ state: "failed" });
  });

  it("stays created where the first try turned out to have made the contact before the second failed", async () => {
    await addTry("first", "created");
    await addTry("second", "failed");
    await addRow("second");
    await updateBatchRow(app(), database, { ...second, id: "first" }, { state: "created", contactId: "003" });
    await updateBatchRow(app(), database, second, failed);
    expect(await firstOf(database.select().from(batchRows))).toMatchObject({
      state: "created",
      contactId: "003",
    });
  });
});
