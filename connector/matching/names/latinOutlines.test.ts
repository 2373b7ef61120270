import { expect, it } from "vitest";
import { latinOutlines } from "./latinOutlines.ts";

it.each([
  ["גרינברג", "Greenberg"],
  ["성민", "Sung-min"],
  ["शर्मा", "Sharma"],
  ["Дмитрий", "Dmitry"],
  ["أحمد", "Ahmed"],
])("the outline of %s fits %s", (written, latin) => {
  const fits = latinOutlines(written).filter((parts) => new RegExp(`^${parts.join(".*")}`, "i").test(latin));
  expect(fits).not.toEqual([]);
});

it.each(["Greenberg", "田中", "さくら"])("%s has no outline, as letters do not tell it", (name) => {
  expect(latinOutlines(name)).toEqual([]);
});
