import { expect, it } from "vitest";
import type { RequestContext } from "../context.ts";
import { describedContact, describedField } from "../describe/describe.fixture.ts";
import { createMemory } from "../memory.ts";
import { findPlans } from "./findPlans.ts";

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}
type Plan = { leadingOperationType: string; sobjectCardinality: number };

/** What is known of an org that explains a condition so. */
function plansOf(explain: (condition: string) => Plan | null) {
  const salesforce = {
    apiVersion: "67.0",
    waitingReads: [],
    request(_method: string, _path: string, { compositeRequest }: Sent) {
      const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
        const plan = explain(decodeURIComponent(url).split(" FROM ")[1] ?? "");
        return plan
          ? { referenceId, httpStatusCode: 200, body: { plans: [plan] } }
          : { referenceId, httpStatusCode: 400, body: [] };
      });
      return Promise.resolve({ status: 200, headers: {}, body: { compositeResponse } });
    },
  };
  const context = { salesforce, memory: createMemory(() => 0), caller: { orgId: "00D", userId: "005" } };
  const linkedIn = describedField("LinkedIn__c", { custom: true, type: "url" });
  const objects = { account: null, contact: describedContact(linkedIn), salesforceLead: null };
  return findPlans(context as unknown as RequestContext, objects);
}

const index = { leadingOperationType: "Index", sobjectCardinality: 300_000 };
const scan = { leadingOperationType: "TableScan", sobjectCardinality: 300_000 };

it("the fields that share a query count as slow where it reads the whole table of a big org", async () => {
  const { slowFields, bigObjects } = await plansOf(() => scan);
  expect([...slowFields].sort()).toEqual(["Contact.Email", "Contact.LastName", "Contact.LinkedIn__c"]);
  expect([...bigObjects]).toEqual(["Contact"]);
});

it("only the field without an index is slow where the shared query has a plan", async () => {
  const { slowFields } = await plansOf((condition) => (condition.includes("LinkedIn__c") ? scan : index));
  expect([...slowFields]).toEqual(["Contact.LinkedIn__c"]);
});

it("nothing is slow in an org that is small enough to be read as a whole", async () => {
  const { slowFields, bigObjects } = await plansOf(() => ({ ...scan, sobjectCardinality: 5_000 }));
  expect([slowFields.size, bigObjects.size]).toEqual([0, 0]);
});

it("a field without an index counts as slow where the org explains nothing, and those that have one do not", async () => {
  const { slowFields, bigObjects } = await plansOf(() => null);
  expect([...slowFields]).toEqual(["Contact.LinkedIn__c"]);
  expect(bigObjects.size).toBe(0);
});
