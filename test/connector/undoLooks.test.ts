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
  const body = stack.creation(leadId);
  const answer = await stack.rep.post<{ contactId: string; creationId: string }>("/v1/contacts", body);
  expect(answer.status).toBe(201);
  return { leadId, lastName: String(body.contact["LastName"]), ...answer.body };
}

const undo = (creationId: string) => stack.rep.delete<Problem>(`/v1/contacts/${creationId}`);

interface Status {
  state: string;
  undo: string | null;
  error: Problem | null;
}

const statusOf = async (creationId: string) =>
  (await stack.rep.get<Status>(`/v1/contacts/${creationId}`)).body;

const fault = (values: object) => stack.practice("POST", "/faults", { times: 1, action: "error", ...values });

const editedLater = (contactId: string) =>
  stack.org.org.db
    .prepare("UPDATE Contact SET LastModifiedDate = '2099-01-01T00:00:00.000Z' WHERE Id = ?")
    .run(contactId);

const wasntRemoved = "The contact wasn't removed";

describe("what a look has refused", () => {
  it("is told to whoever asks about the contact later, until it is clicked again", async () => {
    const { creationId, contactId } = await create();
    await fault({ path: "/composite", times: 3, status: 503 });
    const first = await undo(creationId);
    expect(first.body).toMatchObject({ reason: "undo-not-now" });
    const told = ({ code, reason, title, detail, action, values }: Problem) => ({
      ...{ code, reason, title, detail, action, values },
    });
    expect(told((await statusOf(creationId)).error as Problem)).toEqual(told(first.body));
    await stack.practice("DELETE", "/faults");
    editedLater(contactId);
    await undo(creationId);
    expect(await statusOf(creationId)).toMatchObject({
      state: "created",
      undo: null,
      error: { reason: "undo-changed", title: wasntRemoved },
    });
  });

  it("is a contact that Salesforce doesn't show, which later clicks don't take for one that Undo removed", async () => {
    const { creationId, contactId } = await create();
    const setHidden = (id: string, before: string) =>
      stack.org.org.db.prepare("UPDATE Contact SET Id = ? WHERE Id = ?").run(id, before);
    const hiddenId = `${contactId.slice(0, 5)}hidden0AAA0`.slice(0, 18);
    setHidden(hiddenId, contactId);
    expect(await undo(creationId)).toMatchObject({ status: 404, body: { reason: "undo-hidden" } });
    expect(await statusOf(creationId)).toMatchObject({ error: { reason: "undo-hidden" } });
    setHidden(contactId, hiddenId);
    editedLater(contactId);
    expect((await undo(creationId)).body).toMatchObject({ reason: "undo-changed", title: wasntRemoved });
  });
});

describe("an undo that Salesforce keeps the user from", () => {
  const noLook = { errorCode: "INSUFFICIENT_ACCESS", message: "You may not look." };
  const noApi = { errorCode: "API_DISABLED_FOR_ORG", message: "API is not enabled for this Organization" };

  it.each([
    ["the look, for access", "/composite", 200, noLook, "You may not look."],
    [
      "the look, as the API is off",
      "/composite",
      403,
      noApi,
      "Your Salesforce user or org doesn't have API access.",
    ],
    [
      "the look, as the app is blocked",
      "/composite",
      403,
      { errorCode: "OAUTH_APP_BLOCKED", message: "this app is blocked" },
      "The Crosswalk app is blocked or not installed in your org.",
    ],
    [
      "the deletion, as the API is off",
      "/sobjects/Contact/",
      403,
      noApi,
      "Your Salesforce user or org doesn't have API access.",
    ],
  ])("says that the contact wasn't removed, why, and what to do: %s", async (_, path, status, error, why) => {
    const { creationId, lastName } = await create();
    const refusedLook = { referenceId: "r0", httpStatusCode: 403, body: [error] };
    const body = status === 200 ? { compositeResponse: [refusedLook] } : [error];
    await fault({ path, status, body, times: 3 });
    const answer = await undo(creationId);
    expect(answer).toMatchObject({
      status: 403,
      body: {
        code: "insufficient-access",
        reason: "undo-no-access",
        whose: "rep",
        title: wasntRemoved,
        detail: `The contact couldn't be removed. ${why}`,
        action: "To remove the contact, delete it in Salesforce, or ask your admin.",
      },
    });
    await stack.practice("DELETE", "/faults");
    expect(await statusOf(creationId)).toMatchObject({ undo: null, error: { reason: "undo-no-access" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });
});

describe("a contact of which one kind of children can't be looked at", () => {
  it("stays, and the rep reads which, and what to do", async () => {
    const lookup = { name: "Contact__c", type: "reference", referenceTo: "Contact" };
    const fields = [{ ...lookup, relationshipName: "Surveys__r" }];
    await stack.practice("PUT", "/objects/Survey__c", { label: "Survey", fields });
    const allow = (read: boolean) =>
      stack.practice("PATCH", "/users/rep@practice.example", {
        objectPermissions: { Survey__c: { read, create: read, edit: read, delete: read } },
      });
    await allow(false);
    const { creationId, lastName } = await create();
    aheadMs = 6 * 60_000;
    expect(await undo(creationId)).toMatchObject({
      status: 400,
      body: {
        reason: "undo-not-looked",
        title: wasntRemoved,
        detail:
          "Salesforce didn't show whether the contact has any of these: Survey__c. Undo leaves it, as something may have been added.",
        action: "To remove the contact, delete it in Salesforce.",
      },
    });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
    expect(await statusOf(creationId)).toMatchObject({ error: { reason: "undo-not-looked" } });
    await allow(true);
    expect(await undo(creationId)).toMatchObject({ status: 200 });
    expect(stack.contactsNamed(lastName)).toEqual([]);
  });

  it("is removed where a second look at them shows none", async () => {
    const { creationId, contactId, lastName } = await create();
    const columns = "Id, OwnerId, SystemModstamp, MasterRecordId, CreatedDate, LastModifiedDate";
    const contact = stack.org.org.db
      .prepare(`SELECT ${columns}, CreatedById, LastModifiedById FROM Contact WHERE Id = ?`)
      .get(contactId) as object;
    const refused = [{ errorCode: "UNKNOWN_EXCEPTION", message: "Salesforce's own words" }];
    // The practice org has no fault within a composite request.
    const compositeResponse = [
      { referenceId: "r0", httpStatusCode: 200, body: { records: [{ ...contact, IsDeleted: false }] } },
      ...["r1", "r2"].map((referenceId) => ({ referenceId, httpStatusCode: 500, body: refused })),
    ];
    await fault({ path: "/composite", status: 200, body: { compositeResponse } });
    expect(await undo(creationId)).toMatchObject({ status: 200 });
    expect(stack.contactsNamed(lastName)).toEqual([]);
  });
});
