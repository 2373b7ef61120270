import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Group {
  opportunity: { id: string; name: string; accountName: string | null; isClosed: boolean };
  roles: {
    value: string;
    label: string;
    filledBy: { contactId: string; name: string | null; title: string | null; isPrimary: boolean }[];
    candidates: {
      leads: { lead: { id: string; lastName: string } }[];
      contacts: { contactId: string; name: string; leadId: string; isLinked: boolean }[];
    };
  }[];
  others: { name: string; role: string }[];
  blockers: { code: string; detail: string }[];
}

let stack: ContactStack;
let number = 0;
let company = "";
let accountId = "";
let opportunityId = "";

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  number += 1;
  company = `Zephyrine${"abcdefghijklmnop"[number]} Instruments`;
  accountId = await addRecord("Account", { Name: company });
  opportunityId = await addOpportunity();
});

async function addRecord(object: string, record: Record<string, unknown>): Promise<string> {
  const { ids } = await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, [record]);
  return ids[0] ?? "";
}
const addOpportunity = (changes: Record<string, unknown> = {}) =>
  addRecord("Opportunity", {
    ...{ Name: "Line 4", AccountId: accountId, StageName: "Prospecting", CloseDate: "2031-05-01" },
    ...changes,
  });
const addContact = (contact: Record<string, unknown>) =>
  addRecord("Contact", { AccountId: accountId, ...contact });
const addRole = (contactId: string, role?: string) =>
  addRecord("OpportunityContactRole", {
    ...{ OpportunityId: opportunityId, ContactId: contactId, Role: role, IsPrimary: role !== undefined },
  });

async function addLeads(people: [string, string][], client = stack.rep): Promise<string[]> {
  const leads = people.map(([fullName, title]) => ({
    ...{ fullName, title, company, location: "Bonn, Germany" },
  }));
  const { body } = await client.post<{ id: string }>("/v1/lead-lists", { name: company, leads });
  const page = await client.get<{ items: { id: string }[] }>(`/v1/lead-lists/${body.id}/leads?crm=stored`);
  return page.body.items.map(({ id }) => id);
}

async function groupOf(client: ApiClient = stack.rep, id = opportunityId): Promise<Group> {
  const { body, status } = await client.get<Group>(`/v1/opportunities/${id}/buying-group`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
const roleIn = (group: Group, name: string) => group.roles.find(({ value }) => value === name);
const leadsFor = (group: Group, name: string) =>
  roleIn(group, name)?.candidates.leads.map(({ lead }) => lead.lastName);

async function callsOf<T>(work: () => Promise<T>): Promise<{ answer: T; calls: number }> {
  await stack.practice("DELETE", "/requests");
  const answer = await work();
  return { answer, calls: (await stack.apiCalls()).length };
}

describe("a buying group", () => {
  it("has the roles of the org, who fills each, and whose role the org has not", async () => {
    const ina = await addContact({ FirstName: "Ina", LastName: "Filled", Title: "CFO" });
    const joe = await addContact({ FirstName: "Joe", LastName: "Roleless" });
    await addRole(ina, "Decision Maker");
    await addRole(joe);
    const group = await groupOf();
    expect(group).toMatchObject({
      opportunity: { id: opportunityId, name: "Line 4", accountName: company, isClosed: false },
      others: [{ name: "Joe Roleless", role: "" }],
      blockers: [],
    });
    expect(roleIn(group, "Decision Maker")?.filledBy).toEqual([
      { contactId: ina, name: "Ina Filled", title: "CFO", isPrimary: true },
    ]);
    expect(roleIn(group, "Evaluator")?.filledBy).toEqual([]);
  });

  it("proposes leads of the account for each role by their titles", async () => {
    await addLeads([
      ["Ada Chief", "Chief Financial Officer"],
      ["Bo Tech", "Head of IT"],
      ["Cy User", "Production Specialist"],
    ]);
    const group = await groupOf();
    expect(leadsFor(group, "Economic Buyer")?.[0]).toBe("Chief");
    expect(leadsFor(group, "Technical Buyer")?.[0]).toBe("Tech");
    expect(leadsFor(group, "Business User")?.[0]).toBe("User");
    expect(leadsFor(group, "Other")?.[0]).toBe("Chief");
  });

  it("proposes contacts that leads are, and nobody who has a role on it", async () => {
    const there = await addContact({ FirstName: "Di", LastName: "There", Title: "Head of IT" });
    const free = await addContact({ FirstName: "Ed", LastName: "Free", Title: "Head of IT" });
    await addRole(there, "Evaluator");
    const [, ed = ""] = await addLeads([
      ["Di There", "Head of IT"],
      ["Ed Free", "Head of IT"],
    ]);
    const likely = roleIn(await groupOf(), "Technical Buyer")?.candidates;
    expect(likely).toMatchObject({
      leads: [],
      contacts: [{ contactId: free, name: "Ed Free", leadId: ed, isLinked: false }],
    });
    await stack.rep.put(`/v1/leads/${ed}/link`, { recordId: free });
    expect(roleIn(await groupOf(), "Technical Buyer")?.candidates.contacts).toMatchObject([
      { contactId: free, isLinked: true },
    ]);
  });

  it("costs two API calls at first, and none as long as nothing is new", async () => {
    const rep = await stack.signIn("rep2@practice.example");
    await addLeads([["Hal Cold", "Head of IT"]], rep);
    const first = await callsOf(() => groupOf(rep));
    expect(first.calls).toBe(2);
    expect(leadsFor(first.answer, "Technical Buyer")).toEqual(["Cold"]);
    const second = await callsOf(() => groupOf(rep));
    expect(second.calls).toBe(0);
    expect(second.answer).toEqual(first.answer);
  });
});

describe("an opportunity to which nobody can be added", () => {
  it("says that it is closed, and who is in its group", async () => {
    opportunityId = await addOpportunity({ StageName: "Closed Won", IsClosed: true, IsWon: true });
    const ina = await addContact({ FirstName: "Ina", LastName: "Winner" });
    await addRole(ina, "Evaluator");
    await addLeads([["Jo Late", "Head of IT"]]);
    const { answer: group, calls } = await callsOf(() => groupOf());
    expect(group).toMatchObject({
      opportunity: { isClosed: true, isWon: true },
      blockers: [{ code: "validation-failed", reason: "page-opportunity-closed" }],
    });
    expect(roleIn(group, "Evaluator")).toMatchObject({
      filledBy: [{ name: "Ina Winner" }],
      candidates: { leads: [], contacts: [] },
    });
    expect(calls).toBe(1);
  });

  it("says that the user may add no roles", async () => {
    const reader = await stack.signIn("readonly@practice.example");
    expect((await groupOf(reader)).blockers).toMatchObject([
      { code: "insufficient-access", reason: "page-no-role" },
    ]);
  });

  it("is not found where the user does not see it, or it is another object's record", async () => {
    for (const id of ["006000000000001AAA", accountId]) {
      const { body, status } = await stack.rep.get<Problem>(`/v1/opportunities/${id}/buying-group`);
      expect([status, body.code]).toEqual([404, "not-found"]);
    }
  });
});
