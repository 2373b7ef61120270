import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

let stack: ContactStack;
let rep2: ApiClient;

beforeAll(async () => {
  stack = await startContactStack();
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
