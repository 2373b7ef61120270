import { expect, it } from "vitest";
import type { RequestContext } from "../context.ts";
import { describedContact, describedField } from "../salesforce/described.fixture.ts";
import { createMemory } from "../work/memory.ts";
import type { FieldDescribe } from "../salesforce/describeTypes.ts";
import { findPlans } from "./findPlans.ts";

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}
type Plan = { leadingOperationType: string; sobjectCardinality: number };

/** What is known of an org that explains a condition so. */
function plansOf(explain: (condition: string) => Plan | null) {
  return plansBy((sent) => Promise.resolve(answerOf(sent, explain)))();
}

function answerOf({ compositeRequest }: Sent, explain: (condition: string) => Plan | null) {
  const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
    const plan = explain(decodeURIComponent(url).split(" FROM ")[1] ?? "");
    return plan
      ? { referenceId, httpStatusCode: 200, body: { plans: [plan] } }
      : { referenceId, httpStatusCode: 400, body: [] };
  });
  return { compositeResponse };
}

/** The plans of an org that answers so, however often they are asked for. */
function plansBy(answer: (sent: Sent) => Promise<unknown>, elapsedMs = () => 0, ...fields: FieldDescribe[]) {
  const salesforce = {
    apiVersion: "67.0",
    waitingReads: [],
    // A quarter of it is the time limit. No answer here takes as long, however busy the machine is.
    timeoutMs: 600_000,
    request: async (_method: string, _path: string, sent: Sent) => ({
      status: 200,
      headers: {},
      body: await answer(sent),
    }),
  };
  const context = { salesforce, memory: createMemory(elapsedMs), caller: { orgId: "00D", userId: "005" } };
  const linkedIn = describedField("LinkedIn__c", { custom: true, type: "url" });
  const objects = { account: null, contact: describedContact(linkedIn, ...fields), salesforceLead: null };
  return () => findPlans(context as unknown as RequestContext, objects);
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

it("a field without an index counts as slow where the org explains nothing, and those that have one do not", async () => {
  const { slowFields, bigObjects } = await plansOf(() => null);
  expect([...slowFields]).toEqual(["Contact.LinkedIn__c"]);
  expect(bigObjects.size).toBe(0);
});

const minutes = 60_000;

it.each<[string, () => Promise<unknown>]>([
  ["a proxy's page", () => Promise.resolve("<html>Please sign in</html>")],
  ["a fault of ours", () => Promise.reject(new Error("no such table"))],
])(
  "nothing is slow where the answer is %s, and the org is asked again after some minutes",
  async (_, fail) => {
    let now = 0;
    let calls = 0;
    let isWell = false;
    const read = plansBy(
      (sent) => {
        calls += 1;
        return isWell ? Promise.resolve(answerOf(sent, () => scan)) : fail();
      },
      () => now,
    );
    expect((await read()).slowFields.size).toBe(0);
    expect((await Promise.all([read(), read()])).map(({ slowFields }) => slowFields.size)).toEqual([0, 0]);
    expect(calls).toBe(1);

    isWell = true;
    now += 6 * minutes;
    const { slowFields } = await read();
    expect([calls, slowFields.size]).toEqual([2, 3]);
  },
);
