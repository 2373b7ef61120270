import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

interface LinkedRecord {
  record: {
    recordId: string;
    name: string;
    title: string | null;
    owner: string | null;
    lastActivity: string | null;
    account: { id: string | null; name: string } | null;
    canAddRole: boolean;
    roleOptions: { value: string; label: string }[];
    opportunities: unknown[];
  } | null;
}

let stack: ContactStack;
let rep: ApiClient;
let leadId: string;
let contactId: string;

beforeAll(async () => {
  stack = await startContactStack();
  rep = stack.rep;
});
afterAll(() => stack.close());

beforeEach(async () => {
  ({ leadId } = await stack.addLead(rep));
  const { body: lead } = await rep.get<{ lastName: string }>(`/v1/leads/${leadId}`);
  const contact = {
    FirstName: "Quinn",
    LastName: lead.lastName,
    AccountId: stack.account.id,
    Title: "Buyer",
  };
  await stack.practice("POST", "/records/Contact", [contact]);
  contactId = String(stack.contactsNamed(lead.lastName)[0]?.Id);
});

const recordOf = async (client: ApiClient) =>
  (await client.get<LinkedRecord>(`/v1/leads/${leadId}/record`)).body.record;
const link = () => rep.put(`/v1/leads/${leadId}/link`, { recordId: contactId });

describe("the record of a lead", () => {
  it("is none as long as the lead is not linked", async () => {
    expect(await recordOf(rep)).toBeNull();
    expect((await rep.get("/v1/leads/nobody/record")).status).toBe(404);
  });

  it("has account, owner and the open opportunities of the account, with the contact's roles", async () => {
    const path = `/v1/accounts/${stack.account.id}/opportunities`;
    const { body: open } = await rep.get<{ items: { id: string; name: string }[] }>(path);
    const [first] = open.items;
    await stack.practice("POST", "/records/OpportunityContactRole", [
      { ContactId: contactId, OpportunityId: first?.id, Role: "Evaluator" },
    ]);
    await link();
    await stack.practice("DELETE", "/requests");
    const record = await recordOf(rep);
    expect(await stack.apiCalls()).toHaveLength(2);
    expect(record).toMatchObject({
      recordId: contactId,
      object: "Contact",
      name: expect.stringMatching(/^Quinn /),
      title: "Buyer",
      owner: expect.any(String),
      lastActivity: null,
      account: { id: stack.account.id, name: stack.account.name },
      canAddRole: true,
    });
    expect(record?.roleOptions).toContainEqual({ value: "Evaluator", label: "Evaluator" });
    expect(record?.opportunities).toEqual(
      open.items.map((one) => ({ ...one, roles: one.id === first?.id ? ["Evaluator"] : [] })),
    );
  });

  it("lacks what the user may not read", async () => {
    await stack.practice("PATCH", "/users/rep2@practice.example", {
      fieldPermissions: { "Contact.Title": { readable: false }, "Contact.AccountId": { readable: false } },
    });
    const rep2 = await stack.signIn("rep2@practice.example");
    ({ leadId } = await stack.addLead(rep2));
    await rep2.put(`/v1/leads/${leadId}/link`, { recordId: contactId });
    expect(await recordOf(rep2)).toMatchObject({
      recordId: contactId,
      title: null,
      account: null,
      opportunities: [],
    });
  });

  it("is none where the user may not see it", async () => {
    await link();
    stack.org.org.db.prepare("UPDATE Contact SET IsDeleted = 1 WHERE Id = ?").run(contactId);
    expect(await recordOf(rep)).toBeNull();
  });

  it("is a Salesforce Lead with its company, where the lead is linked to one", async () => {
    await stack.practice("POST", "/records/Lead", [
      { FirstName: "Quinn", LastName: "Testley", Company: "Zzyzx Laboratories" },
    ]);
    const row = stack.org.org.db
      .prepare<[], { id: string }>("SELECT Id AS id FROM Lead WHERE Company = 'Zzyzx Laboratories'")
      .get();
    await rep.put(`/v1/leads/${leadId}/link`, { recordId: row?.id });
    expect(await recordOf(rep)).toMatchObject({
      object: "Lead",
      name: "Quinn Testley",
      account: { id: null, name: "Zzyzx Laboratories" },
      canAddRole: false,
      roleOptions: [],
      opportunities: [],
    });
  });
});
