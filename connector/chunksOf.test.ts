import { expect, it } from "vitest";
import { chunksOf } from "./chunksOf.ts";

it("gives every item once, in order, and none for no items", () => {
  expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunksOf([1, 2], 2)).toEqual([[1, 2]]);
  expect(chunksOf([], 2)).toEqual([]);
});
