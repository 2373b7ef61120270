import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, openDatabase, type Database } from "../database/open.ts";
import type { ClockSeen } from "../salesforce/salesforceApp.ts";
import { requireRightClock } from "./requireRightClock.ts";

const hour = 3_600_000;
const day = 24 * hour;
let database: Database;
let now: Date;
/** What the connector's clock said when Salesforce last answered, and how far it was ahead. */
let seen: ClockSeen | null;

beforeEach(() => {
  database = openDatabase(":memory:");
  now = new Date("2026-03-01T12:00:00Z");
  seen = null;
});
afterEach(() => closeDatabase(database));

const judge = () =>
  requireRightClock({ database, clock: () => now, salesforceApp: { clockSeen: () => seen } });
const pass = (ms: number) => (now = new Date(now.getTime() + ms));
/** Salesforce answers now. */
const answer = (aheadMs: number) => (seen = { at: now, aheadMs });

describe("what erases by the connector's clock", () => {
  it("goes on while it runs, whether Salesforce is asked or not", () => {
    expect(judge).not.toThrow();
    for (let hours = 0; hours < 100; hours += 1) {
      pass(hour);
      expect(judge).not.toThrow();
    }
    answer(hour / 2);
    expect(judge).not.toThrow();
  });

  it("stops where the clock is more than an hour ahead of Salesforce's", () => {
    answer(hour + 1);
    expect(judge).toThrow(/61 minutes ahead|60 minutes ahead/);
    answer(0);
    expect(judge).not.toThrow();
  });

  it("stops where the clock has leapt a day and more, until Salesforce has answered", () => {
    judge();
    answer(0);
    pass(day + hour);
    expect(judge).toThrow(/since it last looked/);
    pass(hour);
    expect(judge, "it stays so").toThrow(/since it last looked/);
    answer(0);
    expect(judge).not.toThrow();
    pass(365 * day);
    answer(365 * day);
    expect(judge).toThrow(/ahead/);
  });

  it("goes on where the clock was set back", () => {
    judge();
    pass(-400 * day);
    expect(judge).not.toThrow();
    pass(hour);
    expect(judge).not.toThrow();
  });
});
