import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { watchPlans } from "../support/watchPlans.ts";

let stack: Stack;
let rep: ApiClient;
let scans: () => Promise<string[]>;
beforeAll(async () => {
  stack = await startStack();
  scans = watchPlans(stack.app.database, { readsToo: true });
  rep = await stack.signIn("rep@practice.example");
});
afterAll(() => stack.close());

/** A database chooses by the number of ids. */
it.each([60, 200])("%i leads that are named are found without those that are not", async (size) => {
  const leads = Array.from({ length: size }, (_, n) => ({
    firstName: `Ada${n}`,
    lastName: "Quist",
    company: "Nord",
  }));
  const { body: list } = await rep.post<{ id: string }>("/v1/lead-lists", { name: `List ${size}`, leads });
  const { body } = await rep.get<{ ids: string[] }>(`/v1/lead-lists/${list.id}/lead-ids`);
  expect(body.ids).toHaveLength(size);
  const review = await rep.post("/v1/batch-reviews", { listId: list.id });
  expect(review).toMatchObject({ status: 200 });
  const ofLeads = (await scans()).filter((plan) => /^(?:SEARCH|SCAN|\w[\w ]* of) leads\b/.test(plan));
  expect(ofLeads).toEqual([]);
});
