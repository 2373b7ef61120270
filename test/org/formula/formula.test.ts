import { describe, expect, test } from "vitest";
import { checkFormula, evaluateFormula, type Subject } from "./evaluateFormula.ts";
import type { Value } from "./functions.ts";
import { parseFormula } from "./parseFormula.ts";

const values: Record<string, Value> = {
  LastName: "Voss",
  Title: null,
  Amount: 1500,
  "Account.Name": "Northwind",
  CloseDate: new Date("2030-02-01T00:00:00Z"),
  Stage: "Closed Won",
};
const subject: Subject = {
  read: (path) => values[path.join(".")] ?? null,
  readBefore: (path) => (path[0] === "Amount" ? 1000 : (values[path.join(".")] ?? null)),
  isNew: false,
  now: new Date("2030-01-31T10:00:00Z"),
};
const evaluate = (formula: string) => evaluateFormula(parseFormula(formula), subject);

describe("formulas have the results that they have in Salesforce", () => {
  test.each<[formula: string, value: Value]>([
    ["1 + 2 * 3 ^ 2", 19],
    ["(1 + 2) * -3", -9],
    ["ISBLANK(Title) && NOT(ISBLANK(LastName))", true],
    ['OR(LastName = "x", AND(Amount >= 1500, Amount < 1501))', true],
    ['ISPICKVAL(Stage, "Closed Won")', true],
    ['REGEX(LastName, "[A-Z][a-z]+")', true],
    ['REGEX(LastName, "os")', false],
    ["LEN(LastName) <> 4", false],
    ['Account.Name & "/" & TEXT(Amount)', "Northwind/1500"],
    ["CloseDate - TODAY()", 1],
    ["CloseDate > TODAY() + 1", false],
    ["CloseDate = DATE(2030, 2, 1)", true],
    ["TEXT(CloseDate)", "2030-02-01"],
    ['IF(Amount > 1000, "big", "small")', "big"],
    ['CASE(Stage, "Open", 1, "Closed Won", 2, 3)', 2],
    ["ISCHANGED(Amount) && PRIORVALUE(Amount) = 1000", true],
    ["ISNEW()", false],
    ["Title = null", true],
    ['Title <> "x"', true],
    ["Amount > Title", false],
    ["LEFT(LastName, 2) + RIGHT(LastName, 1)", "Vos"],
    ["/* a comment */ TRUE", true],
  ])("%s", (formula, value) => {
    expect(evaluate(formula)).toEqual(value);
  });
});

test.each([
  ["LastName =", /character 11: the formula ends where a value should be/],
  ["LEN(LastName", /'\)' should be/],
  ["LastName # 1", /Unexpected '#' at character 10/],
  ["1 2", /character 3: '2' where the end of the formula should be/],
])("a formula that cannot be read is refused with the place of the mistake: %s", (formula, message) => {
  expect(() => parseFormula(formula)).toThrow(message);
});

test("unknown functions and fields are refused before a record meets them", () => {
  const check = (formula: string) => () =>
    checkFormula(parseFormula(formula), (path) => path[0] === "LastName");
  expect(check("FROBNICATE(LastName)")).toThrow(/Unknown function FROBNICATE/);
  expect(check("Nope = 1")).toThrow(/Field Nope does not exist/);
  expect(check("ISBLANK(LastName)")).not.toThrow();
});
