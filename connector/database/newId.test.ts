import { expect, it } from "vitest";
import { newId } from "./rows.ts";

it("an id of a row is a UUID of version 7, and none is like another", () => {
  const ids = Array.from({ length: 1_000 }, () => newId(new Date()));
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

it("an id of a row stands before those that are made later", () => {
  const times = [0, 1, 1_764_230_400_000, 1_764_230_400_001, Date.parse("2999-12-31")];
  const ids = times.map((time) => newId(new Date(time)));
  expect(ids.toSorted()).toEqual(ids);
});
