import { expect, it } from "vitest";
import { watchClock } from "./watchClock.ts";

const minute = 60_000;
const salesforce = new Date("2026-03-01T12:00:00Z");
const at = (minutes: number) => new Date(salesforce.getTime() + minutes * minute);

it("a clock that differs is told once, again when it differs otherwise, and when it is right", () => {
  const watch = watchClock();
  expect(watch(at(1), salesforce)).toBeNull();
  expect(watch(at(-90), salesforce)).toEqual({ ms: -90 * minute, isWrong: true });
  expect(watch(at(-91), salesforce)).toBeNull();
  expect(watch(at(30), salesforce)).toEqual({ ms: 30 * minute, isWrong: true });
  expect(watch(at(2), salesforce)).toEqual({ ms: 2 * minute, isWrong: false });
  expect(watch(at(2), salesforce)).toBeNull();
});
