import { describe, expect, it } from "vitest";
import type { CheckResult } from "./check.ts";
import { factsOf } from "./report.ts";

const about = {
  version: "0.1.0",
  commit: "abc",
  cliVersion: "2",
  sourceApiVersion: "67.0",
  date: "2026-12-31",
};
const checkOf = (result: Partial<CheckResult>) => {
  const results = [{ id: "package.core", asks: "?", outcome: "fail" as const, saw: "", ...result }];
  return factsOf(results, about, ["Acme Inc"]).checks["package.core"];
};

describe("the facts that are sent to us", () => {
  it.each([
    [
      "PermissionSet Crosswalk_Rep: In field: field - no CustomField named Contact.Crosswalk_Leed__c found",
      "PermissionSet Crosswalk_Rep: In field: field - no CustomField named Contact.Crosswalk_Leed__c found",
    ],
    [
      "CustomTab acme__Crosswalk: DUPLICATE_VALUE: duplicates value on record with id: 01rPr0000000001",
      "CustomTab Crosswalk: DUPLICATE_VALUE: duplicates value on record with id: an id",
    ],
    [
      "ApexClass CrosswalkAccess: FIELD_CUSTOM_VALIDATION_EXCEPTION, Call Jo Smith at ACME INC first",
      "ApexClass CrosswalkAccess: FIELD_CUSTOM_VALIDATION_EXCEPTION",
    ],
    [
      "FlexiPage Crosswalk_Account: 'Sales Console' of ACME Inc, jo@acme.example, names Acme_Region__c",
      "FlexiPage Crosswalk_Account: a name of a name, an address names a name",
    ],
  ])("have Salesforce's words for our components without the org's names: %s", (problem, expected) => {
    expect(checkOf({ problems: [problem] })).toEqual({ outcome: "fail", problems: [expected] });
  });

  it("say why something is unknown, without the words of the org's own rules", () => {
    const saw = "the org takes no plain contact: FIELD_CUSTOM_VALIDATION_EXCEPTION: Ask Jo first";

    expect(checkOf({ outcome: "unknown", saw })).toEqual({
      outcome: "unknown",
      reason: "the org takes no plain contact: FIELD_CUSTOM_VALIDATION_EXCEPTION",
    });
  });

  it("say which Crosswalk looked, and when", () => {
    expect(factsOf([], about, [])).toMatchObject({ format: 1, about });
  });
});
