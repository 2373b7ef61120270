import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeDatabase, type Database } from "../../database/database.ts";
import { newDatabase } from "../../database/newDatabase.fixture.ts";
import { batches, batchRows } from "../../database/schema/batches.ts";
import { leads } from "../../database/schema/leads.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { writeRows } from "./batchRows.ts";
import { selectColumn } from "../../../test/support/plainSql.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
  const ids = { orgId: "00D", userId: "005" };
  await database
    .insert(batches)
    .values({ id: "batch", ...ids, state: "running", defaults: {}, createdAt: 0 });
  for (const [position, leadId] of ["there", "hidden", "gone"].entries()) {
    await database
      .insert(batchRows)
      .values({ batchId: "batch", position, leadId, state: "waiting", isReviewed: false, updatedAt: 0 });
    if (leadId === "gone") continue;
    const names = { firstName: "Vera", lastName: "Muster", sourceName: "Vera Muster", searchText: "" };
    const owner = { orgId: "00D", ownerId: "005", createdAt: new Date(0), updatedAt: new Date(0) };
    await database
      .insert(leads)
      .values({ id: leadId, ...names, ...owner, removedAt: leadId === "hidden" ? new Date(0) : null });
  }
});
afterEach(() => closeDatabase(database));

it("a row whose lead has gone, or is hidden, is written without words, and told like the others", async () => {
  const problem = storedProblem(refusal("likely-in-crm", { values: { record: "Vera Muster" } }));
  const words = { problem, contact: { LastName: "Muster" }, role: "Boss" };
  const isWaiting = eq(batchRows.state, "waiting");
  await writeRows(
    { database, clock: () => new Date(1) },
    database,
    { state: "skipped", ...words },
    isWaiting,
  );
  const rows = await database.select().from(batchRows).orderBy(batchRows.position);
  expect(rows.map(({ leadId, state }) => [leadId, state])).toEqual([
    ["there", "skipped"],
    ["hidden", "skipped"],
    ["gone", "skipped"],
  ]);
  expect(rows[0]).toMatchObject(words);
  expect(JSON.stringify(rows.slice(1))).not.toMatch(/Muster|Boss/);
  expect(rows[1]?.problem).toMatchObject({ members: { reason: "likely-in-crm" } });
  const told = await selectColumn(database, "SELECT event FROM events");
  expect(told).toEqual(["row.skipped", "row.skipped", "row.skipped"]);
});
