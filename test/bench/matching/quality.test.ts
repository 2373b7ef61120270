import { describe, expect, it } from "vitest";
import { allEncrypted, searchFor } from "../search.ts";
import { judgeAccounts, proposeAccounts } from "./judgeAccounts.ts";
import { judgeMatcher } from "./matching.ts";
import { readPeople, type PeopleSet } from "./readSet.ts";

/** A little less than was measured (README.md): who changes the matcher may not make it worse unnoticed. */
describe("the quality of matching", () => {
  it.each<[PeopleSet, { precision: number; recall: number; recallAtPossible: number }]>([
    ["navigator/tune", { precision: 0.985, recall: 0.9, recallAtPossible: 0.98 }],
    ["connections/tune", { precision: 0.98, recall: 0.855, recallAtPossible: 0.975 }],
    ["languages", { precision: 0.995, recall: 0.975, recallAtPossible: 0.995 }],
    ["spellings", { precision: 0.99, recall: 0.925, recallAtPossible: 0.995 }],
    ["few-names", { precision: 0.985, recall: 0.865, recallAtPossible: 0.998 }],
    ["dirty", { precision: 0.995, recall: 0.965, recallAtPossible: 0.988 }],
  ])("holds for the people of %s", async (set, least) => {
    const { likely, possible } = judgeMatcher(await readPeople(set));
    expect(likely.precision).toBeGreaterThanOrEqual(least.precision);
    expect(likely.recall).toBeGreaterThanOrEqual(least.recall);
    expect(possible.recall).toBeGreaterThanOrEqual(least.recallAtPossible);
  });

  it("holds for accounts", async () => {
    const { firstRight, exactPrecision, exactRecall } = judgeAccounts(await proposeAccounts());
    expect(firstRight).toBeGreaterThanOrEqual(0.99);
    expect(exactPrecision).toBeGreaterThanOrEqual(0.995);
    expect(exactRecall).toBeGreaterThanOrEqual(0.89);
  });

  it.each([
    ["in an org that lets everything be searched", {}],
    ["under Shield", { encryptedFields: allEncrypted }],
  ])(
    "is nearly the same by a search in Salesforce, in ten calls a thousand leads, %s",
    async (_where, org) => {
      const { found, callsPerThousandLeads } = await searchFor(
        "languages",
        await readPeople("languages"),
        org,
      );
      expect(callsPerThousandLeads).toBeLessThanOrEqual(10);
      expect(found.likely).toBeGreaterThan(0.99);
      expect(found.possible).toBeGreaterThan(0.99);
    },
  );
});
