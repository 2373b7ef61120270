import { describe, expect, it } from "vitest";
import { hasNewTitle } from "./hasNewTitle.ts";

describe("a title in other words", () => {
  it.for([
    ["SALES MANAGER", "Sales Manager"],
    ["Director, Information Technology", "IT Director"],
    ["Front-end Engineer", "Frontend Engineer"],
    ["Purchasing Manager", "Responsable achats"],
    ["Marketing Manager", "マーケティングマネージャー"],
    [null, "Sales Manager"],
  ] as const)("is no new one: %s, %s", ([one, other]) => {
    expect(hasNewTitle(one, other)).toBe(false);
  });
});

it.for([
  ["Sales Manager", "Sales Director"],
  ["Consultant", "Senior Consultant"],
  ["COO", "CEO"],
  ["Head of Sales", "VP Sales"],
  ["Teamleiter Einkauf", "Bereichsleiter Einkauf"],
  ["Data Analyst", "Data Engineer"],
  ["Sales Manager", "Marketing Manager"],
  ["Vertriebsmitarbeiter", "Leiter Finanzen"],
] as const)("somebody who was %s and is %s has a new title", ([one, other]) => {
  expect(hasNewTitle(one, other)).toBe(true);
});

// What takes a time that grows faster than the title never comes to its end here.
it("a title of any length is compared", () => {
  expect(hasNewTitle("(x".repeat(100_000), "Senior Manager of ".repeat(50_000))).toBe(false);
});
