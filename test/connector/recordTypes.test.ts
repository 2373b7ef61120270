import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startContactScene, type ContactScene, type Problem } from "../support/contactStack.ts";

let scene: ContactScene;
let rep2: ApiClient;

beforeAll(async () => {
  scene = await startContactScene();
  const { practice } = scene.connector;
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
  rep2 = await scene.connector.signIn("rep2@practice.example");
});
afterAll(() => scene.close());

interface Draft {
  fields: { name: string; options: { value: string }[] | null }[];
  contact: Record<string, unknown>;
  canCreate: boolean;
}

it("the form offers what the record type of the user's new contacts offers, and the contact gets that type", async () => {
  const { leadId } = await scene.addLead(rep2);
  const { body: draft } = await rep2.get<Draft>(`/v1/leads/${leadId}/draft`);
  const segment = draft.fields.find(({ name }) => name === "Segment__c");
  expect(segment?.options?.map(({ value }) => value)).toEqual(["Trade", "Public"]);
  // The admin's Lead Source is active in the org: a record type that does not offer it is no reason to refuse.
  expect(draft.canCreate).toBe(true);

  const refused = scene.creation(leadId, { contact: { Segment__c: "Retail" } });
  expect(await rep2.post<Problem>("/v1/contacts", refused)).toMatchObject({
    status: 422,
    body: { code: "validation-failed", fields: [{ field: "Segment__c" }] },
  });
  const body = scene.creation(leadId, { contact: { Segment__c: "Trade" } });
  expect(await rep2.post("/v1/contacts", body)).toMatchObject({ status: 201 });
  const [contact] = scene.contactsNamed(String(body.contact["LastName"]));
  expect(contact?.["RecordTypeId"]).toMatch(/^012/);
});

it("a known record type costs no API call a lead", async () => {
  const { leadId } = await scene.addLead(rep2);
  await rep2.get(`/v1/leads/${leadId}/draft`);
  await scene.connector.practice("DELETE", "/requests");
  await rep2.get(`/v1/leads/${leadId}/draft`);
  const paths = (await scene.apiCalls()).map(({ path }) => path);
  expect(paths.filter((path) => path.includes("describe"))).toEqual([]);
});
