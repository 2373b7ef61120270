import { expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor.ts";

it("a cursor of ours gives back its parts", () => {
  const parts = [1_795_000_000_000, "one"];
  expect(decodeCursor(encodeCursor(parts), ["number", "string"])).toEqual(parts);
});

it.each([
  ["a number that no database column holds", [1e308, "one"]],
  ["a time that there is not", [Number.MAX_SAFE_INTEGER, "one"]],
  ["a part of a number", [0.5, "one"]],
  ["a sign that Postgres keeps in no text", [1, "one\u0000"]],
  ["half of an emoji", [1, "one\ud83d"]],
])("a cursor is refused that has %s", (_, parts) => {
  expect(() => decodeCursor(encodeCursor(parts), ["number", "string"])).toThrow("cursor");
});
