import { describe, expect, it } from "vitest";
import { createSilences } from "./createSilences.ts";

describe("a silence", () => {
  it("lasts while looks follow each other and see the same", () => {
    let now = 0;
    const silences = createSilences(() => now);
    expect(silences.lastedMs("a", "one")).toBe(0);
    now = 1_000;
    expect(silences.lastedMs("a", "one")).toBe(1_000);
    now = 2_500;
    expect(silences.lastedMs("a", "one")).toBe(2_500);
    expect(silences.lastedMs("b", "one")).toBe(0);
  });

  it("begins anew with another state, after a time without looks, and once it is forgotten", () => {
    let now = 0;
    const silences = createSilences(() => now);
    silences.lastedMs("a", "one");
    now = 1_000;
    expect(silences.lastedMs("a", "two")).toBe(0);
    now = 7_000;
    expect(silences.lastedMs("a", "two")).toBe(0);
    now = 8_000;
    silences.forget("a");
    expect(silences.lastedMs("a", "two")).toBe(0);
  });
});
