import { expect, it } from "vitest";
import { cityKey } from "./cityKey.ts";

it.each([
  ["Munich", "München"],
  ["Warsaw", "WARSZAWA"],
  ["Zürich", "Zurich"],
  ["Washington", "Washington D.C."],
])("%s is %s", (one, other) => {
  expect(cityKey(one)).toBe(cityKey(other));
});

it.each([
  ["Vienna", "Geneva"],
  ["Cologne", "Bologna"],
  ["Springfield", "Munich"],
])("%s is not %s", (one, other) => {
  expect(cityKey(one)).not.toBe(cityKey(other));
});

it("a place without a city has an empty key", () => {
  expect(cityKey(null)).toBe("");
});
