import { afterAll, beforeAll, expect, it } from "vitest";
import { startContactScene, type ContactScene, type Problem } from "../support/contactStack.ts";
import { movableClock } from "../support/movableClock.ts";

let scene: ContactScene;
const clock = movableClock();

beforeAll(async () => {
  scene = await startContactScene({ clock: clock.now });
});
afterAll(() => scene.close());

const deactivate = (isActive: boolean) =>
  scene.connector.practice("PATCH", "/objects/Contact/fields/LeadSource", {
    picklistValues: [{ value: "Web" }, { value: "Other", active: isActive }],
  });

it("a contact is refused whose Lead Source was deactivated after the form was opened, before anything is created", async () => {
  const { leadId } = await scene.addLead();
  const used = await scene.usedQuota();
  const body = scene.creation(leadId);
  await scene.rep.get(`/v1/leads/${leadId}/draft`);
  scene.later();
  await deactivate(false);
  const refused = await scene.rep.post<Problem>("/v1/contacts", body);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: "lead-source-missing", leadSource: "Other", detail: expect.stringContaining('"Other"') },
  });
  expect(scene.contactsNamed(String(body.contact["LastName"]))).toEqual([]);
  expect(await scene.usedQuota()).toBe(used);

  await deactivate(true);
  clock.advance({ minutes: 1 });
  expect(await scene.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
});

it("a field that the org requires since the form was opened is asked for, beside its name", async () => {
  const { leadId } = await scene.addLead();
  const body = scene.creation(leadId);
  await scene.rep.get(`/v1/leads/${leadId}/draft`);
  scene.later();
  await scene.connector.practice("POST", "/objects/Contact/fields", {
    name: "Tier__c",
    label: "Tier",
    required: true,
  });
  const refused = await scene.rep.post<Problem>("/v1/contacts", body);
  expect(refused).toMatchObject({
    status: 422,
    body: { code: "validation-failed", fields: [{ field: "Tier__c", message: "Tier is required." }] },
  });
  const contact = { ...body.contact, Tier__c: "Gold" };
  expect(await scene.rep.post("/v1/contacts", { ...body, contact })).toMatchObject({ status: 201 });
});

it("a contact is made all the same where what changed in the org does not matter to it", async () => {
  const { leadId } = await scene.addLead();
  const body = scene.creation(leadId, { contact: { Tier__c: "Gold" } });
  await scene.rep.get(`/v1/leads/${leadId}/draft`);
  scene.later();
  await scene.connector.practice("POST", "/objects/Contact/fields", { name: "Shoe_Size__c", type: "int" });
  expect(await scene.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
});
