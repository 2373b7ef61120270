import { describe, expect, it } from "vitest";
import { readAllowance } from "./readAllowance.ts";

const at = new Date("2026-11-24T12:00:00Z");

describe("the API allowance", () => {
  it("is read from the header of any answer", () => {
    expect(readAllowance("api-usage=51/100000", at)).toEqual({
      used: 51,
      limit: 100_000,
      remaining: 99_949,
      at,
    });
  });

  it("is the app's own where that is nearer its end", () => {
    const header = "api-usage=51/100000; per-app-api-usage=240/250(appName=Crosswalk)";
    expect(readAllowance(header, at)).toMatchObject({ used: 240, limit: 250, remaining: 10 });
  });

  it("is unknown where the header is missing or says something else", () => {
    expect(readAllowance(undefined, at)).toBeNull();
    expect(readAllowance("usage unknown", at)).toBeNull();
  });

  it("never falls below zero", () => {
    expect(readAllowance("api-usage=1010/1000", at)?.remaining).toBe(0);
  });
});
