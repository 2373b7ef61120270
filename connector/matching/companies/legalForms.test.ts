import countries from "i18n-iso-countries";
import { describe, expect, it } from "vitest";
import { readTable } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";

describe("the table of legal forms", () => {
  const rows = readTable("legalForms");
  const spellings = rows.flatMap(([, ...each]) => each);

  it("has each spelling once, folded, so that it is one form", () => {
    expect(spellings.filter((each, at) => spellings.indexOf(each) !== at)).toEqual([]);
    expect(spellings.filter((each) => each === "" || foldText(each) !== each)).toEqual([]);
  });

  it("has countries of ISO 3166-1", () => {
    const codes = rows.flatMap(([each = ""]) => each.split(" ").filter(Boolean));
    expect(codes.filter((code) => !countries.isValid(code))).toEqual([]);
  });
});
