import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startContactScene, type ContactScene, type Problem } from "../support/contactStack.ts";

let scene: ContactScene;

beforeAll(async () => {
  scene = await startContactScene();
});
afterAll(() => scene.close());

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
  account: { selected: { id: string } | null; suggestions: { name: string }[]; newAccountUrl: string };
  roles: { value: string }[];
  leadSource: string | null;
  canCreate: boolean;
  blockers: { code: string; action: string }[];
}

async function draftFor(client = scene.rep, changes: Record<string, string> = {}) {
  const { leadId } = await scene.addLead(client, changes);
  const { status, body } = await client.get<Draft>(`/v1/leads/${leadId}/draft`);
  expect(status).toBe(200);
  return { leadId, draft: body, field: (name: string) => body.fields.find((field) => field.name === name) };
}

describe("the draft of a lead", () => {
  it("is prefilled from the lead, with the account that has exactly the company's name", async () => {
    const { draft, field } = await draftFor(scene.rep, {
      email: "quinn@northwind.example",
      phone: "+49 30 1",
    });
    expect(draft).toMatchObject({
      contact: {
        FirstName: "Quinn",
        Title: "Head of Supply",
        MailingCountry: "Germany",
        Email: "quinn@northwind.example",
        Phone: "+49 30 1",
        AccountId: scene.account.id,
      },
      account: { selected: { id: scene.account.id } },
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
    const answer = await scene.rep.post("/v1/contacts", { leadId, contact: draft.contact });
    expect(answer.status).toBe(201);
  });

  it("preselects no account for a company that is only like one, and none without a company", async () => {
    const { draft } = await draftFor(scene.rep, { company: `${scene.account.name} Aviation Unit` });
    expect(draft.account.selected).toBeNull();
    expect(draft.contact).not.toHaveProperty("AccountId");
    const nobody = await draftFor(scene.rep, { company: "" });
    expect(nobody.draft.account).toMatchObject({
      selected: null,
      suggestions: [],
      newAccountUrl: expect.stringContaining("/lightning/o/Account/new"),
    });
  });

  it("leaves the country empty where the location does not say it surely", async () => {
    const { draft } = await draftFor(scene.rep, { location: "Springfield" });
    expect(draft.contact).not.toHaveProperty("MailingCountry");
  });

  it("says before the form is filled that the user may not edit a required field", async () => {
    const nofls = await scene.connector.signIn("nofls@practice.example");
    const { draft, field } = await draftFor(nofls);
    expect(field("Title")).toMatchObject({
      editable: false,
      reason: expect.stringContaining("Contact.Title"),
    });
    expect(draft).toMatchObject({
      canCreate: false,
      blockers: [{ code: "insufficient-access", action: expect.stringContaining("Contact.Title") }],
    });
  });

  it("says before the form is filled that the user may not create contacts", async () => {
    const readonly = await scene.connector.signIn("readonly@practice.example");
    const { draft } = await draftFor(readonly);
    expect(draft.canCreate).toBe(false);
    expect(draft.blockers.map(({ code }) => code)).toContain("insufficient-access");
  });

  it("says that creation is off, and the moment it is on again that it is", async () => {
    const { body: settings } = await scene.admin.get<Record<string, unknown>>("/v1/settings");
    await scene.admin.put("/v1/settings", { ...settings, createContacts: false });
    const off = await draftFor();
    await scene.admin.put("/v1/settings", { ...settings, createContacts: true });
    expect(off.draft).toMatchObject({ canCreate: false, blockers: [{ code: "creation-disabled" }] });
    expect((await draftFor()).draft.canCreate).toBe(true);
  });

  it("says of a lead that is in the CRM already", async () => {
    const { leadId, draft } = await draftFor();
    await scene.rep.post("/v1/contacts", { leadId, contact: draft.contact });
    const { body } = await scene.rep.get<Draft>(`/v1/leads/${leadId}/draft`);
    expect(body).toMatchObject({ canCreate: false, blockers: [{ code: "already-in-crm" }] });
  });

  it("asks for what the org requires besides, and the contact is made with it", async () => {
    await scene.connector.practice("POST", "/objects/Contact/fields", {
      name: "Tier__c",
      label: "Tier",
      type: "picklist",
      required: true,
      restricted: true,
      picklistValues: ["Gold", "Silver"],
    });
    try {
      const rep2 = await scene.connector.signIn("rep2@practice.example");
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
      await scene.connector.practice("POST", "/reset", {});
    }
  });
});
