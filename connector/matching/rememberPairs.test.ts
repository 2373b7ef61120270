import { expect, it } from "vitest";
import { rememberPairs } from "./rememberPairs.ts";

it("a pair is known in the order in which it was kept", () => {
  const pairs = rememberPairs(1, 8);
  pairs.keep(1, 2, 60_000);
  expect(pairs.known(1, 2)).toBe(60_000);
  expect(pairs.known(2, 1)).toBeUndefined();
});

it("what was kept of one pair is never taken for that of another, which came to its slot", () => {
  const pairs = rememberPairs(50, 2);
  const kept = Array.from({ length: 100 }, (_, index) => [index + 1, 2 * index + 1, index] as const);
  for (const [one, other, value] of kept) pairs.keep(one, other, value);
  const known = kept.filter(([one, other]) => pairs.known(one, other) !== undefined);
  expect(known.length).toBeLessThanOrEqual(4);
  for (const [one, other, value] of known) expect(pairs.known(one, other)).toBe(value);
});
