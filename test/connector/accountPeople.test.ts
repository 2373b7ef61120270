import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createMemory } from "../../connector/work/memory.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Person {
  lead: { id: string; firstName: string; lastName: string; lists: { name: string }[] };
  crm: {
    status: string;
    recordId?: string;
    contact?: { id: string; name: string; account: { name: string } | null };
  };
  account: { id: string; name: string } | null;
  left?: { reason: string };
}

interface People {
  account: { id: string; name: string };
  missing: Person[];
  present: Person[];
  left: Person[];
  counts: Record<string, number>;
  total: number;
  blockers: { code: string; detail: string; reason?: string }[];
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
  accountId = await addAccount({ Name: `${company} GmbH` });
});

async function addRecord(object: string, record: Record<string, unknown>): Promise<string> {
  const ids = await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, [record]);
  const [id] = ids.ids;
  if (id === undefined) throw new Error(JSON.stringify(ids));
  return id;
}
const addAccount = (account: Record<string, unknown>) => addRecord("Account", account);
const addContact = (contact: Record<string, unknown>) =>
  addRecord("Contact", { AccountId: accountId, ...contact });

async function addLeads(names: string[], changes: Record<string, string> = {}, client = stack.rep) {
  const leads = names.map((fullName) => ({ fullName, company, location: "Bonn, Germany", ...changes }));
  const { body, status } = await client.post<{ id: string }>("/v1/lead-lists", { name: company, leads });
  expect(status).toBe(201);
  const page = await client.get<{ items: { id: string; lastName: string }[] }>(
    `/v1/lead-lists/${body.id}/leads?crm=stored`,
  );
  return { listId: body.id, leads: page.body.items };
}

async function peopleOf(client: ApiClient = stack.rep, id = accountId): Promise<People> {
  const { body, status } = await client.get<People>(`/v1/accounts/${id}/people`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function callsOf<T>(work: () => Promise<T>): Promise<{ answer: T; calls: number }> {
  await stack.practice("DELETE", "/requests");
  const answer = await work();
  return { answer, calls: (await stack.apiCalls()).length };
}

/** As after five minutes: nothing is known of the org any more. */
function forget(): void {
  stack.app.memory = createMemory(() => performance.now());
}

const namesIn = (people: Person[]) => people.map(({ lead }) => `${lead.firstName} ${lead.lastName}`);

describe("the people of an account", () => {
  it("are the leads of its company who are missing in the CRM, and those who are there", async () => {
    const contactId = await addContact({ FirstName: "Bo", LastName: "Quistgaard" });
    await addLeads(["Ada Quist", "Bo Quistgaard"]);
    await addLeads(["Cy Elsewhere"], { company: "Wholly Other" });
    const people = await peopleOf();
    expect(people).toMatchObject({
      account: { id: accountId, name: `${company} GmbH` },
      missing: [{ lead: { lastName: "Quist", lists: [{ name: company }] }, crm: { status: "new" } }],
      present: [
        { crm: { status: "likely", recordId: contactId, contact: { id: contactId, name: "Bo Quistgaard" } } },
      ],
      left: [],
      counts: { missing: 1, present: 1, left: 0 },
      total: 2,
      blockers: [],
    });
    expect(people.missing[0]?.account).toMatchObject({ id: accountId, name: `${company} GmbH` });
  });

  it("cost two API calls at first, and none as long as nothing is new", async () => {
    const rep = await stack.signIn("rep2@practice.example");
    await addLeads(["Gus Cold", "Hal Cold"], {}, rep);
    const first = await callsOf(() => peopleOf(rep));
    expect(first.calls).toBe(2);
    expect(first.answer.total).toBe(2);
    const second = await callsOf(() => peopleOf(rep));
    expect(second.calls).toBe(0);
    expect(second.answer).toEqual(first.answer);
    await addLeads(["Ivo Cold"], {}, rep);
    const third = await callsOf(() => peopleOf(rep));
    expect(third.calls).toBe(1);
    expect(third.answer.total).toBe(3);
  });

  it("are those of the lists that a colleague shares, while they do, and no others of theirs", async () => {
    const colleague = await stack.signIn("rep2@practice.example");
    const { listId } = await addLeads(["Mo Theirs"], {}, colleague);
    expect((await peopleOf()).total).toBe(0);
    await colleague.patch(`/v1/lead-lists/${listId}`, { shared: true });
    expect(namesIn((await peopleOf()).missing)).toEqual(["Mo Theirs"]);
    await colleague.patch(`/v1/lead-lists/${listId}`, { shared: false });
    expect((await peopleOf()).total).toBe(0);
  });
});

describe("an org that differs from most", () => {
  it("says of a person account that no contacts belong to it", async () => {
    await stack.practice("PATCH", "/settings", { personAccounts: true });
    forget();
    const personId = await addRecord("Account", { LastName: "Person", IsPersonAccount: true });
    const { answer: people, calls } = await callsOf(() => peopleOf(stack.rep, personId));
    expect(people).toMatchObject({ missing: [], present: [], total: 0 });
    expect(calls).toBe(1);
    expect(people.blockers).toMatchObject([{ code: "validation-failed", reason: "page-person-account" }]);
    await stack.practice("PATCH", "/settings", { personAccounts: false });
    forget();
  });
});

describe("an account that shows nobody", () => {
  it("is not found where it is not there, is another object's record, or is hidden", async () => {
    for (const id of ["001000000000001AAA", "003000000000001AAA"]) {
      const { body, status } = await stack.rep.get<Problem>(`/v1/accounts/${id}/people`);
      expect([status, body.code]).toEqual([404, "not-found"]);
    }
  });

  it(
    "says so as soon as Salesforce has refused a contact, and its form does, too",
    { tags: ["night"] },
    async () => {
      const username = "rep2@practice.example";
      const mayCreate = (create: boolean) =>
        stack.practice("PATCH", `/users/${username}`, { objectPermissions: { Contact: { create } } });
      const client = await stack.signIn(username);
      forget();
      const { leads, listId } = await addLeads(["Uma Barred"], {}, client);
      const leadId = leads[0]?.id ?? "";
      const draft = () => client.get<{ canCreate: boolean }>(`/v1/leads/${leadId}/draft?listId=${listId}`);
      expect((await peopleOf(client)).blockers).toEqual([]);
      expect((await draft()).body.canCreate).toBe(true);
      await mayCreate(false);
      try {
        const wanted = stack.creation(leadId, { contact: { LastName: "Barred", AccountId: accountId } });
        const { body } = await client.post<Problem>("/v1/contacts", wanted, {
          "Idempotency-Key": crypto.randomUUID(),
        });
        expect(body.code).toBe("insufficient-access");
        expect((await peopleOf(client)).blockers).toMatchObject([{ code: "insufficient-access" }]);
        expect((await draft()).body.canCreate).toBe(false);
      } finally {
        await mayCreate(true);
        forget();
      }
    },
  );
});
