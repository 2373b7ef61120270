import { expect, it } from "vitest";
import { fitsOfRole } from "./fitsOfRole.ts";

const fitting = (label: string, titles: string[]): string[] => {
  const fitOf = fitsOfRole(label);
  return titles
    .filter((title) => fitOf(title).fit > 0)
    .toSorted((one, other) => fitOf(other).fit - fitOf(one).fit || fitOf(other).rank - fitOf(one).rank);
};
const titles = [
  "Chief Financial Officer",
  "VP Sales",
  "Head of IT",
  "Software Engineer",
  "Head of Purchasing",
  "Production Specialist",
  "General Counsel",
];

it.each([
  ["Economic Buyer", "Chief Financial Officer"],
  ["Wirtschaftlicher Entscheider", "Chief Financial Officer"],
  ["Decision Maker", "Chief Financial Officer"],
  ["Executive Sponsor", "Chief Financial Officer"],
  ["Technical Buyer", "Head of IT"],
  ["Evaluator", "Head of IT"],
  ["技術評価者", "Head of IT"],
  ["Business User", "Production Specialist"],
  ["Acheteur (achats)", "Head of Purchasing"],
  ["Rechtsabteilung", "General Counsel"],
  ["Head of Sales", "VP Sales"],
])("the role %s is filled by a %s first", (label, first) => {
  expect(fitting(label, titles)[0]).toBe(first);
});

it("a technical role is nothing for who only leads", () => {
  expect(fitting("Technical Buyer", ["VP Sales", "Chief Financial Officer"])).toEqual([]);
});

it("a role that says nothing of titles fits nobody, and tells who decides more", () => {
  const fitOf = fitsOfRole("Other");
  expect(titles.map((title) => fitOf(title).fit)).toEqual(titles.map(() => 0));
  expect(fitOf("CEO").rank).toBeGreaterThan(fitOf("Head of IT").rank);
  expect(fitOf("Head of IT").rank).toBeGreaterThan(fitOf("Trainee").rank);
  expect(fitOf(null)).toEqual({ fit: 0, rank: 0 });
});
