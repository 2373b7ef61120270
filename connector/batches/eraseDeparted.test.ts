import { afterEach, beforeEach, expect, it } from "vitest";
import { closeDatabase, type Database } from "../database/database.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { addedRoles } from "../database/schema/addedRoles.ts";
import { batches } from "../database/schema/batches.ts";
import { batchUndos } from "../database/schema/batchUndos.ts";
import { creations } from "../database/schema/contacts.ts";
import { rehearsals } from "../database/schema/rehearsals.ts";
import { mapInTurns } from "../inTurns.ts";
import { eraseDeparted } from "./eraseDeparted.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

const works = [batches, batchUndos, rehearsals, creations, addedRoles] as const;
const open = ["running", "paused"] as const;

/** Everything that may go on without its user. */
async function addWorks(userId: string): Promise<void> {
  const ids = (id: string) => ({ id: `${userId} ${id}`, orgId: "00D", userId, createdAt: 1 });
  for (const state of [...open, "finished"] as const) {
    const batch = ids(`batch ${state}`);
    await database
      .insert(batches)
      .values({ ...batch, state, defaults: {} })
      .run();
    await database
      .insert(batchUndos)
      .values({ ...batch, batchId: batch.id, state })
      .run();
    await database
      .insert(rehearsals)
      .values({ ...ids(`rehearsal ${state}`), state, defaults: {} })
      .run();
  }
  for (const changes of [
    { state: "unknown", lostAt: 1, checkAt: 1 },
    { state: "failed", lostAt: 1, checkAt: 1 },
    { state: "created", contactId: "003", undoAt: 1 },
  ] as const) {
    const creation = ids(`creation ${changes.state}`);
    await database
      .insert(creations)
      .values({ ...creation, leadId: creation.id, month: "2026-11", ...changes })
      .run();
  }
  const role = { leadId: "l", contactId: userId, opportunityId: "006", state: "unknown", lostAt: 1 } as const;
  await database
    .insert(addedRoles)
    .values({ ...ids("role"), ...role })
    .run();
}

const worksOf = (userId: string) =>
  mapInTurns(works, async (table) =>
    (await database.select().from(table).all()).filter((row) => row.userId === userId),
  );

it("nothing of a user who is erased goes on, and all of their colleague's does", async () => {
  await addWorks("005Leaving");
  await addWorks("005Staying");
  const before = await worksOf("005Staying");
  await eraseDeparted({ database, clock: () => new Date(2) }, "005Leaving");
  const states = (await worksOf("005Leaving")).map((rows) => rows.map(({ state }) => state));
  const ended = ["cancelled", "cancelled", "finished"];
  expect(states).toEqual([ended, ended, [], ["never-known", "failed", "created"], []]);
  const doubts = (await database.select().from(creations).all())
    .filter(({ userId }) => userId === "005Leaving")
    .filter(({ checkAt, undoAt }) => checkAt !== null || undoAt !== null);
  expect(doubts).toEqual([]);
  expect(await worksOf("005Staying")).toEqual(before);
});
