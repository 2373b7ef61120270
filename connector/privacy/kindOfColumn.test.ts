import { describe, expect, it } from "vitest";
import { isCompanyColumn, isPlaceColumn } from "./kindOfColumn.ts";

describe("a further column", () => {
  it.each([
    "Employer 2",
    "Parent Company",
    "Société",
    "companyName",
    "previousCompany",
    "Last Company",
    "Firmenname",
    "Bedrijf",
  ])("has the name of a company: %s", (column) => expect(isCompanyColumn(column)).toBe(true));

  it.each(["Office", "Company City", "Headquarters", "Büro", "Country 2", "住所", "officeLocation"])(
    "has a place: %s",
    (column) => expect(isPlaceColumn(column)).toBe(true),
  );

  it.each([
    "Manager",
    "Office Manager",
    "Branch Contact",
    "Company Contact",
    "Business Owner",
    "Account",
    "Customer",
    "Name",
    "Last Name",
    "lastName",
    "Chef",
    "2",
    "",
  ])("may have a person's name: %s", (column) => {
    expect(isCompanyColumn(column)).toBe(false);
    expect(isPlaceColumn(column)).toBe(false);
  });
});
