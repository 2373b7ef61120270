import { describe, expect, it } from "vitest";
import countries from "i18n-iso-countries";
import { foldText } from "../foldText.ts";
import { legalForms } from "./legalForms.ts";

describe("the table of legal forms", () => {
  const spellings = legalForms.flatMap((form) => form.spellings);

  it("has each spelling once, so that it is one form", () => {
    expect(spellings.filter((each, at) => spellings.indexOf(each) !== at)).toEqual([]);
  });

  it("has folded spellings, as names are when they are compared", () => {
    expect(spellings.filter((each) => each === "" || foldText(each) !== each)).toEqual([]);
  });

  it("has countries of ISO 3166-1", () => {
    const codes = legalForms.flatMap((form) => form.countries);
    expect(codes.filter((code) => !/^[A-Z]{2}$/.test(code) || !countries.isValid(code))).toEqual([]);
  });
});
