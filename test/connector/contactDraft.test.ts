import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

interface Field {
  name: string;
  required: boolean;
  editable: boolean;
  reason: string | null;
  maxLength: number | null;
  options: { value: string; label: string }[] | null;
  type: string;
}

interface Draft {
  fields: Field[];
  contact: Record<string, unknown>;
  account: {
    selected: { id: string; name: string } | null;
    suggestions: { name: string; isExact: boolean; reasons: { text: string }[] }[];
    newAccountUrl: string;
  };
  roles: { value: string }[];
  leadSource: string | null;
  canCreate: boolean;
  blockers: { code: string; action: string }[];
}

async function draftFor(client = stack.rep, changes: Record<string, string> = {}) {
  const { leadId } = await stack.addLead(client, changes);
  const { status, body } = await client.get<Draft>(`/v1/leads/${leadId}/draft`);
  expect(status).toBe(200);
  return { leadId, draft: body, field: (name: string) => body.fields.find((field) => field.name === name) };
}

describe("the draft of a lead", () => {
  it("is prefilled from the lead, with the account that has exactly the company's name", async () => {
    const { draft, field } = await draftFor(stack.rep, {
      email: "quinn@northwind.example",
      phone: "+49 30 1",
    });
    expect(draft).toMatchObject({
      contact: {
        FirstName: "Quinn",
        Title: "Head of Supply",
        MailingCountry: "United States",
        Email: "quinn@northwind.example",
        Phone: "+49 30 1",
        AccountId: stack.account.id,
      },
      account: { selected: { id: stack.account.id } },
      leadSource: "Other",
      canCreate: true,
      blockers: [],
    });
    expect(draft.roles.map(({ value }) => value)).toContain("Decision Maker");
    expect(field("LastName")).toMatchObject({ required: true, editable: true, maxLength: 80 });
    expect(draft.fields.map(({ name }) => name)).toEqual([
      "FirstName",
      "LastName",
      "Title",
      "MailingCountry",
      "Email",
      "Phone",
    ]);
  });

  it("can be posted as it is", async () => {
    const { leadId, draft } = await draftFor();
    const answer = await stack.rep.post("/v1/contacts", { leadId, contact: draft.contact });
    expect(answer.status).toBe(201);
  });

  it("has the account that a rep would choose: in the lead's country, their own, with an open opportunity", async () => {
    const { db } = stack.org.org;
    const idOf = (name: string) =>
      (db.prepare("SELECT Id FROM Account WHERE Name = ?").get(name) as { Id: string }).Id;
    await stack.practice("POST", "/records/Account", [
      { Name: "Holmspur Inc.", BillingCountry: "United States", Website: "holmspur.example" },
    ]);
    const ParentId = idOf("Holmspur Inc.");
    await stack.practice("POST", "/records/Account", [
      { Name: "Holmspur GmbH", ParentId, BillingCountry: "Germany" },
      { Name: "Holmspur AG", ParentId, BillingCountry: "Germany" },
      { Name: "Holmspur France", ParentId, BillingCountry: "France" },
      { Name: "Holmspur Energy", BillingCountry: "Germany" },
    ]);
    await stack.practice("POST", "/records/Opportunity", [
      { Name: "Renewal", AccountId: idOf("Holmspur AG"), StageName: "Prospecting", CloseDate: "2030-01-31" },
    ]);
    const first = async (location: string) => {
      const { account } = (await draftFor(stack.rep, { company: "Holmspur", location })).draft;
      return {
        name: account.selected?.name,
        why: account.suggestions[0]?.reasons.map(({ text }) => text),
      };
    };
    expect(await first("Berlin, Germany")).toEqual({
      name: "Holmspur AG",
      why: expect.arrayContaining(["Same name", "In the lead's country", "Open opportunities"]),
    });
    expect(await first("Oslo, Norway")).toEqual({
      name: "Holmspur Inc.",
      why: expect.arrayContaining(["Headquarters: no company in the lead's country"]),
    });
    const rep = db.prepare("SELECT OwnerId FROM Account WHERE Id = ?").get(stack.account.id) as {
      OwnerId: string;
    };
    const owned = db.prepare("UPDATE Account SET OwnerId = ? WHERE Id = ?");
    owned.run(rep.OwnerId, idOf("Holmspur GmbH"));
    expect(await first("Munich, Germany")).toEqual({
      name: "Holmspur GmbH",
      why: expect.arrayContaining(["You own it"]),
    });
  });

  it("says that creation is off, and the moment it is on again that it is", async () => {
    const { body: settings } = await stack.admin.get<Record<string, unknown>>("/v1/settings");
    await stack.admin.put("/v1/settings", { ...settings, createContacts: false });
    const off = await draftFor();
    await stack.admin.put("/v1/settings", { ...settings, createContacts: true });
    expect(off.draft).toMatchObject({ canCreate: false, blockers: [{ code: "creation-disabled" }] });
    expect((await draftFor()).draft.canCreate).toBe(true);
  });

  it("asks for what the org requires besides, and the contact is made with it", async () => {
    await stack.practice("POST", "/objects/Contact/fields", {
      name: "Tier__c",
      label: "Tier",
      type: "picklist",
      required: true,
      restricted: true,
      picklistValues: ["Gold", "Silver"],
    });
    try {
      const rep2 = await stack.signIn("rep2@practice.example");
      const { leadId, draft, field } = await draftFor(rep2);
      expect(field("Tier__c")).toMatchObject({
        type: "picklist",
        required: true,
        options: [{ value: "Gold" }, { value: "Silver" }],
      });
      const without = await rep2.post<Problem>("/v1/contacts", { leadId, contact: draft.contact });
      expect(without).toMatchObject({ status: 422, body: { fields: [{ field: "Tier__c" }] } });
      const contact = { ...draft.contact, Tier__c: "Gold" };
      expect(await rep2.post("/v1/contacts", { leadId, contact })).toMatchObject({ status: 201 });
    } finally {
      await stack.practice("POST", "/reset", {});
    }
  });
});
