import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, type Database } from "../database/database.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { creations, type CreationState, creationStates } from "../database/schema/contacts.ts";
import { orgs, users } from "../database/schema/sessions.ts";
import { settings } from "../database/schema/settings.ts";
import { AppError } from "../errors.ts";
import { type QuotaOwner, quotaTerms } from "./quotaTerms.ts";
import { readQuota, requireQuota } from "./readQuota.ts";
import { monthlyQuotaMax as monthlyQuota, type QuotaOverride } from "./settings.ts";
import { usageByUser } from "./usageByUser.ts";

const now = new Date("2026-11-24T12:00:00Z");
const owner = { orgId: "00D000000000001AAA", userId: "005000000000001AAA" };

let database: Database;

beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

async function addCreations(
  count: number,
  state: CreationState,
  changes: Partial<typeof creations.$inferInsert> = {},
) {
  await inTransaction(database, async (transaction) => {
    for (let index = 0; index < count; index += 1) {
      const id = crypto.randomUUID();
      const row = { ...owner, id, leadId: id, month: "2026-11", state, createdAt: now.getTime(), ...changes };
      await transaction.insert(creations).values(row);
    }
  });
}

async function setTimeZone(timeZone: string) {
  const org = { name: "Org", instanceUrl: "https://org.example", readAt: now, timeZone };
  await database
    .insert(orgs)
    .values({ id: owner.orgId, ...org })
    .onConflictDoUpdate({ target: orgs.id, set: org });
}

const quotaOf = async (of: QuotaOwner, at = now) =>
  readQuota(database, of, await quotaTerms(database, of, at));
const requireOf = async (of: QuotaOwner) => requireQuota(database, of, await quotaTerms(database, of, now));

describe("the monthly quota", () => {
  it("counts what is created, running or unknown, and not what failed or was undone", async () => {
    for (const state of ["created", "reserved", "sent", "unknown", "undone", "failed"] as const) {
      await addCreations(1, state);
    }
    expect(await quotaOf(owner)).toEqual({
      month: "2026-11",
      limit: 1000,
      isProvisional: false,
      used: 4,
      remaining: 996,
      resetsAt: "2026-12-01T00:00:00.000Z",
      timeZone: "UTC",
    });
  });

  it("is of the month in the org's time zone, and a change of it changes no past row", async () => {
    await setTimeZone("Asia/Kolkata");
    const evening = new Date("2026-11-30T18:30:00Z");
    expect(await quotaOf(owner, new Date(evening.getTime() - 1))).toMatchObject({
      month: "2026-11",
      resetsAt: "2026-11-30T18:30:00.000Z",
      timeZone: "Asia/Kolkata",
    });
    await addCreations(4, "created", { month: (await quotaOf(owner, evening)).month });
    expect(await quotaOf(owner, evening)).toMatchObject({ month: "2026-12", used: 4 });

    await setTimeZone("America/Los_Angeles");
    expect(await quotaOf(owner, evening)).toMatchObject({
      month: "2026-11",
      used: 0,
      resetsAt: "2026-12-01T08:00:00.000Z",
    });
    expect(await quotaOf(owner, new Date("2026-12-01T08:00:00Z"))).toMatchObject({
      month: "2026-12",
      used: 4,
    });
  });

  it("is refused with the moment of its reset, written in the org's time zone for who has no other", async () => {
    await setTimeZone("America/St_Johns");
    await addCreations(monthlyQuota, "created");
    const date = {
      instant: "2026-12-01T03:30:00.000Z",
      timeZone: "America/St_Johns",
      text: expect.stringMatching(/^Dec 1, 2026, 12:00\sAM \(America\/St_Johns\)$/),
    };
    await expect(() => requireOf(owner)).rejects.toThrow(
      expect.objectContaining({
        action: expect.stringContaining("continue on Dec 1, 2026, 12:00"),
        members: expect.objectContaining({ resetsAt: date.instant, values: [1000, 1000, date] }),
      }),
    );
  });

  it("is a user's own, and a month's own", async () => {
    await addCreations(3, "created");
    expect((await quotaOf({ ...owner, userId: "005000000000002AAA" })).used).toBe(0);
    expect((await quotaOf({ ...owner, orgId: "00D000000000002AAA" })).used).toBe(0);
    expect((await quotaOf(owner, new Date("2026-12-01T00:00:00Z"))).used).toBe(0);
  });

  it("lets the thousandth through and refuses the next, saying when it resets", async () => {
    await addCreations(monthlyQuota - 1, "created");
    expect((await requireOf(owner)).remaining).toBe(1);
    await addCreations(1, "created");
    await expect(() => requireOf(owner)).rejects.toThrow(AppError);
    try {
      await requireOf(owner);
    } catch (error) {
      expect(error).toMatchObject({
        code: "quota-exceeded",
        status: 429,
        members: { resetsAt: "2026-12-01T00:00:00.000Z" },
      });
    }
  });

  it("is exact when many reserve at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (left) => {
        await database.delete(creations);
        await addCreations(monthlyQuota - left, "created");
        const attempts = 75;
        const granted = (await Promise.all(Array.from({ length: attempts }, reserve))).filter(Boolean);
        expect(granted).toHaveLength(Math.min(left, attempts));
        expect((await quotaOf(owner)).used).toBe(monthlyQuota - left + granted.length);
      }),
      { numRuns: 2 },
    );
  });
});

/** Takes one of the quota, as a claim does, and says whether there was one left. */
async function reserve(): Promise<boolean> {
  try {
    await inTransaction(database, async (transaction) => {
      const terms = await quotaTerms(transaction, owner, now);
      await requireQuota(transaction, owner, terms);
      const id = crypto.randomUUID();
      const row = { ...owner, id, leadId: id, month: terms.month, createdAt: now.getTime() };
      await transaction.insert(creations).values({ ...row, state: "reserved" });
    });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

describe("a lower quota", () => {
  const rita = owner.userId;
  const override = (kind: "user" | "permissionSet", name: string, quota: number): QuotaOverride => ({
    for: kind,
    name,
    monthlyQuota: quota,
  });

  it.each<[string, QuotaOverride[], string[] | null, number]>([
    ["the org's where nothing else is decided", [], ["Sales"], 300],
    [
      "a permission set's, also where it is more than the org's",
      [override("permissionSet", "senior", 900)],
      ["Senior"],
      900,
    ],
    [
      "the org's where the permission sets are not known",
      [override("permissionSet", "Senior", 900)],
      null,
      300,
    ],
    ["a thousand at most", [override("user", rita, 5000)], [], 1000],
  ])("counts as decided: %s", async (_which, quotaOverrides, permissionSets, limit) => {
    await decide({ monthlyQuota: 300, quotaOverrides }, permissionSets);
    expect((await quotaOf(owner)).limit).toBe(limit);
  });

  it("leaves nothing where more is used already, and the refusal says both", async () => {
    await decide({ monthlyQuota: 3 }, null);
    await addCreations(5, "created");
    expect(await quotaOf(owner)).toMatchObject({ limit: 3, used: 5, remaining: 0 });
    await expect(() => requireOf(owner)).rejects.toThrow("You have added 5 of 3 contacts this month.");
  });

  it("shows who is near it, the nearest first", async () => {
    const other = "005000000000002AAA";
    await decide({ monthlyQuota: 100, quotaOverrides: [override("user", rita, 5)] }, null);
    await addCreations(4, "created");
    await addCreations(70, "created", { userId: other });
    expect(await usageByUser(database, owner.orgId, "2026-11")).toMatchObject([
      { userId: rita, used: 4, limit: 5, percent: 80, isNear: true },
      { userId: other, used: 70, limit: 100, percent: 70, isNear: false },
    ]);
  });

  async function decide(values: object, permissionSets: string[] | null) {
    const user = { orgId: owner.orgId, username: "rita", displayName: "Rita", isAdmin: false };
    await database.insert(users).values({ ...user, id: rita, identityReadAt: now, permissionSets });
    await database.insert(settings).values({ orgId: owner.orgId, values: { ...values }, updatedAt: now });
  }
});

describe("usage by user", () => {
  it("counts all that still runs as one outcome, and what was undone as its own", async () => {
    for (const state of creationStates) await addCreations(1, state);
    expect(await usageByUser(database, owner.orgId, "2026-11")).toMatchObject([
      {
        used: 5,
        outcomes: { "in-progress": 3, created: 1, internal: 1, undone: 1, "never-known": 1 },
      },
    ]);
  });

  it("counts outcomes: created ones, and the codes of what failed", async () => {
    const problem = (code: "validation-failed" | "duplicate-detected") => ({ code, detail: "", action: "" });
    await addCreations(2, "created");
    await addCreations(1, "failed", { problem: problem("validation-failed") });
    await addCreations(3, "failed", { problem: problem("duplicate-detected") });
    await addCreations(1, "created", { userId: "005000000000002AAA" });
    await addCreations(1, "created", { month: "2026-10" });
    expect(await usageByUser(database, owner.orgId, "2026-11")).toEqual([
      {
        userId: owner.userId,
        used: 2,
        limit: 1000,
        percent: 0,
        isNear: false,
        outcomes: { created: 2, "validation-failed": 1, "duplicate-detected": 3 },
      },
      {
        userId: "005000000000002AAA",
        used: 1,
        limit: 1000,
        percent: 0,
        isNear: false,
        outcomes: { created: 1 },
      },
    ]);
  });
});
