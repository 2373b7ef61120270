import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDatabase } from "../../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../../database/open.ts";
import { batches, batchRows } from "../../database/schema/batches.ts";
import { creations, type CreationState } from "../../database/schema/contacts.ts";
import { createLog } from "../../log/createLog.ts";
import { updateBatchRow } from "./updateBatchRow.ts";

const problem = { code: "validation-failed" as const, detail: "", action: "" };
const failed = { state: "failed" as const, problem, holdsForAll: false };

let database: Database;
const app = () => ({ database, log: createLog("silent"), clock: () => new Date(1) });
beforeEach(() => {
  database = newDatabase();
  const ids = { orgId: "00D", userId: "005" };
  database
    .insert(batches)
    .values({ id: "batch", ...ids, state: "running", defaults: {}, createdAt: 0 })
    .run();
});
afterEach(() => closeDatabase(database));

function addTry(id: string, state: CreationState): void {
  const row = { id, orgId: "00D", userId: "005", leadId: "lead", batchId: "batch", month: "2026-11" };
  database
    .insert(creations)
    .values({ ...row, state, createdAt: 0 })
    .run();
}

function addRow(creationId: string): void {
  const row = { batchId: "batch", position: 0, leadId: "lead", creationId, updatedAt: 0 };
  database
    .insert(batchRows)
    .values({ ...row, state: "running", isReviewed: true })
    .run();
}

describe("a batch's row that was tried twice", () => {
  const second = { id: "second", leadId: "lead", batchId: "batch" };

  it("fails where neither try made a contact", () => {
    addTry("first", "failed");
    addTry("second", "failed");
    addRow("second");
    updateBatchRow(app(), database, second, failed);
    expect(database.select().from(batchRows).get()).toMatchObject({ state: "failed" });
  });

  it("stays created where the first try turned out to have made the contact before the second failed", () => {
    addTry("first", "created");
    addTry("second", "failed");
    addRow("second");
    updateBatchRow(app(), database, { ...second, id: "first" }, { state: "created", contactId: "003" });
    updateBatchRow(app(), database, second, failed);
    expect(database.select().from(batchRows).get()).toMatchObject({ state: "created", contactId: "003" });
  });
});
