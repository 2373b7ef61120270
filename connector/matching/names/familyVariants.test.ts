import { expect, it } from "vitest";
import { compareNames } from "./compareNames.ts";
import { normalizeName } from "./normalizeName.ts";

const familyOf = (one: string, other: string) =>
  compareNames(normalizeName("Nour", one, null), normalizeName("Nour", other, null)).family;

it.each([
  ["Ahmed", "Ahmad"],
  ["Othman", "Osman"],
  ["Suleiman", "Soliman"],
  ["Jaber", "Gaber"],
  ["Al-Najjar", "El Naggar"],
  ["Qasim", "Kassem"],
  ["El-Sherif", "Al-Sharif"],
  ["Chaudhary", "Chowdhury"],
])("the family names %s and %s are spellings of one", (one, other) => {
  expect(familyOf(one, other)).toBe("variant");
  expect(familyOf(other, one)).toBe("variant");
});

it.each([
  ["Ahmed", "Hamed"],
  ["Salem", "Saleh"],
  ["Hassan", "Hussein"],
])("the family names %s and %s are two", (one, other) => {
  expect(familyOf(one, other)).not.toBe("variant");
});
