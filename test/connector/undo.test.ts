import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startContactScene, type ContactScene, type Problem } from "../support/contactStack.ts";

let scene: ContactScene;
let aheadMs = 0;

beforeAll(async () => {
  scene = await startContactScene({ clock: () => new Date(Date.now() + aheadMs) });
});
afterAll(() => scene.close());
afterEach(() => scene.connector.practice("DELETE", "/faults"));

async function create() {
  const { leadId } = await scene.addLead();
  const body = scene.creation(leadId, { opportunityId: scene.account.openOpportunityId, role: "Influencer" });
  const answer = await scene.rep.post<{ contactId: string; creationId: string }>("/v1/contacts", body);
  expect(answer.status).toBe(201);
  return { leadId, lastName: String(body.contact["LastName"]), body, ...answer.body };
}

describe("undoing a creation", () => {
  it("deletes the contact and its role, unlinks the lead, and leaves the quota used", async () => {
    const { leadId, lastName, creationId, contactId } = await create();
    const used = await scene.usedQuota();
    const undone = await scene.rep.delete(`/v1/contacts/${creationId}`);
    expect(undone).toMatchObject({ status: 200, body: { state: "undone", quota: { used } } });
    expect(scene.contactsNamed(lastName)).toEqual([]);
    expect(scene.rolesOf(contactId)).toEqual([]);
    expect((await scene.rep.get(`/v1/leads/${leadId}`)).body).toMatchObject({ crm: { status: "new" } });
  });

  it("by the contact's id works too, twice is the same as once, and the lead can be added again", async () => {
    const { contactId, body } = await create();
    expect(await scene.rep.delete(`/v1/contacts/${contactId}`)).toMatchObject({ status: 200 });
    expect(await scene.rep.delete(`/v1/contacts/${contactId}`)).toMatchObject({ status: 200 });
    expect(await scene.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
  });

  it("is refused once the contact has been changed", async () => {
    const { creationId, contactId, lastName } = await create();
    const later = new Date(Date.now() + 60_000).toISOString();
    scene.connector.org.org.db
      .prepare("UPDATE Contact SET LastModifiedDate = ? WHERE Id = ?")
      .run(later, contactId);
    const answer = await scene.rep.delete<Problem>(`/v1/contacts/${creationId}`);
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid" } });
    expect(scene.contactsNamed(lastName)).toHaveLength(1);
  });

  it("is refused after ten minutes", async () => {
    const { creationId, lastName } = await create();
    aheadMs += 11 * 60_000;
    const answer = await scene.rep.delete<Problem>(`/v1/contacts/${creationId}`);
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid" } });
    expect(scene.contactsNamed(lastName)).toHaveLength(1);
  });

  it("of a colleague's creation is not-found", async () => {
    const { creationId, lastName } = await create();
    expect(await scene.admin.delete(`/v1/contacts/${creationId}`)).toMatchObject({ status: 404 });
    expect(scene.contactsNamed(lastName)).toHaveLength(1);
  });

  it("whose answer was lost looks whether the contact is gone", async () => {
    const { creationId, lastName } = await create();
    await scene.connector.practice("POST", "/faults", {
      method: "DELETE",
      path: "/sobjects/Contact/",
      times: 1,
      action: "reset-after",
    });
    expect(await scene.rep.delete(`/v1/contacts/${creationId}`)).toMatchObject({ status: 200 });
    expect(scene.contactsNamed(lastName)).toEqual([]);
  });
});
