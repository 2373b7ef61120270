import { describe, expect, it } from "vitest";
import { comparedLengthMax, comparedText, normalForm } from "./comparedText.ts";

describe("a text that is compared", () => {
  it("is cut to the longest length that is compared", () => {
    expect(comparedText("a".repeat(comparedLengthMax))).toHaveLength(comparedLengthMax);
    expect(comparedText("a".repeat(comparedLengthMax + 1))).toHaveLength(comparedLengthMax);
  });

  it("keeps no more of a run of accents than any letter has", () => {
    const letter = (accents: number) => `a${"\u0316".repeat(accents)}b`;
    expect(normalForm(letter(30), "NFKD")).toBe(letter(30));
    expect(normalForm(letter(1_000), "NFKD")).toBe(letter(30));
  });
});
