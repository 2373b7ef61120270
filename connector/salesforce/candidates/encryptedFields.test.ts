import { describe, expect, it } from "vitest";
import { describedContact, describedField } from "../described.fixture.ts";
import { crmQueries } from "../crmQueries.ts";
import type { FieldDescribe } from "../describeTypes.ts";
import { searchForAna as search } from "./search.fixture.ts";
import { exactConditions, unaskedFields } from "./conditions.ts";
import { nearConditions, wholeCompanies } from "./nearConditions.ts";

const linkedIn = { label: "LinkedIn", custom: true, type: "url" };

/** The conditions on contacts of an org that describes the named fields so. */
async function conditionsWhere(changes: Partial<FieldDescribe>, ...names: string[]) {
  const fields = ["LastName", "FirstName", "Email", "LinkedIn__c"].map((name) =>
    describedField(name, {
      ...(name === "LinkedIn__c" && linkedIn),
      ...(names.includes(name) && changes),
    }),
  );
  const contact = describedContact(...fields);
  const [query] = crmQueries({ account: null, contact, salesforceLead: null });
  if (!query) throw new Error("contacts are not searched");
  const { conditions, slow } = await exactConditions(
    query,
    contact,
    [search],
    new Set(["Contact.LinkedIn__c"]),
  );
  return {
    exact: conditions.map(({ soql }) => soql),
    slow: slow.map(({ soql }) => soql),
    near: nearConditions(query, contact, search).map(({ soql }) => soql),
    companies: wholeCompanies(query, contact, [search]).map(({ soql }) => soql),
    unasked: unaskedFields(query, contact, [search]),
  };
}

describe("the conditions of a search", () => {
  it("name every field in an org that encrypts none, and a slow one apart", async () => {
    const { exact, slow, near, unasked, companies } = await conditionsWhere({});
    expect(exact).toEqual([
      "(LastName IN ('Lindqvist') AND FirstName IN ('Ana'))",
      "Email IN ('ana@northwind.example')",
    ]);
    expect(slow).toEqual([expect.stringMatching(/^LinkedIn__c IN/)]);
    expect(near.join()).toContain("LIKE");
    expect(unasked).toEqual([]);
    expect(companies).toEqual([]);
  });

  it("compare whole names only where they are encrypted and still filterable", async () => {
    const { exact, near, companies } = await conditionsWhere({ encrypted: true }, "LastName", "FirstName");
    expect(exact).toContain("(LastName IN ('Lindqvist') AND FirstName IN ('Ana'))");
    expect(near).toEqual(["(FirstName IN ('Lindqvist') AND LastName IN ('Ana'))"]);
    expect(companies).toEqual(["AccountId IN ('001000000000001')"]);
  });
});
