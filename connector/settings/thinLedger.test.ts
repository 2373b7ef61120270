import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failWrites } from "../../test/support/failWrites.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { type Creation, creationCounts, creations } from "../database/schema/contacts.ts";
import { orgs } from "../database/schema/sessions.ts";
import { createLog } from "../log/createLog.ts";
import { mapInTurns } from "../work/inTurns.ts";
import { thinLedger } from "./thinLedger.ts";
import { usageByUser } from "./usageByUser.ts";

let database: Database;
const lines: string[] = [];
beforeEach(async () => {
  lines.length = 0;
  database = await newDatabase();
  await database.insert(orgs).values({ id: "00D", name: "", instanceUrl: "", readAt: new Date(0) });
});
afterEach(() => closeDatabase(database));

const log = createLog("info", { write: (line) => lines.push(line) });
const thin = (now = "2026-11-26T12:00:00Z") => thinLedger({ database, clock: () => new Date(now), log });

let number = 0;
async function add(month: string, changes: Partial<Creation> = {}): Promise<void> {
  number += 1;
  const ids = { id: `c${number}`, leadId: `l${number}`, orgId: "00D", userId: "005A" };
  const createdAt = Date.parse(`${month}-15`);
  await database.insert(creations).values({ ...ids, month, state: "created", createdAt, ...changes });
}

const left = () => database.select().from(creations);
const failed = { state: "failed", problem: { code: "validation-failed", detail: "", action: "" } } as const;

describe("the ledger", () => {
  it("keeps thirteen months, and of those before the same numbers for each user and month", async () => {
    for (let times = 0; times < 300; times += 1) await add("2025-09");
    await add("2025-09", failed);
    await add("2025-09", { ...failed, problem: null });
    await add("2025-09", { state: "never-known" });
    await add("2025-09", { state: "undone", userId: "005B" });
    await add("2025-10");
    await add("2026-11", failed);
    const months = ["2025-09", "2025-10", "2026-11"];
    const usage = () => mapInTurns(months, (month) => usageByUser(database, "00D", month));
    const before = await usage();
    await thin();
    expect((await left()).map(({ month }) => month)).toEqual(["2025-10", "2026-11"]);
    expect(await usage()).toEqual(before);
    expect((await usage())[0]).toMatchObject([
      {
        ...{ userId: "005A", used: 301 },
        outcomes: { created: 300, "never-known": 1, "validation-failed": 1, internal: 1 },
      },
      { userId: "005B", used: 0, outcomes: { undone: 1 } },
    ]);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { event: "ledger.thinned", rows: 304 },
    ]);
    await thin();
    expect(await usage()).toEqual(before);
    expect(lines).toHaveLength(1);
  });

  it.each([
    ["America/Los_Angeles", ["2025-10"]],
    ["UTC", []],
  ])("keeps a month until thirteen have ended where the org is, in %s", async (timeZone, kept) => {
    await database.update(orgs).set({ timeZone });
    await add("2025-10");
    await thin("2026-12-01T06:00:00Z");
    expect((await left()).map(({ month }) => month)).toEqual(kept);
  });

  it("adds what is late to a month that was counted before", async () => {
    await add("2025-09");
    await thin();
    await add("2025-09");
    await thin();
    expect(await usageByUser(database, "00D", "2025-09")).toMatchObject([{ used: 2 }]);
  });

  it("counts nothing twice after a crash between the count and the deletion", async () => {
    await add("2025-09");
    const endCrashes = await failWrites(database, { table: "creations", change: "delete" });
    await expect(thin()).rejects.toThrow();
    expect(await database.select().from(creationCounts)).toEqual([]);
    expect(lines).toEqual([]);
    await endCrashes();
    await thin();
    expect(await usageByUser(database, "00D", "2025-09")).toMatchObject([{ used: 1 }]);
  });

  it("keeps what runs or is in doubt, and what the user has made since", async () => {
    for (const state of ["reserved", "sent", "unknown"] as const)
      await add("2025-09", { state, userId: "005R" });
    await add("2025-08", { ...failed, checkAt: 1, userId: "005D" });
    await add("2025-09", { userId: "005D" });
    await add("2025-08", { userId: "005D" });
    await add("2025-07", { userId: "005D" });
    // The same user in another org, whose doubt is not this one's.
    await add("2025-07", { ...failed, checkAt: 1, orgId: "00X" });
    await add("2025-09");
    await thin();
    expect((await left()).map(({ userId, month, state }) => [userId, month, state])).toEqual([
      ["005R", "2025-09", "reserved"],
      ["005R", "2025-09", "sent"],
      ["005R", "2025-09", "unknown"],
      ["005D", "2025-08", "failed"],
      ["005D", "2025-09", "created"],
      ["005D", "2025-08", "created"],
      ["005A", "2025-07", "failed"],
    ]);
  });
});
