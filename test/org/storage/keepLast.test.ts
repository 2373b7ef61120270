import { expect, it } from "vitest";
import { keepLast } from "./keepLast.ts";

it("what was asked for last is kept, and the rest made again", () => {
  const made: string[] = [];
  const lengthOf = keepLast((text) => {
    made.push(text);
    return text.length;
  }, 2);
  for (const text of ["a", "bb", "a", "ccc", "a", "bb"]) expect(lengthOf(text)).toBe(text.length);
  expect(made).toEqual(["a", "bb", "ccc", "bb"]);
});
