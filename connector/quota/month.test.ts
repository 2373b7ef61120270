import { describe, expect, it } from "vitest";
import { endOfMonth, monthOf } from "./month.ts";

describe("the quota's month", () => {
  it("is the month in UTC, whatever the machine's time zone", () => {
    expect(monthOf(new Date("2026-11-30T23:59:59.999Z"))).toBe("2026-11");
    expect(monthOf(new Date("2026-12-01T00:30:00+01:00"))).toBe("2026-11");
    expect(monthOf(new Date("2026-12-01T00:00:00Z"))).toBe("2026-12");
  });

  it("ends where the next month begins, over the year's end too", () => {
    expect(endOfMonth("2026-11").toISOString()).toBe("2026-12-01T00:00:00.000Z");
    expect(endOfMonth("2026-12").toISOString()).toBe("2027-01-01T00:00:00.000Z");
  });
});
