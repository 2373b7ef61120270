import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Person {
  lead: { id: string; firstName: string; lastName: string; lists: { name: string }[] };
  crm: { status: string };
}

interface ContactLead {
  contact: { id: string; name: string; account: { name: string } | null };
  lead: Person | null;
  isLinked: boolean;
  match: { level: string; left: string | null; reasons: { code: string }[]; title: string } | null;
  others: Person[];
  total: number;
}

let stack: ContactStack;
let number = 0;
let company = "";
let accountId = "";

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  number += 1;
  company = `Zephyrine${"abcdefghijklmnop"[number]} Instruments`;
  accountId = await addRecord("Account", { Name: company });
});

async function addRecord(object: string, record: Record<string, unknown>): Promise<string> {
  const { ids } = await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, [record]);
  return ids[0] ?? "";
}
const addContact = (contact: Record<string, unknown>) =>
  addRecord("Contact", { AccountId: accountId, ...contact });

async function addLeads(names: string[], changes: Record<string, string> = {}, client = stack.rep) {
  const leads = names.map((fullName) => ({
    ...{ fullName, company, title: "Buyer", location: "Bonn, Germany", ...changes },
  }));
  const { body } = await client.post<{ id: string }>("/v1/lead-lists", { name: company, leads });
  const page = await client.get<{ items: { id: string }[] }>(`/v1/lead-lists/${body.id}/leads?crm=stored`);
  return { listId: body.id, ids: page.body.items.map(({ id }) => id) };
}

async function leadOf(recordId: string, client: ApiClient = stack.rep): Promise<ContactLead> {
  const { body, status } = await client.get<ContactLead>(`/v1/records/${recordId}/lead`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function callsOf<T>(work: () => Promise<T>): Promise<{ answer: T; calls: number }> {
  await stack.practice("DELETE", "/requests");
  const answer = await work();
  return { answer, calls: (await stack.apiCalls()).length };
}

describe("the lead behind a contact", () => {
  it("is the linked one, whatever it is called, with what differs and others of its company", async () => {
    const recordId = await addContact({ FirstName: "Bea", LastName: "Maiden", Title: "Intern" });
    const { ids } = await addLeads(["Bea Married", "Cy Other"]);
    await stack.rep.put(`/v1/leads/${ids[0]}/link`, { recordId });
    expect(await leadOf(recordId)).toMatchObject({
      contact: { id: recordId, name: "Bea Maiden", account: { name: company } },
      lead: { lead: { lastName: "Married", lists: [{ name: company }] }, crm: { status: "linked" } },
      isLinked: true,
      match: { level: "linked", left: null, title: "Intern" },
      others: [{ lead: { lastName: "Other" } }],
      total: 1,
    });
  });

  it("is else the likely one, unless the rep has rejected it", async () => {
    const recordId = await addContact({ FirstName: "Dan", LastName: "Likely" });
    const { ids } = await addLeads(["Dan Likely", "Eve Likely"]);
    const found = await leadOf(recordId);
    expect(found).toMatchObject({ lead: { lead: { firstName: "Dan" } }, isLinked: false });
    expect(found.match?.reasons.map(({ code }) => code)).toContain("match-name");
    expect(found.others).toMatchObject([{ lead: { firstName: "Eve" }, crm: { status: "unknown" } }]);
    await stack.rep.put(`/v1/leads/${ids[0]}/rejections/${recordId}`, {});
    expect(await leadOf(recordId)).toMatchObject({ lead: null, match: null, isLinked: false, total: 2 });
  });

  it("is said to have left where it works elsewhere", async () => {
    const recordId = await addContact({ FirstName: "Fay", LastName: "Gone" });
    const { ids } = await addLeads(["Fay Gone"], { company: "Unrelated Textiles" });
    await stack.rep.put(`/v1/leads/${ids[0]}/link`, { recordId });
    expect((await leadOf(recordId)).match?.left).toContain("Unrelated Textiles");
  });

  it("is nobody's else: a colleague's lead shows while its list is shared", async () => {
    const colleague = await stack.signIn("rep2@practice.example");
    const recordId = await addContact({ FirstName: "Gil", LastName: "Theirs" });
    const { ids, listId } = await addLeads(["Gil Theirs"], {}, colleague);
    await colleague.put(`/v1/leads/${ids[0]}/link`, { recordId });
    expect(await leadOf(recordId)).toMatchObject({ lead: null, total: 0 });
    await colleague.patch(`/v1/lead-lists/${listId}`, { shared: true });
    expect(await leadOf(recordId)).toMatchObject({ lead: { lead: { firstName: "Gil" } }, isLinked: true });
  });

  it("costs two API calls at first, and none as long as nothing is new", async () => {
    const rep = await stack.signIn("rep2@practice.example");
    const recordId = await addContact({ FirstName: "Hue", LastName: "Cold" });
    await addLeads(["Hue Cold"], {}, rep);
    const first = await callsOf(() => leadOf(recordId, rep));
    expect(first.calls).toBeLessThanOrEqual(2);
    const second = await callsOf(() => leadOf(recordId, rep));
    expect(second.calls).toBe(0);
    expect(second.answer).toEqual(first.answer);
  });

  it("is not found for a contact that is not there, and for another object's record", async () => {
    for (const id of ["003000000000001AAA", accountId]) {
      const { body, status } = await stack.rep.get<Problem>(`/v1/records/${id}/lead`);
      expect([status, body.code]).toEqual([404, "not-found"]);
    }
  });
});
