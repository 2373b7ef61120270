import { afterAll, beforeAll, expect, it } from "vitest";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { movableClock } from "../support/movableClock.ts";

let stack: ContactStack;
const clock = movableClock();

beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
});
afterAll(() => stack.close());

/** Longer than it is remembered that the org was asked whether it has changed. */
const later = () => {
  clock.advance({ minutes: 1 });
  stack.later();
};

const deactivate = (isActive: boolean) =>
  stack.practice("PATCH", "/objects/Contact/fields/LeadSource", {
    picklistValues: [{ value: "Web" }, { value: "Other", active: isActive }],
  });

it("a contact is refused whose Lead Source was deactivated after the form was opened, before anything is created", async () => {
  const { leadId } = await stack.addLead();
  const used = await stack.usedQuota();
  const body = stack.creation(leadId);
  await stack.rep.get(`/v1/leads/${leadId}/draft`);
  later();
  await deactivate(false);
  const refused = await stack.rep.post<Problem>("/v1/contacts", body);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: "lead-source-missing", leadSource: "Other", detail: expect.stringContaining('"Other"') },
  });
  expect(stack.contactsNamed(String(body.contact["LastName"]))).toEqual([]);
  expect(await stack.usedQuota()).toBe(used);

  await deactivate(true);
  clock.advance({ minutes: 1 });
  expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
});

it("a field that the org requires since the form was opened is asked for, beside its name", async () => {
  const { leadId } = await stack.addLead();
  const body = stack.creation(leadId);
  await stack.rep.get(`/v1/leads/${leadId}/draft`);
  later();
  await stack.practice("POST", "/objects/Contact/fields", {
    name: "Tier__c",
    label: "Tier",
    required: true,
  });
  const refused = await stack.rep.post<Problem>("/v1/contacts", body);
  expect(refused).toMatchObject({
    status: 422,
    body: { code: "validation-failed", fields: [{ field: "Tier__c", message: "Tier is required." }] },
  });
  const contact = { ...body.contact, Tier__c: "Gold" };
  expect(await stack.rep.post("/v1/contacts", { ...body, contact })).toMatchObject({ status: 201 });
});

it("a contact is made all the same where what changed in the org does not matter to it", async () => {
  const { leadId } = await stack.addLead();
  const body = stack.creation(leadId, { contact: { Tier__c: "Gold" } });
  await stack.rep.get(`/v1/leads/${leadId}/draft`);
  later();
  await stack.practice("POST", "/objects/Contact/fields", { name: "Shoe_Size__c", type: "int" });
  expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
});

it("a field that the rep may not write any more is left out, where the contact does without it", async () => {
  const { leadId } = await stack.addLead();
  const body = stack.creation(leadId, { contact: { Tier__c: "Gold" } });
  await stack.rep.get(`/v1/leads/${leadId}/draft`);
  later();
  const rights = (editable: boolean) =>
    stack.practice("PATCH", "/users/rep@practice.example", {
      fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: true, editable } },
    });
  await rights(false);
  expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
  expect(stack.contactsNamed(String(body.contact["LastName"]))).toMatchObject([{ Crosswalk_Lead__c: null }]);
  await rights(true);
});

it("a change of the last minute counts as soon as Salesforce has refused a contact for it", async () => {
  const { leadId } = await stack.addLead();
  const body = stack.creation(leadId, { contact: { Tier__c: "Gold" } });
  later();
  await stack.rep.get(`/v1/leads/${leadId}/draft`);
  stack.later();
  const rights = (editable: boolean) =>
    stack.practice("PATCH", "/users/rep@practice.example", {
      fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: true, editable } },
    });
  await rights(false);
  const used = await stack.usedQuota();
  expect((await stack.rep.post("/v1/contacts", body)).status).toBeGreaterThanOrEqual(400);
  expect(stack.contactsNamed(String(body.contact["LastName"]))).toEqual([]);
  expect(await stack.usedQuota()).toBe(used);
  expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
  expect(stack.contactsNamed(String(body.contact["LastName"]))).toMatchObject([{ Crosswalk_Lead__c: null }]);
  await rights(true);
});
