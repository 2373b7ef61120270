import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Items {
  items: { id: string; name: string }[];
}

let stack: ContactStack;
let rep: ApiClient;

beforeAll(async () => {
  stack = await startContactStack();
  const { practice } = stack;
  await practice("PUT", "/objects/Region__c", { label: "Region", fields: [] });
  await practice("POST", "/records/Region__c", [
    { Name: "North" },
    { Name: "South" },
    { Name: "South East" },
  ]);
  const field = (name: string, referenceTo: string) => ({
    name,
    label: name.replace("__c", ""),
    type: "reference",
    required: true,
    referenceTo,
  });
  await practice("POST", "/objects/Contact/fields", [
    field("Region__c", "Region__c"),
    field("Sponsor__c", "User"),
  ]);
  for (const username of ["rep@practice.example", "rep2@practice.example"]) {
    await practice("PATCH", `/users/${username}`, {
      objectPermissions: {
        Region__c: { read: username.startsWith("rep@"), viewAll: username.startsWith("rep@") },
      },
    });
  }
  // Signed in only now: what the org says of itself is kept a few minutes.
  rep = await stack.signIn("rep@practice.example");
});
afterAll(() => stack.close());

describe("the records of a required lookup field", () => {
  it("are the object's first by name before anything is typed, then what Salesforce finds", async () => {
    const first = await rep.get<Items>("/v1/lookups/Region__c");
    expect(first.body.items.map(({ name }) => name)).toEqual(["North", "South", "South East"]);
    const found = await rep.get<Items>("/v1/lookups/Region__c?q=sou");
    expect(found.body.items.map(({ name }) => name)).toEqual(["South", "South East"]);
  });

  it("cost one API call each time, once the object is known", async () => {
    await rep.get("/v1/lookups/Region__c?q=sou");
    await stack.practice("DELETE", "/requests");
    await rep.get("/v1/lookups/Region__c?q=nor");
    await rep.get("/v1/lookups/Region__c");
    expect(await stack.apiCalls()).toHaveLength(2);
  });

  it("are found by a query where Salesforce does not suggest records of the object", async () => {
    await stack.practice("POST", "/faults", {
      path: "/search/suggestions",
      times: 1,
      action: "error",
      status: 400,
      body: [{ errorCode: "INVALID_TYPE", message: "sObject type 'Region__c' is not supported." }],
    });
    const { body } = await rep.get<Items>("/v1/lookups/Region__c?q=south%20e");
    expect(body.items.map(({ name }) => name)).toEqual(["South East"]);
  });

  it("leave out users who have left", async () => {
    const { body } = await rep.get<Items>("/v1/lookups/User");
    expect(body.items.length).toBeGreaterThan(0);
    stack.org.org.db.prepare("UPDATE User SET IsActive = 0 WHERE Id = ?").run(String(body.items[0]?.id));
    const after = await rep.get<Items>("/v1/lookups/User");
    expect(after.body.items.map(({ id }) => id)).not.toContain(body.items[0]?.id);
  });

  it("make a contact that refers to the chosen one", async () => {
    const { leadId } = await stack.addLead(rep);
    const region = (await rep.get<Items>("/v1/lookups/Region__c?q=north")).body.items[0]?.id;
    const sponsor = (await rep.get<Items>("/v1/lookups/User")).body.items[0]?.id;
    const body = stack.creation(leadId, { contact: { Region__c: region, Sponsor__c: sponsor } });
    expect(await rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
    expect(stack.contactsNamed(String(body.contact["LastName"]))).toMatchObject([{ Region__c: region }]);
  });

  it("are refused to a user who may not see the object, naming it and who can give access", async () => {
    const rep2 = await stack.signIn("rep2@practice.example");
    expect(await rep2.get<Problem>("/v1/lookups/Region__c?q=nor")).toMatchObject({
      status: 403,
      body: {
        code: "insufficient-access",
        reason: "no-read-required",
        detail: expect.stringContaining("Region__c"),
      },
    });
  });

  it("come from no object that the form does not refer to", async () => {
    expect(await rep.get<Problem>("/v1/lookups/Opportunity?q=nor")).toMatchObject({
      status: 404,
      body: { code: "not-found" },
    });
    expect(await rep.get<Problem>("/v1/lookups/Region__c%20WHERE?q=nor")).toMatchObject({
      status: 400,
      body: { code: "request-invalid" },
    });
  });
});
