import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "./editDistance.ts";

/** The usual table, whole: how many letters to insert, delete, replace or swap with their neighbour. */
function byTable(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i++) {
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const ways = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost];
      if (isSwap) ways.push(at(i - 2, j - 2) + 1);
      const row = table[i];
      if (row) row[j] = Math.min(...ways);
    }
  }
  return at(one.length, other.length);
}

describe("the edit distance", () => {
  it.each([
    ["meyer", "meyer", 0],
    ["jule", "juel", 1],
    ["abcde", "xbcdy", 2],
    ["kowalski", "nowak", 3],
  ])("%s and %s are %d slips apart, or more than two", (one, other, slips) => {
    expect(editDistance(one, other, 2)).toBe(Math.min(slips, 3));
  });

  it("is that of the whole table, up to the most that is asked for", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 3 }), (one, other, max) => {
        expect(editDistance(one, other, max)).toBe(Math.min(byTable(one, other), max + 1));
      }),
    );
  });
});
