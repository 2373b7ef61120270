import { describe, expect, it } from "vitest";
import { dayOf } from "./timeZone.ts";

const lateInUtc = new Date("2026-11-20T23:30:00.000Z");

describe("the day of an instant", () => {
  it.each([
    ["Europe/Berlin", "2026-11-21"],
    ["America/Los_Angeles", "2026-11-20"],
    [null, "2026-11-20"],
    ["Mars/Olympus_Mons", "2026-11-20"],
  ])("is that of the time zone %s, and of UTC where the zone is not known", (timeZone, day) => {
    expect(dayOf(lateInUtc, { timeZone })).toBe(day);
  });
});
