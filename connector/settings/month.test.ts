import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfMonth, monthOf } from "./quotaTerms.ts";

describe("the quota's month", () => {
  it.each([
    ["UTC", "2026-11-30T23:59:59.999Z", "2026-11"],
    ["Asia/Kolkata", "2026-11-30T18:29:59.999Z", "2026-11"],
    ["Pacific/Kiritimati", "2026-11-30T10:00:00.000Z", "2026-12"],
    ["America/Los_Angeles", "2026-12-01T07:59:59.999Z", "2026-11"],
  ])("is that of the time zone %s at %s", (timeZone, instant, month) => {
    expect(monthOf(new Date(instant), timeZone)).toBe(month);
  });

  it.each([
    ["UTC", "2026-11", "2026-12-01T00:00:00.000Z"],
    ["Asia/Kolkata", "2026-11", "2026-11-30T18:30:00.000Z"],
    ["America/St_Johns", "2026-06", "2026-07-01T02:30:00.000Z"],
    ["Europe/Berlin", "2026-03", "2026-03-31T22:00:00.000Z"],
    // The clocks went forward at midnight: the month began at 1 o'clock.
    ["America/Asuncion", "2017-09", "2017-10-01T04:00:00.000Z"],
  ])("ends in %s where %s does", (timeZone, month, end) => {
    expect(endOfMonth(month, timeZone).toISOString()).toBe(end);
  });

  it("is in UTC where the time zone is not known here", () => {
    expect(monthOf(new Date("2026-11-30T23:30:00.000Z"), "Mars/Olympus_Mons")).toBe("2026-11");
    expect(endOfMonth("2026-11", "Mars/Olympus_Mons").toISOString()).toBe("2026-12-01T00:00:00.000Z");
  });

  it("ends after every instant in it, and the next one begins there, in any time zone", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const instants = fc.date({
      min: new Date("2024-01-01T00:00:00Z"),
      max: new Date("2040-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, instants, (timeZone, instant) => {
        const month = monthOf(instant, timeZone);
        const end = endOfMonth(month, timeZone);
        expect(end.getTime()).toBeGreaterThan(instant.getTime());
        expect(monthOf(new Date(end.getTime() - 1), timeZone)).toBe(month);
        expect(monthOf(end, timeZone) > month).toBe(true);
        expect(end.getTime() - instant.getTime()).toBeLessThan(31.1 * 24 * 60 * 60_000);
      }),
      { numRuns: 300 },
    );
  });
});
