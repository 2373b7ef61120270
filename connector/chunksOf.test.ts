import { expect, it } from "vitest";
import { chunksOf } from "./chunksOf.ts";

it("the chunks of a list hold each item once, in order, and an empty list has none", () => {
  expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunksOf([1, 2], 2)).toEqual([[1, 2]]);
  expect(chunksOf([], 2)).toEqual([]);
});
