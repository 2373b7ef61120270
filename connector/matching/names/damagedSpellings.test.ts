import { expect, it } from "vitest";
import { repairEncoding } from "../repairEncoding.ts";
import { damagedSpellings } from "./damagedSpellings.ts";

it.each([
  ["Núñez", ["NÃºÃ±ez", "N??ez"]],
  ["Żółkiewski", ["Å»Ã³Å‚kiewski", "???kiewski"]],
])("%s may have been damaged by a wrong encoding in two ways", (name, damaged) => {
  expect(damagedSpellings(name)).toEqual(damaged);
  expect(repairEncoding(damaged[0] ?? "")).toBe(name);
});

it.each(["Nunez", "Жуков", ""])(
  "%s has nothing that a wrong encoding damages in a way that is known",
  (name) => {
    expect(damagedSpellings(name)).toEqual([]);
  },
);
