import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

let stack: ContactStack;
let other: { Id: string; Name: string };

beforeAll(async () => {
  stack = await startContactStack();
  other = stack.org.org.db
    .prepare(
      `SELECT Id, Name FROM Account WHERE Id <> ? AND BillingCountry = 'United States' AND Name IN (SELECT Name FROM Account GROUP BY Name
       HAVING count(*) = 1) ORDER BY Name LIMIT 1`,
    )
    .get(stack.account.id) as typeof other;
});
afterAll(() => stack.close());

const ofAll = (changes = {}) => ({
  opportunityId: stack.account.openOpportunityId,
  role: "Influencer",
  ...changes,
});

/** Two leads, the first of the opportunity's account, the second of another one. */
async function twoCompanies() {
  const companies = [stack.account.name, other.Name];
  const { leadIds } = await addList(stack, 2, (lead, index) => ({
    ...lead,
    company: companies[index] ?? "",
  }));
  const [own = "", stray = ""] = leadIds;
  return { leadIds, own, stray };
}

async function rolesAfter(id: string): Promise<Record<string, number>> {
  await batchIn(stack.rep, id, "finished");
  const rows = await rowsOf(stack.rep, id);
  return Object.fromEntries(
    rows.map(({ leadId, contactId }) => [leadId, stack.rolesOf(contactId ?? "").length]),
  );
}

describe("the opportunity of a batch", () => {
  it("is none where the request names none, however many open ones the accounts have", async () => {
    const { leadIds, own, stray } = await twoCompanies();
    const id = await startBatch(stack.rep, { leadIds, defaults: { role: "Influencer" }, rows: [] });
    expect(await rolesAfter(id)).toEqual({ [own]: 0, [stray]: 0 });
  });

  it("is for contacts of its account, and the others are created without it", async () => {
    const { leadIds, own, stray } = await twoCompanies();
    await stack.practice("DELETE", "/requests");
    const id = await startBatch(stack.rep, { leadIds, defaults: ofAll() });
    expect(await rolesAfter(id)).toEqual({ [own]: 1, [stray]: 0 });
    const asked = (await stack.apiCalls()).length;
    const { body } = await stack.rep.get<{ items: { leadId: string; opportunityId: string | null }[] }>(
      `/v1/batches/${id}/rows`,
    );
    expect(body.items.find(({ leadId }) => leadId === stray)?.opportunityId).toBeNull();
    expect(asked).toBeLessThanOrEqual(8);
  });

  it("is for contacts of other accounts where the batch or the row says so", async () => {
    const all = await twoCompanies();
    const forAll = ofAll({ opportunityForAll: true });
    expect(await rolesAfter(await startBatch(stack.rep, { leadIds: all.leadIds, defaults: forAll }))).toEqual(
      { [all.own]: 1, [all.stray]: 1 },
    );
    const { leadIds, own, stray } = await twoCompanies();
    const rows = [{ leadId: stray, opportunityId: stack.account.openOpportunityId }];
    expect(await rolesAfter(await startBatch(stack.rep, { leadIds, defaults: ofAll(), rows }))).toEqual({
      [own]: 1,
      [stray]: 1,
    });
  });

  it("follows the account that a row is mended with", async () => {
    const { leadIds } = await addList(stack, 3, (lead) => ({ ...lead, company: "Nobody Knows It" }));
    const [own = "", stray = "", named = ""] = leadIds;
    const id = await startBatch(stack.rep, { leadIds, defaults: ofAll() });
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ failed: 3 });
    const rows = [
      { leadId: own, accountId: stack.account.id.slice(0, 15) },
      { leadId: stray, accountId: other.Id },
      { leadId: named, accountId: other.Id, opportunityId: stack.account.openOpportunityId },
    ];
    expect((await stack.rep.post(`/v1/batches/${id}/retry`, { rows })).status).toBe(200);
    expect(await rolesAfter(id)).toEqual({ [own]: 1, [stray]: 0, [named]: 1 });
  });

  it("is refused by Salesforce for each row where nobody sees such an opportunity", async () => {
    const { leadIds } = await twoCompanies();
    const defaults = ofAll({ opportunityId: "006000000000000AAA" });
    const id = await startBatch(stack.rep, { leadIds, defaults });
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 0, failed: 2 });
  });

  it("is not said by a request whose flag is no flag", async () => {
    const defaults = ofAll({ opportunityForAll: "yes" });
    const { status, body } = await stack.rep.post<Problem>("/v1/batches", { leadIds: ["x"], defaults });
    expect([status, body.code]).toEqual([400, "request-invalid"]);
  });
});
