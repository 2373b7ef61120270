import { afterEach, beforeEach, expect, it } from "vitest";
import { closeDatabase, type Database } from "../database/database.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { addedRoles } from "../database/schema/addedRoles.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { batchUndos } from "../database/schema/batchUndos.ts";
import { creations } from "../database/schema/contacts.ts";
import { leadLinks, leadRejections, leads } from "../database/schema/leads.ts";
import { rehearsals } from "../database/schema/rehearsals.ts";
import { mapInTurns } from "../work/inTurns.ts";
import { eraseDeparted } from "./eraseDeparted.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

const works = [batches, batchUndos, rehearsals, creations, addedRoles] as const;
const open = ["running", "paused"] as const;
const typed = { contact: { Title: "Typed" }, role: "Typed" };

const keys = (id: string) => ({ requestDigest: "Typed", idempotencyKey: `Typed ${id}` });

/** Everything that may go on without its user. */
async function addWorks(userId: string): Promise<void> {
  const ids = (id: string) => ({ id: `${userId} ${id}`, orgId: "00D", userId, createdAt: 1 });
  for (const state of [...open, "finished"] as const) {
    const batch = ids(`batch ${state}`);
    await database.insert(batches).values({ ...batch, state, defaults: typed, ...keys(batch.id) });
    await database.insert(batchRows).values({
      batchId: batch.id,
      position: 0,
      leadId: "lead",
      updatedAt: 1,
      state: "failed",
      isReviewed: true,
      ...typed,
    });
    await database.insert(batchUndos).values({ ...batch, state });
    await database.insert(rehearsals).values({ ...ids(`rehearsal ${state}`), state, defaults: {} });
  }
  for (const changes of [
    { state: "unknown", lostAt: 1, checkAt: 1 },
    { state: "failed", lostAt: 1, checkAt: 1 },
    { state: "created", contactId: "003", undoAt: 1 },
  ] as const) {
    const creation = ids(`creation ${changes.state}`);
    await database.insert(creations).values({
      ...creation,
      ...typed,
      leadId: creation.id,
      month: "2026-11",
      ...changes,
      ...keys(creation.id),
    });
  }
  const role = { leadId: "l", contactId: userId, opportunityId: "006", state: "unknown", lostAt: 1 } as const;
  await database.insert(addedRoles).values({ ...ids("role"), ...role });
}

const worksOf = (userId: string) =>
  mapInTurns(works, async (table) =>
    (await database.select().from(table)).filter((row) => row.userId === userId),
  );

it("nothing of a user who is erased goes on, and all of their colleague's does", async () => {
  await addWorks("005Leaving");
  await addWorks("005Staying");
  const before = await worksOf("005Staying");
  await eraseDeparted({ database, clock: () => new Date(2) }, "005Leaving");
  const states = (await worksOf("005Leaving")).map((rows) => rows.map(({ state }) => state).toSorted());
  const ended = ["cancelled", "cancelled", "finished"];
  expect(states).toEqual([ended, ended, [], ["created", "failed", "never-known"], []]);
  const doubts = (await database.select().from(creations))
    .filter(({ userId }) => userId === "005Leaving")
    .filter(({ checkAt, undoAt }) => checkAt !== null || undoAt !== null);
  expect(doubts).toEqual([]);
  expect(await worksOf("005Staying")).toEqual(before);
});

it("nothing that a user who is erased has typed or said of a colleague's lead stays", async () => {
  const at = new Date(1);
  const lead = { id: "lead", orgId: "00D", ownerId: "005Staying", createdAt: at, updatedAt: at };
  const name = { firstName: "Mira", lastName: "Test", sourceName: "Mira Test", searchText: "" };
  await database.insert(leads).values({ ...lead, ...name });
  const said = { leadId: "lead", recordId: "003" };
  const link = { object: "Contact", origin: "person", linkedAt: at } as const;
  for (const userId of ["005Leaving", "005Staying"]) {
    await addWorks(userId);
    await database
      .insert(leadLinks)
      .values({ ...said, ...link, ownerId: "005Staying", forUser: userId, linkedBy: userId });
    await database.insert(leadRejections).values({ ...said, rejectedBy: userId });
  }
  await eraseDeparted({ database, clock: () => new Date(2) }, "005Leaving");
  expect(JSON.stringify(await worksOf("005Leaving"))).not.toContain("Typed");
  const rows = await database.select().from(batchRows);
  expect(rows.map(({ batchId, role }) => [batchId.slice(0, 8), role])).toEqual(
    rows.map(({ batchId }) => [batchId.slice(0, 8), batchId.startsWith("005Stay") ? "Typed" : null]),
  );
  const links = await database.select().from(leadLinks);
  const rejections = await database.select().from(leadRejections);
  expect([...links.map(({ forUser }) => forUser), ...rejections.map(({ rejectedBy }) => rejectedBy)]).toEqual(
    ["005Staying", "005Staying"],
  );
});
