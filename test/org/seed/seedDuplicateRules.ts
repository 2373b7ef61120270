import type { RowWriter } from "../storage/rowWriter.ts";

/** How the standard rules compare each field; see `duplicates/comparePeople.ts` for how they combine them. */
const methods: [field: string, method: string][] = [
  ["FirstName", "FirstName"],
  ["LastName", "LastName"],
  ["Title", "Title"],
  ["Email", "Exact"],
  ["Phone", "Phone"],
  ["Street", "Street"],
  ["City", "City"],
  ["PostalCode", "Zip"],
];

/** The standard duplicate rules for contacts and leads, turned off. */
export function seedDuplicateRules(write: RowWriter): void {
  for (const SobjectType of ["Contact", "Lead"]) {
    write.add("DuplicateRule", {
      SobjectType,
      DeveloperName: `Standard_${SobjectType}_Duplicate_Rule`,
      MasterLabel: `Standard ${SobjectType} Duplicate Rule`,
      Language: "en_US",
      IsActive: false,
    });
    const ruleId = write.add("MatchingRule", {
      SobjectType,
      DeveloperName: `Standard_${SobjectType}_Match_Rule_v1_1`,
      MasterLabel: `Standard ${SobjectType} Matching Rule`,
      Language: "en_US",
      MatchEngine: "FuzzyMatchEngine",
      RuleStatus: "Active",
    });
    const employer: [string, string] = [SobjectType === "Lead" ? "Company" : "Account", "CompanyName"];
    [...methods, employer].forEach(([name, MatchingMethod], SortOrder) => {
      const isAddress = ["Street", "City", "PostalCode"].includes(name) && SobjectType === "Contact";
      write.add("MatchingRuleItem", {
        MatchingRuleId: ruleId,
        Field: isAddress ? `Mailing${name}` : name,
        MatchingMethod,
        SortOrder: SortOrder + 1,
        BlankValueBehavior: "NullNotAllowed",
      });
    });
  }
}
