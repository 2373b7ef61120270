import { afterAll, beforeAll, expect, it } from "vitest";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Outcomes {
  opportunities: { total: number; seen: number; won: number };
  roles: { before: number; now: number; byCrosswalk: number };
  contactsOnWon: number;
}

let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

async function addRecord(object: string, record: Record<string, unknown>): Promise<string> {
  const { ids } = await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, [record]);
  return ids[0] ?? "";
}
const addOpportunity = (name: string) =>
  addRecord("Opportunity", {
    ...{ Name: name, AccountId: stack.account.id, StageName: "Prospecting", CloseDate: "2031-05-01" },
  });
const addRole = async (opportunityId: string, lastName: string, role: string | null = "Evaluator") =>
  addRecord("OpportunityContactRole", {
    OpportunityId: opportunityId,
    ContactId: await addRecord("Contact", { LastName: lastName, AccountId: stack.account.id }),
    Role: role,
  });

async function addContact(opportunityId: string, role?: string): Promise<void> {
  const { leadId } = await stack.addLead();
  const { status, body } = await stack.rep.post(
    "/v1/contacts",
    stack.creation(leadId, { opportunityId, ...(role ? { role } : {}) }),
    { "Idempotency-Key": crypto.randomUUID() },
  );
  expect(status, JSON.stringify(body)).toBe(201);
}

it("the admin reads what roles opportunities had before Crosswalk's contacts, and have now", async () => {
  const none = await stack.admin.get<Outcomes>("/v1/usage/outcomes");
  expect(none.body).toEqual({
    opportunities: { total: 0, seen: 0, won: 0 },
    roles: { before: 0, now: 0, byCrosswalk: 0 },
    contactsOnWon: 0,
  });

  const [open, won] = [await addOpportunity("Open"), await addOpportunity("Won")];
  await addRole(open, "Earlier");
  stack.later();
  await addContact(open, "Influencer");
  await addContact(won, "Influencer");
  stack.later();
  await addContact(won, "Influencer");
  await addRole(won, "Later");
  await addRole(await addOpportunity("Untouched"), "Elsewhere");
  stack.org.org.db.prepare("UPDATE Opportunity SET IsClosed = 1, IsWon = 1 WHERE Id = ?").run(won);

  await stack.practice("DELETE", "/requests");
  const { body } = await stack.admin.get<Outcomes>("/v1/usage/outcomes");
  expect(body).toEqual({
    opportunities: { total: 2, seen: 2, won: 1 },
    roles: { before: 1, now: 4, byCrosswalk: 2 },
    contactsOnWon: 2,
  });
  expect(await stack.apiCalls()).toHaveLength(1);
});

it("a contact without a role fills none, as on the page of its opportunity", async () => {
  const { body: before } = await stack.admin.get<Outcomes>("/v1/usage/outcomes");
  const opportunityId = await addOpportunity("Without Roles");
  await addRole(opportunityId, "Roleless", null);
  stack.later();
  await addContact(opportunityId);

  const { body } = await stack.admin.get<Outcomes>("/v1/usage/outcomes");
  expect(body.roles).toEqual(before.roles);
  expect(body.opportunities.seen).toBe(before.opportunities.seen + 1);
});

it("nobody but an admin reads them", async () => {
  const { body, status } = await stack.rep.get<Problem>("/v1/usage/outcomes");
  expect([status, body.code]).toEqual([403, "not-admin"]);
});
