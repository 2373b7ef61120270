import { describe, expect, it } from "vitest";
import { describedContact, describedField } from "../described.fixture.ts";
import { crmQueries } from "../crmQueries.ts";
import { searchForAna as search } from "./search.fixture.ts";
import { exactConditions } from "./conditions.ts";
import { planNearCandidates } from "./findNearCandidates.ts";

const contact = describedContact();
const salesforceLead = {
  ...describedContact(describedField("Company"), describedField("Email", { type: "email" })),
  name: "Lead",
};
const objects = { account: null, contact, salesforceLead };

/** The kinds of condition of each query, with the kind whose calls it has to itself. */
async function plan(slow: string[], big: string[], beginningsElsewhere: string[][] = []) {
  const options = { isSlow: (kind: string) => slow.includes(kind), bigObjects: new Set(big) };
  const searches = [search, { ...search, lastNames: ["Sjöberg"], beginningsElsewhere }];
  const plans = await planNearCandidates(objects, searches, options);
  return plans.map(({ kinds, apart }) => ({ kinds, apart }));
}

describe("a search for other spellings", () => {
  it("has one query for each object in a small org", async () => {
    expect(await plan([], [])).toEqual([
      { kinds: ["Contact.AccountId", "Contact.LastName"], apart: null },
      { kinds: ["Lead.Company", "Lead.LastName"], apart: null },
    ]);
  });

  it("has a call of its own for a slow kind of condition", async () => {
    expect(await plan(["Lead.Company"], ["Lead"])).toEqual([
      { kinds: ["Contact.AccountId", "Contact.LastName"], apart: null },
      { kinds: ["Lead.Company"], apart: "Lead.Company" },
      { kinds: ["Lead.LastName"], apart: null },
    ]);
  });
});

it("a search for exact words waits for names however slow, and for nothing else that is slow", async () => {
  const [query] = crmQueries(objects);
  if (!query) throw new Error("contacts are not searched");
  const slowFields = new Set(["Contact.LastName", "Contact.Email"]);
  const { conditions, slow } = await exactConditions(query, contact, [search], slowFields);
  expect(conditions.map(({ field }) => field)).toEqual(["LastName"]);
  expect(slow.map(({ field }) => field)).toEqual(["Email"]);
});
