import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, openDatabase, type Database } from "../database/open.ts";
import { creations, creationStates, type CreationState } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import { monthlyQuota, readQuota } from "./readQuota.ts";
import { requireQuota } from "./requireQuota.ts";
import { usageByUser } from "./usageByUser.ts";

const now = new Date("2026-11-24T12:00:00Z");
const owner = { orgId: "00D000000000001AAA", userId: "005000000000001AAA" };

let folder: string;
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-quota-"));
  database = openDatabase(join(folder, "ledger.db"));
});
afterEach(() => {
  closeDatabase(database);
  rmSync(folder, { recursive: true });
});

function addCreations(
  count: number,
  state: CreationState,
  changes: Partial<typeof creations.$inferInsert> = {},
) {
  database.transaction((transaction) => {
    for (let index = 0; index < count; index += 1) {
      const id = crypto.randomUUID();
      const row = { ...owner, id, leadId: id, month: "2026-11", state, createdAt: now.getTime(), ...changes };
      transaction.insert(creations).values(row).run();
    }
  });
}

describe("the monthly quota", () => {
  it("counts what is created, running or unknown, and not what failed", () => {
    for (const state of ["created", "reserved", "sent", "unknown", "undone", "failed"] as const) {
      addCreations(1, state);
    }
    expect(readQuota(database, owner, now)).toEqual({
      month: "2026-11",
      limit: 1000,
      used: 5,
      remaining: 995,
      resetsAt: "2026-12-01T00:00:00.000Z",
    });
  });

  it("is a user's own, and a month's own", () => {
    addCreations(3, "created");
    expect(readQuota(database, { ...owner, userId: "005000000000002AAA" }, now).used).toBe(0);
    expect(readQuota(database, { ...owner, orgId: "00D000000000002AAA" }, now).used).toBe(0);
    expect(readQuota(database, owner, new Date("2026-12-01T00:00:00Z")).used).toBe(0);
  });

  it("lets the thousandth through and refuses the next, saying when it resets", () => {
    addCreations(monthlyQuota - 1, "created");
    expect(requireQuota(database, owner, now).remaining).toBe(1);
    addCreations(1, "created");
    expect(() => requireQuota(database, owner, now)).toThrow(AppError);
    try {
      requireQuota(database, owner, now);
    } catch (error) {
      expect(error).toMatchObject({
        code: "quota-exceeded",
        status: 429,
        members: { resetsAt: "2026-12-01T00:00:00.000Z" },
      });
    }
  });

  it("is exact when several connectors reserve at once on one database", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 2, max: 3 }),
        async (left, workers) => {
          database.delete(creations).run();
          addCreations(monthlyQuota - left, "created");
          const attempts = 25;
          const reserved = await Promise.all(
            Array.from({ length: workers }, () => reserveInWorker(join(folder, "ledger.db"), attempts)),
          );
          const total = reserved.reduce((sum, count) => sum + count, 0);
          expect(total).toBe(Math.min(left, workers * attempts));
          expect(readQuota(database, owner, now).used).toBe(monthlyQuota - left + total);
        },
      ),
      { numRuns: 3 },
    );
  });
});

describe("usage by user", () => {
  it("counts all that still runs as one outcome, and what was undone as its own", () => {
    for (const state of creationStates) addCreations(1, state);
    expect(usageByUser(database, owner.orgId, "2026-11")).toMatchObject([
      { used: 5, outcomes: { "in-progress": 3, created: 1, internal: 1, undone: 1 } },
    ]);
  });

  it("counts outcomes: created ones, and the codes of what failed", () => {
    const problem = (code: "validation-failed" | "duplicate-detected") => ({ code, detail: "", action: "" });
    addCreations(2, "created");
    addCreations(1, "failed", { problem: problem("validation-failed") });
    addCreations(3, "failed", { problem: problem("duplicate-detected") });
    addCreations(1, "created", { userId: "005000000000002AAA" });
    addCreations(1, "created", { month: "2026-10" });
    expect(usageByUser(database, owner.orgId, "2026-11")).toEqual([
      {
        userId: owner.userId,
        used: 2,
        limit: 1000,
        outcomes: { created: 2, "validation-failed": 1, "duplicate-detected": 3 },
      },
      { userId: "005000000000002AAA", used: 1, limit: 1000, outcomes: { created: 1 } },
    ]);
  });
});

/** Reserves from another thread on a connection of its own. Answers how many reservations were granted. */
function reserveInWorker(file: string, attempts: number): Promise<number> {
  const url = new URL("./reserveRepeatedly.fixture.ts", import.meta.url);
  const worker = new Worker(url, { workerData: { file, owner, attempts, now: now.getTime() } });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
