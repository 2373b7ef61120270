import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import type { ClockSeen } from "../salesforce/salesforceApp.ts";
import { requireRightClock } from "./requireRightClock.ts";

const hour = 3_600_000;
const day = 24 * hour;
let database: Database;
let now: Date;
/** What the connector's clock said when Salesforce last answered, and how far it was ahead. */
let seen: ClockSeen | null;
/** How far the clock is ahead now; null where Salesforce is out of reach. */
let aheadMs: number | null;
let asked: number;

beforeEach(async () => {
  database = await newDatabase();
  now = new Date("2026-03-01T12:00:00Z");
  seen = null;
  aheadMs = 0;
  asked = 0;
});
afterEach(() => closeDatabase(database));

const askTime = () => {
  asked += 1;
  if (aheadMs === null) return Promise.reject(new Error("out of reach"));
  seen = { at: now, aheadMs };
  return Promise.resolve();
};
const judge = () =>
  requireRightClock({ database, clock: () => now, salesforceApp: { clockSeen: () => seen, askTime } });
const pass = (ms: number) => (now = new Date(now.getTime() + ms));
/** Somebody's request is answered now. */
const answer = () => (seen = { at: now, aheadMs: aheadMs ?? 0 });
const ahead = /CLOCK_AHEAD/;
const unconfirmed = /CLOCK_UNCONFIRMED/;

describe("what erases by the connector's clock", () => {
  it("goes on while it runs, also where Salesforce is out of reach", async () => {
    await judge();
    aheadMs = null;
    for (let hours = 0; hours < 100; hours += 1) {
      pass(hour);
      await judge();
    }
  });

  it("asks Salesforce where nobody else has for a day", async () => {
    answer();
    await judge();
    expect(asked).toBe(0);
    for (let hours = 0; hours < 100; hours += 1) {
      pass(hour);
      await judge();
    }
    expect(asked).toBe(4);
  });

  it("stops where the clock is more than an hour ahead of Salesforce's", async () => {
    aheadMs = 61 * 60_000;
    await expect(judge()).rejects.toThrow(ahead);
    answer();
    await expect(judge()).rejects.toThrow(ahead);
    aheadMs = 0;
    answer();
    await judge();
  });

  it("stops where the clock has leapt a day and more, until Salesforce has answered", async () => {
    await judge();
    aheadMs = null;
    pass(day + hour);
    await expect(judge()).rejects.toThrow(unconfirmed);
    pass(hour);
    await expect(judge(), "it stays so").rejects.toThrow(unconfirmed);
    aheadMs = 0;
    await judge();
    pass(365 * day);
    aheadMs = 365 * day;
    await expect(judge()).rejects.toThrow(ahead);
  });

  it("goes on after more than a day off, though nobody signs in", async () => {
    await judge();
    pass(26 * hour);
    seen = null;
    await judge();
  });

  it("stops where the clock goes ahead in leaps of less than a day", async () => {
    await judge();
    aheadMs = 0;
    const leap = async () => {
      pass(23 * hour);
      aheadMs = (aheadMs ?? 0) + 22 * hour;
      await judge();
    };
    await expect(leap().then(leap)).rejects.toThrow(ahead);
  });

  it("trusts no clock at its first look before Salesforce has said the time", async () => {
    aheadMs = null;
    await expect(judge()).rejects.toThrow(unconfirmed);
    aheadMs = 3 * 365 * day;
    await expect(judge()).rejects.toThrow(ahead);
  });

  it("goes on where the clock was set back, and beside a connector whose clock is years behind", async () => {
    await judge();
    pass(-730 * day);
    aheadMs = -730 * day;
    seen = null;
    await judge();
    pass(730 * day);
    aheadMs = 0;
    seen = null;
    await judge();
  });
});
