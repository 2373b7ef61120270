import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { selectValue } from "../support/plainSql.ts";

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
  const answer = await stack.rep.post<{
    contactId: string;
    creationId: string;
    opportunityContactRoleId: string;
  }>("/v1/contacts", body);
  expect(answer.status).toBe(201);
  return { leadId, lastName: String(body.contact["LastName"]), ...answer.body };
}

const undo = (creationId: string) => stack.rep.delete<Problem>(`/v1/contacts/${creationId}`);

const inOrg = (sql: string, ...values: unknown[]) => stack.org.org.db.prepare(sql).run(...values);

const userNamed = (username: string) =>
  stack.org.org.db.prepare("SELECT Id FROM User WHERE Username = ?").pluck().get(username) as string;

const createdAt = (contactId: string) =>
  stack.org.org.db.prepare("SELECT CreatedDate FROM Contact WHERE Id = ?").pluck().get(contactId) as string;

const after = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();

/** A task of the contact that a user made some time after the contact. */
async function addTask(contactId: string, username: string, ms: number) {
  const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Task", [
    { WhoId: contactId, Subject: "Call", Status: "Not Started", Priority: "Normal" },
  ]);
  const [user, time] = [userNamed(username), after(createdAt(contactId), ms)];
  inOrg(
    "UPDATE Task SET CreatedById = ?, LastModifiedById = ?, CreatedDate = ?, LastModifiedDate = ? WHERE Id = ?",
    ...[user, user, time, time, ids[0]],
  );
}

/** A second role of the contact, as if made by a user some time after it. */
async function addRole(contactId: string, username: string, ms: number) {
  const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/OpportunityContactRole", [
    { ContactId: contactId, OpportunityId: stack.account.openOpportunityId, Role: "Evaluator" },
  ]);
  const [user, time] = [userNamed(username), after(createdAt(contactId), ms)];
  inOrg(
    `UPDATE OpportunityContactRole
     SET CreatedById = ?, LastModifiedById = ?, CreatedDate = ?, LastModifiedDate = ? WHERE Id = ?`,
    ...[user, user, time, time, ids[0]],
  );
}

const isUnderWay = (creationId: string) =>
  selectValue(stack.app.database, "select undo_at from creations where id = ?", creationId).then(
    (at) => at !== null,
  );

describe("undo leaves alone", () => {
  it("a contact whose role a colleague has edited at once", async () => {
    const { creationId, lastName, opportunityContactRoleId } = await create();
    inOrg(
      "UPDATE OpportunityContactRole SET Role = 'Decision Maker', LastModifiedById = ? WHERE Id = ?",
      ...[userNamed("admin@practice.example"), opportunityContactRoleId],
    );
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-role-changed" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it.each([
    ["a colleague", "admin@practice.example", 1_000],
    ["the rep, a minute later,", "rep@practice.example", 60_000],
  ])("a contact for which %s has logged a task", async (_, username, ms) => {
    const { creationId, contactId, lastName } = await create();
    await addTask(contactId, username, ms);
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-has-activity" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it("a contact whose answer was lost, and whose role a colleague has replaced by their own", async () => {
    const { leadId } = await stack.addLead();
    const body = stack.creation(leadId, {
      opportunityId: stack.account.openOpportunityId,
      role: "Influencer",
    });
    const lastName = String(body.contact["LastName"]);
    const sent = { method: "POST", path: "/composite$", record: '"referenceId":"contact"', times: 1 };
    await stack.rep.get(`/v1/leads/${leadId}/draft`);
    await stack.practice("POST", "/faults", { ...sent, action: "reset-after" });
    const { status, body: lost } = await stack.rep.post<Problem>("/v1/contacts", body);
    expect(status).toBe(202);
    const contactId = String(stack.contactsNamed(lastName)[0]?.["Id"]);
    inOrg("DELETE FROM OpportunityContactRole WHERE ContactId = ?", contactId);
    await addRole(contactId, "rep2@practice.example", 2_000);
    const creationId = String(lost.creationId);
    await eventually(async () => {
      await reconcileDue(stack.app);
      const sql = "select state from creations where id = ?";
      expect(await selectValue(stack.app.database, sql, creationId)).toBe("created");
    });
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-has-role" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it("a contact with more tasks than Salesforce tells at once", { tags: ["night"] }, async () => {
    const { creationId, contactId, lastName } = await create();
    const task = { WhoId: contactId, Subject: "Call", Status: "Not Started", Priority: "Normal" };
    for (let page = 0; page < 11; page++) {
      await stack.practice(
        "POST",
        "/records/Task",
        Array.from({ length: 200 }, () => task),
      );
    }
    const [rep, time] = [userNamed("rep@practice.example"), createdAt(contactId)];
    inOrg(
      "UPDATE Task SET CreatedById = ?, LastModifiedById = ?, CreatedDate = ?, LastModifiedDate = ? WHERE WhoId = ?",
      ...[rep, rep, time, time, contactId],
    );
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-has-activity" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it("a contact to which a record of the org's own object was attached", async () => {
    const lookup = { name: "Contact__c", type: "reference", referenceTo: "Contact" };
    await stack.practice("PUT", "/objects/Survey__c", {
      label: "Survey",
      fields: [{ ...lookup, relationshipName: "Contact__r" }],
    });
    const { creationId, contactId, lastName } = await create();
    aheadMs = 6 * 60_000;
    const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Survey__c", [
      { Name: "S1", Contact__c: contactId },
    ]);
    inOrg("UPDATE Survey__c SET CreatedById = ? WHERE Id = ?", userNamed("admin@practice.example"), ids[0]);
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-has-activity" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
    inOrg("DELETE FROM Survey__c");
  });

  it("a contact to which a colleague has linked the same lead, which is shared, for themselves", async () => {
    const { leadId, creationId, contactId } = await create();
    const listId = await selectValue(
      stack.app.database,
      "select list_id from lead_list_members where lead_id = ?",
      leadId,
    );
    await stack.rep.patch(`/v1/lead-lists/${String(listId)}`, { shared: true });
    const colleague = await stack.signIn("rep2@practice.example");
    const linked = await colleague.put(`/v1/leads/${leadId}/link`, { recordId: contactId });
    expect(linked.status).toBe(200);
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-linked" } });
  });
});

describe("undo removes", () => {
  it("a contact with a role that the org's automation made with it", async () => {
    const { creationId, contactId, lastName } = await create();
    await addRole(contactId, "rep@practice.example", 1_000);
    expect(await undo(creationId)).toMatchObject({ status: 200 });
    expect(stack.contactsNamed(lastName)).toEqual([]);
  });

  it(
    "a contact and every link to it, also one that was made while it was being deleted",
    { tags: ["night"] },
    async () => {
      const { creationId, contactId } = await create();
      const colleague = await stack.signIn("rep2@practice.example");
      const { leadId: theirs } = await stack.addLead(colleague);
      const onDelete = { method: "DELETE", path: "/sobjects/Contact/", times: 1 };
      await stack.practice("POST", "/faults", { ...onDelete, action: "delay", ms: 500 });
      const asked = undo(creationId);
      await eventually(async () => expect(await isUnderWay(creationId)).toBe(true));
      await colleague.put(`/v1/leads/${theirs}/link`, { recordId: contactId });
      expect(await asked).toMatchObject({ status: 200 });
      const { body } = await colleague.get<{ crm: { status: string } }>(`/v1/leads/${theirs}`);
      expect(body.crm.status).not.toBe("linked");
    },
  );

  it("a contact after one look at all of it, right before the deletion", async () => {
    const { creationId } = await create();
    await stack.practice("DELETE", "/requests");
    expect(await undo(creationId)).toMatchObject({ status: 200 });
    const calls = (await stack.apiCalls()).map(({ method }) => method);
    expect(calls).toEqual(["POST", "DELETE"]);
  });
});
