import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { countedEvent, eraseOldEvents } from "./eraseOldEvents.ts";
import { event } from "./event.ts";
import { keepEvent } from "./keepEvent.ts";
import { selectColumn, selectRows } from "../../test/support/plainSql.ts";

let database: Database;
let now = new Date("2026-03-01T10:32:10Z");
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

const happening = () => ({ database, clock: () => now });
const refuse = async (userId: string, times: number) => {
  for (let n = 0; n < times; n += 1) {
    await keepEvent(happening(), "request.refused", {
      userId,
      orgId: "00D",
      code: "quota-exceeded",
      leadId: `${n}`,
    });
  }
};
const refuseStranger = async (times: number) => {
  const nobody = { userId: null, orgId: null, values: null, call: null };
  for (let n = 0; n < times; n += 1) {
    await event(happening(), "sign-in.refused", {
      signInId: `${n}`,
      code: "org-mismatch",
      reason: null,
      ...nobody,
    });
  }
};
const cancel = (batchId: string) =>
  event(happening(), "batch.cancelled", { batchId, userId: "005", orgId: "00D" });
const numbers = () =>
  selectRows(
    database,
    'select event, user_id as "user", count(*) as n from events group by event, user_id order by 1, 2',
  );
async function counts() {
  const rows = await selectRows<{ user_id: string | null; lead_id: string | null; details: string }>(
    database,
    "select user_id, lead_id, details from events where event = ? order by id",
    countedEvent,
  );
  return rows.map(({ details, ...row }) => ({ ...row, n: (JSON.parse(details) as { count: number }).count }));
}

describe("the table of events", () => {
  it("keeps one user's refusals of a minute up to a number, and the rest as one count", async () => {
    await refuse("005A", 200);
    await refuse("005B", 1);
    expect(await numbers()).toEqual([
      { event: countedEvent, user: "005A", n: 1 },
      { event: "request.refused", user: "005A", n: 20 },
      { event: "request.refused", user: "005B", n: 1 },
    ]);
    expect(await counts()).toEqual([{ user_id: "005A", lead_id: null, n: 180 }]);
  });

  it("begins anew with each minute", async () => {
    await refuse("005A", 22);
    now = new Date(now.getTime() + 60_000);
    await refuse("005A", 23);
    expect((await counts()).map(({ n }) => n)).toEqual([2, 3]);
  });

  it("bounds the refused sign-ins of all strangers together", async () => {
    await refuseStranger(50);
    expect(await numbers()).toEqual([
      { event: countedEvent, user: null, n: 1 },
      { event: "sign-in.refused", user: null, n: 20 },
    ]);
  });

  it("keeps each change of state", async () => {
    for (let n = 0; n < 30; n += 1) await cancel(`${n}`);
    expect(await numbers()).toEqual([{ event: "batch.cancelled", user: "005", n: 30 }]);
  });

  it("loses refusals before changes of state where there are too many events", async () => {
    await cancel("1");
    await refuse("005A", 30);
    await refuseStranger(5);
    await cancel("2");
    await eraseOldEvents(happening(), 4);
    const kept = await selectColumn(database, "select event from events order by id");
    expect(kept).toEqual(["batch.cancelled", "sign-in.refused", "sign-in.refused", "batch.cancelled"]);
    await eraseOldEvents(happening(), 1);
    expect(await selectColumn(database, "select batch_id from events")).toEqual(["2"]);
  });
});
