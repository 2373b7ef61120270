import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

/** The package as an org has it that installed it as a managed one: its names carry the namespace. */
const field = "acme_2__Crosswalk_Lead__c";

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
  await stack.practice("POST", "/objects/Contact/fields", {
    ...{ name: field, label: "Crosswalk Lead", type: "string", length: 64 },
    ...{ unique: true, externalId: true },
  });
  for (const user of ["admin@practice.example", "rep@practice.example", "rep2@practice.example"]) {
    await stack.practice("PATCH", `/users/${user}`, {
      fieldPermissions: {
        "Contact.Crosswalk_Lead__c": { readable: false, editable: false },
        [`Contact.${field}`]: { readable: true, editable: true },
      },
    });
  }
});
afterAll(() => stack.close());

describe("in an org with the managed package", () => {
  it("a contact carries its lead's id in the field with the namespace, and is found by it", async () => {
    const profileUrl = "https://www.linkedin.com/in/quinn-managed";
    const { leadId } = await stack.addLead(stack.rep, { lastName: "Managed", profileUrl });

    const created = await stack.rep.post<{ contactId: string }>(
      "/v1/contacts",
      stack.creation(leadId, { contact: { LastName: "Managed" } }),
    );

    expect(created.status).toBe(201);
    expect(stack.contactsNamed("Managed")[0]?.[field]).toMatch(/^[0-9a-f]{40}$/);
    const colleague = await stack.signIn("rep2@practice.example");
    const again = await stack.addLead(colleague, { lastName: "Managed-Elsewhere", profileUrl });
    const { body } = await colleague.get<{ items: { recordId: string; level: string }[] }>(
      `/v1/leads/${again.leadId}/matches`,
    );
    expect(body.items).toMatchObject([{ recordId: created.body.contactId, level: "certain" }]);
  });

  it("the class and the custom permission with the namespace make an admin", async () => {
    await stack.practice("PATCH", "/settings", { packageNamespace: "acme_2" });
    await stack.practice("PATCH", "/users/rep2@practice.example", {
      customPermissions: ["acme_2__Crosswalk_Admin"],
    });

    const admin = await stack.signIn("rep2@practice.example");

    expect((await admin.get("/v1/connection")).body).toMatchObject({ isAdmin: true });
    expect((await admin.get("/v1/usage")).status).toBe(200);
  });
});
