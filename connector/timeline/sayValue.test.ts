import { expect, it } from "vitest";
import { say } from "../reasons/sentence.ts";
import { sayValue } from "./sayValue.ts";

const textOf = (value: unknown) => say("value-named", { name: "Is", value: sayValue(value) }).text;

it.each([
  [true, "on"],
  [null, "none"],
  [80, "80"],
  ["00Dxx0000000000EAA", '"00Dxx0000000000EAA"'],
  [{ default: "Web", leadPage: null, leadList: null, lists: {} }, '"Web"'],
  [{ default: null, leadPage: null, leadList: null, lists: {} }, "none"],
  [
    { default: "Web", leadPage: "Other", leadList: null, lists: { "list-1": "Fair" } },
    '"Web", single leads: "Other", list-1: "Fair"',
  ],
  [[{ for: "user", name: "005xx0000000000AAA", monthlyQuota: 50 }], "005xx0000000000AAA: 50"],
  [Array.from({ length: 6 }, () => ({ for: "user", name: "005", monthlyQuota: 1 })), "6 entries"],
])("the value %j of a setting is said in words", (value, text) => {
  expect(textOf(value)).toBe(`Is: ${text}`);
});
