import { expect, it } from "vitest";
import { beginningsOf, entriesFor } from "./beginnings.ts";

const word = Array.from({ length: 5_000 }, (_, n) => n.toString(36)).join("");

it("a word that no index could hold is found by what it begins with, however much of it is typed", () => {
  const entries = beginningsOf(`vera ${word}`);
  expect(Math.max(...entries.map(({ length }) => length))).toBeLessThanOrEqual(200);
  for (const length of [1, 3, 4, 199, 200, 201, word.length]) {
    const { from, end } = entriesFor(word.slice(0, length));
    expect(entries.filter((entry) => entry >= from && entry < end)).toHaveLength(1);
  }
});
