import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

let stack: ContactStack;
let aheadMs = 0;

beforeAll(async () => {
  stack = await startContactStack({ clock: () => new Date(Date.now() + aheadMs) });
});
afterAll(() => stack.close());
afterEach(async () => {
  aheadMs = 0;
  await stack.practice("DELETE", "/faults");
});

async function create() {
  const { leadId } = await stack.addLead();
  const body = stack.creation(leadId, { opportunityId: stack.account.openOpportunityId, role: "Influencer" });
  const answer = await stack.rep.post<{ contactId: string; creationId: string; undoSeconds: number }>(
    "/v1/contacts",
    body,
  );
  expect(answer.status).toBe(201);
  return { leadId, lastName: String(body.contact["LastName"]), body, ...answer.body };
}

describe("the undoing of a creation", () => {
  it("deletes the contact and its role, unlinks the lead, and leaves the quota used", async () => {
    const { leadId, lastName, creationId, contactId } = await create();
    const used = await stack.usedQuota();
    const undone = await stack.rep.delete(`/v1/contacts/${creationId}`);
    expect(undone).toMatchObject({ status: 200, body: { state: "undone", quota: { used } } });
    expect(stack.contactsNamed(lastName)).toEqual([]);
    expect(stack.rolesOf(contactId)).toEqual([]);
    expect((await stack.rep.get(`/v1/leads/${leadId}`)).body).toMatchObject({ crm: { status: "new" } });
  });

  it("works by the contact's id too, does the same twice as once, and lets the lead be added again", async () => {
    const { contactId, body } = await create();
    expect(await stack.rep.delete(`/v1/contacts/${contactId}`)).toMatchObject({ status: 200 });
    expect(await stack.rep.delete(`/v1/contacts/${contactId}`)).toMatchObject({ status: 200 });
    expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
  });

  it("is refused once the contact has been changed", async () => {
    const { creationId, contactId, lastName } = await create();
    const later = new Date(Date.now() + 60_000).toISOString();
    stack.org.org.db.prepare("UPDATE Contact SET LastModifiedDate = ? WHERE Id = ?").run(later, contactId);
    const answer = await stack.rep.delete<Problem>(`/v1/contacts/${creationId}`);
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it("is refused after ten minutes", async () => {
    const { creationId, lastName } = await create();
    aheadMs = 11 * 60_000;
    const answer = await stack.rep.delete<Problem>(`/v1/contacts/${creationId}`);
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it("is offered for as long as it lasts, counted from the creation", async () => {
    const { creationId, undoSeconds } = await create();
    expect(undoSeconds).toBeGreaterThan(590);
    expect(undoSeconds).toBeLessThanOrEqual(600);
    const left = async () => (await stack.rep.get(`/v1/contacts/${creationId}`)).body;
    aheadMs = 9 * 60_000;
    expect(await left()).toMatchObject({ undoSeconds: expect.toSatisfy((s: number) => s > 50 && s <= 60) });
    aheadMs = 11 * 60_000;
    expect(await left()).toMatchObject({ undoSeconds: 0 });
    aheadMs = 0;
    expect((await stack.rep.delete(`/v1/contacts/${creationId}`)).body).toMatchObject({ undoSeconds: 0 });
  });

  it("is offered for the rest of the time to a request that is repeated", async () => {
    const { leadId } = await stack.addLead();
    const key = { "idempotency-key": "undo-again" };
    const body = stack.creation(leadId);
    await stack.rep.post("/v1/contacts", body, key);
    aheadMs = 4 * 60_000;
    const again = await stack.rep.post<{ undoSeconds: number }>("/v1/contacts", body, key);
    expect(again.body.undoSeconds).toBeLessThanOrEqual(360);
  });

  it("is not-found for a colleague's creation", async () => {
    const { creationId, lastName } = await create();
    expect(await stack.admin.delete(`/v1/contacts/${creationId}`)).toMatchObject({ status: 404 });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it("an undo whose answer was lost looks whether the contact is gone", async () => {
    const { creationId, lastName } = await create();
    await stack.practice("POST", "/faults", {
      method: "DELETE",
      path: "/sobjects/Contact/",
      times: 1,
      action: "reset-after",
    });
    expect(await stack.rep.delete(`/v1/contacts/${creationId}`)).toMatchObject({ status: 200 });
    expect(stack.contactsNamed(lastName)).toEqual([]);
  });
});
