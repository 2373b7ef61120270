import { describe, expect, it } from "vitest";
import { countTogether, hasOddLetters } from "./lettersTogether.ts";

const cross = (starts: string, ends: string): string[] =>
  starts.split(" ").flatMap((start) => ends.split(" ").map((end) => start + end));
const families = cross(
  "stein lind berg hasel kalten ober nieder wald linden grun sand holm win bux carl thorn",
  "bach mann meier hofer berger brunner ley wood field ton well ford worth by bury combe ham",
);
const together = countTogether(families);

describe("letters beside each other", () => {
  it.each([
    ["schmdit", "schmidt"],
    ["hnasen", "hansen"],
    ["rodriguz", "rodriguez"],
    ["wxgner", "wagner"],
  ])("show that %s is a slip, and no name", (slip, name) => {
    expect(hasOddLetters(slip, name, together, false)).toBe(true);
  });

  it.each([
    ["bornstein", "bernstein"],
    ["steinber", "steinberg"],
    ["hofberger", "hofburger"],
    ["carver", "garver"],
    ["ивaнов", "иванов"],
  ])("say nothing of %s", (slip, name) => {
    expect(hasOddLetters(slip, name, together, false)).toBe(false);
  });

  it("are usual where another name has them, which the spelling itself is not", () => {
    const withSlip = countTogether([...families, "schmdit"]);
    expect(hasOddLetters("schmdit", "schmidt", withSlip, true)).toBe(true);
    expect(hasOddLetters("schmdit", "schmidt", withSlip, false)).toBe(false);
  });

  it("say nothing where few names are known", () => {
    expect(hasOddLetters("schmdit", "schmidt", countTogether(families.slice(0, 20)), false)).toBe(false);
  });
});
