import { expect, it } from "vitest";
import { allCodes, policyOf } from "../../connector/errors.ts";

const file = "../../force-app/main/default/lwc/problemKinds/problemKinds.js";
const { kinds } = (await import(file)) as { kinds: Record<string, string[]> };

const columns = [
  "isUnderWay",
  "asksSignIn",
  "isUnheard",
  "mendedInRow",
  "isFinal",
  "detailIsFields",
] as const;

it("the panel knows the kinds of problems that it asks for, and no others", () => {
  expect(Object.keys(kinds)).toEqual(columns);
});

it.each(columns)("the panel takes the same codes for %s as the table of errors", (column) => {
  expect(kinds[column]).toEqual(allCodes.filter((code) => policyOf({ code })[column]));
});
