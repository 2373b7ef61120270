import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

let stack: ContactStack;
let rep2: ApiClient;
let admin: ApiClient;
const clock = movableClock();

beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
  admin = await stack.signIn("admin@practice.example");
  const { practice } = stack;
  await practice("POST", "/objects/Contact/fields", {
    name: "Segment__c",
    label: "Segment",
    type: "picklist",
    required: true,
    restricted: true,
    picklistValues: ["Retail", "Trade", "Public"],
  });
  await practice("PUT", "/objects/Contact/record-types/Partner", {
    profiles: { "Sales User": { default: true } },
    picklistValues: { Segment__c: ["Trade", "Public"], LeadSource: ["Web"] },
  });
  // Nothing is known yet of the org as this user sees it.
  rep2 = await stack.signIn("rep2@practice.example");
});
afterAll(() => stack.close());

interface Draft {
  fields: { name: string; options: { value: string }[] | null }[];
  contact: Record<string, unknown>;
  canCreate: boolean;
}

it("the form offers what the record type of the user's new contacts offers, and the contact gets that type", async () => {
  const { leadId } = await stack.addLead(rep2);
  const { body: draft } = await rep2.get<Draft>(`/v1/leads/${leadId}/draft`);
  const segment = draft.fields.find(({ name }) => name === "Segment__c");
  expect(segment?.options?.map(({ value }) => value)).toEqual(["Trade", "Public"]);
  // The admin's Lead Source is active in the org: a record type that does not offer it is no reason to
  // refuse.
  expect(draft.canCreate).toBe(true);

  const refused = stack.creation(leadId, { contact: { Segment__c: "Retail" } });
  expect(await rep2.post<Problem>("/v1/contacts", refused)).toMatchObject({
    status: 422,
    body: { code: "validation-failed", fields: [{ field: "Segment__c" }] },
  });
  const body = stack.creation(leadId, { contact: { Segment__c: "Trade" } });
  expect(await rep2.post("/v1/contacts", body)).toMatchObject({ status: 201 });
  const [contact] = stack.contactsNamed(String(body.contact["LastName"]));
  expect(contact?.["RecordTypeId"]).toMatch(/^012/);
});

it("a known record type costs no API call a lead", async () => {
  const { leadId } = await stack.addLead(rep2);
  await rep2.get(`/v1/leads/${leadId}/draft`);
  await stack.practice("DELETE", "/requests");
  await rep2.get(`/v1/leads/${leadId}/draft`);
  const paths = (await stack.apiCalls()).map(({ path }) => path);
  expect(paths.filter((path) => path.includes("describe"))).toEqual([]);
});

describe("the record type that an admin chooses", () => {
  const choose = (contactRecordType: string | null) =>
    admin.put<Problem>("/v1/settings", { contactRecordType });
  const contactOf = async (client: ApiClient) => {
    clock.advance({ minutes: 6 });
    const { leadId } = await stack.addLead(client);
    const body = stack.creation(leadId, { contact: { Segment__c: "Public" } });
    expect(await client.post("/v1/contacts", body)).toMatchObject({ status: 201 });
    return stack.contactsNamed(String(body.contact["LastName"]))[0]?.["RecordTypeId"];
  };
  let id: string;

  beforeAll(async () => {
    await stack.practice("PUT", "/objects/Contact/record-types/Prospect", {
      profiles: { "Sales User": {}, "System Administrator": {} },
      picklistValues: { Segment__c: ["Public"] },
    });
    clock.advance({ minutes: 6 });
    const { body } = await admin.get<{
      form: { setting: string; input: { options?: { value: string; label: string }[] } }[];
    }>("/v1/settings/options");
    const field = body.form.find(({ setting }) => setting === "contactRecordType");
    id = field?.input.options?.find(({ label }) => label === "Prospect")?.value ?? "";
    expect((await choose(id)).status).toBe(200);
  });

  it("is that of new contacts, and the form offers its values", async () => {
    clock.advance({ minutes: 6 });
    const { leadId } = await stack.addLead(rep2);
    const { body: draft } = await rep2.get<Draft>(`/v1/leads/${leadId}/draft`);
    const segment = draft.fields.find(({ name }) => name === "Segment__c");
    expect(segment?.options?.map(({ value }) => value)).toEqual(["Public"]);
    expect(await contactOf(rep2)).toBe(id);
  });

  it("is the user's own default where they may not use it", async () => {
    await stack.practice("PUT", "/objects/Contact/record-types/Prospect", {
      profiles: { "System Administrator": {} },
      picklistValues: { Segment__c: ["Public"] },
    });
    expect(await contactOf(rep2)).not.toBe(id);
  });

  it("has to be there", async () => {
    const { status, body } = await choose("012000000000000AAA");
    expect([status, body.code]).toEqual([400, "request-invalid"]);
  });
});
