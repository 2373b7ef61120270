import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { endLostAnswers } from "../../connector/creations/reconcile/endLostAnswers.ts";
import { settleUndos } from "../../connector/creations/reconcile/settleUndos.ts";
import { batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { startStack } from "../support/startStack.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { asCrashLeavesIt } from "../support/asCrashLeavesIt.ts";
import { runSql, selectColumn, selectRow, selectRows, selectValue } from "../support/plainSql.ts";

let stack: ContactStack;
let aheadMs = 0;

const clock = () => new Date(Date.now() + aheadMs);

beforeAll(async () => {
  stack = await startContactStack({ clock });
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
  it("deletes the contact and its role, unlinks the lead, and gives the quota back", async () => {
    const used = await stack.usedQuota();
    const { leadId, lastName, creationId, contactId } = await create();
    const undone = await stack.rep.delete(`/v1/contacts/${creationId}`);
    expect(undone).toMatchObject({ status: 200, body: { state: "undone", quota: { used } } });
    expect(stack.contactsNamed(lastName)).toEqual([]);
    expect(stack.rolesOf(contactId)).toEqual([]);
    expect((await stack.rep.get(`/v1/leads/${leadId}`)).body).toMatchObject({ crm: { status: "new" } });
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

const loseDeletion = (action: string) => stack.practice("POST", "/faults", { ...onDelete, action });
const onDelete = { method: "DELETE", path: "/sobjects/Contact/", times: 1 };

const stateOf = async (creationId: string) =>
  (await stack.rep.get<{ state: string }>(`/v1/contacts/${creationId}`)).body.state;

const eventsOf = (creationId: string, { database } = stack.app) =>
  selectColumn(
    database,
    "SELECT event FROM events where creation_id = ? and event like 'creation.undo%' order by id",
    creationId,
  );

const deletions = async () => (await stack.apiCalls()).filter(({ method }) => method === "DELETE");

const undo = (creationId: string) => stack.rep.delete<Problem>(`/v1/contacts/${creationId}`);

const setDeleted = (contactId: string) =>
  stack.org.org.db.prepare("UPDATE Contact SET IsDeleted = 1 WHERE Id = ?").run(contactId);

const linksOf = (leadId: string) =>
  selectColumn(stack.app.database, "select record_id from lead_links where lead_id = ?", leadId);

const merge = (contactId: string, master: string) =>
  stack.org.org.db
    .prepare("UPDATE Contact SET IsDeleted = 1, MasterRecordId = ? WHERE Id = ?")
    .run(master, contactId);

const lastOf = (creationId: string) =>
  selectRow(
    stack.app.database,
    "select event, reason from events where creation_id = ? and event like 'creation.undo%' order by id desc",
    creationId,
  );

/** The background job, minute by minute. */
async function settleFor(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    aheadMs += 60_000;
    await settleUndos(stack.app);
  }
}

const isInDoubt = (creationId: string) =>
  selectValue(stack.app.database, "SELECT undo_at FROM creations where id = ?", creationId).then(
    (at) => at !== null,
  );

describe("an undo whose end is not known", () => {
  it("is found out after its connector was killed, and nothing is deleted again", async () => {
    const { creationId, contactId, leadId } = await create();
    await loseDeletion("hang");
    stack.waitForSalesforce(500);
    const asked = stack.rep.delete(`/v1/contacts/${creationId}`).catch(() => undefined);
    await eventually(async () => {
      expect(
        await selectValue(stack.app.database, "SELECT undo_at FROM creations where id = ?", creationId),
      ).not.toBe(null);
    });
    // As a crash leaves it: the next start is on what the disk had then.
    const databaseFile = await asCrashLeavesIt(stack.app.database);
    await asked;
    stack.waitForSalesforce();
    stack.org.org.db.prepare("UPDATE Contact SET IsDeleted = 1 WHERE Id = ?").run(contactId);
    await stack.practice("DELETE", "/requests");
    const { TOKEN_KEYS } = stack.environment;
    const next = await startStack({ databaseFile, orgs: stack.orgs, clock, environment: { TOKEN_KEYS } });
    try {
      await eventually(async () => {
        expect(await eventsOf(creationId, next.app)).toEqual(["creation.undoing", "creation.undone"]);
      });
      const linked = await selectRows(
        next.app.database,
        "select 1 from lead_links where lead_id = ?",
        leadId,
      );
      expect(linked).toEqual([]);
      expect(await deletions()).toEqual([]);
    } finally {
      await next.close();
    }
  });

  it("is found out where Salesforce deleted the contact only after it was looked for", async () => {
    const { creationId, contactId } = await create();
    await loseDeletion("reset-before");
    const answer = await stack.rep.delete<Problem>(`/v1/contacts/${creationId}`);
    expect(answer).toMatchObject({ status: 503, body: { reason: "not-deleted" } });
    expect(answer.body.detail).toContain("isn't known yet");
    expect(await stateOf(creationId)).toBe("created");
    stack.org.org.db.prepare("UPDATE Contact SET IsDeleted = 1 WHERE Id = ?").run(contactId);
    await eventually(async () => {
      aheadMs += 10_000;
      await settleUndos(stack.app);
      expect(await stateOf(creationId)).toBe("undone");
    });
    expect(await eventsOf(creationId)).toEqual([
      "creation.undoing",
      "creation.undo-unknown",
      "creation.undone",
    ]);
  });

  it(
    "leaves a contact that is still there when Salesforce can't be at work on it any more",
    { tags: ["night"] },
    async () => {
      const { creationId, lastName } = await create();
      await loseDeletion("reset-before");
      await stack.rep.delete(`/v1/contacts/${creationId}`);
      await stack.practice("DELETE", "/requests");
      await eventually(async () => {
        aheadMs += 60_000;
        await settleUndos(stack.app);
        expect((await eventsOf(creationId)).at(-1)).toBe("creation.undo-refused");
      });
      expect(stack.contactsNamed(lastName)).toHaveLength(1);
      expect(await stateOf(creationId)).toBe("created");
      expect(await deletions()).toEqual([]);
    },
  );

  it("follows a merge in Salesforce, and the link leads to the contact that is left", async () => {
    const { creationId, contactId, leadId } = await create();
    const { contactId: master } = await create();
    await loseDeletion("reset-before");
    await undo(creationId);
    merge(contactId, master);
    await settleFor(1);
    expect(await lastOf(creationId)).toEqual({ event: "creation.undo-refused", reason: "undo-merged" });
    expect(await linksOf(leadId)).toEqual([master]);
  });

  it.each([
    ["a page of a gateway", { status: 200, body: "<html>Sign in to the proxy</html>" }],
    ["an answer that says nothing", { status: 200, body: {} }],
    ["a redirection", { status: 302, body: "" }],
    ["a gateway's timeout", { status: 408, body: "<html>Request timed out</html>" }],
    ["a gateway's refusal", { status: 403, body: "<html>Forbidden</html>" }],
    ["a gateway that knows no such page", { status: 404, body: "<html>Not found</html>" }],
    ["a gateway that limits requests", { status: 429, body: { message: "Too many requests" } }],
  ])("is not taken for done by %s", async (_, answer) => {
    const { creationId, leadId, contactId } = await create();
    await stack.practice("POST", "/faults", { ...onDelete, action: "error", ...answer });
    expect(await undo(creationId)).toMatchObject({ status: 503, body: { reason: "not-deleted" } });
    expect(await isInDoubt(creationId)).toBe(true);
    expect(await linksOf(leadId)).toEqual([contactId]);
    await settleFor(12);
    expect(await lastOf(creationId)).toEqual({ event: "creation.undo-refused", reason: "undo-not-done" });
  });

  it("is in doubt where Salesforce says that the contact is gone and doesn't show that it is", async () => {
    const { creationId, contactId } = await create();
    const body = [{ errorCode: "ENTITY_IS_DELETED", message: "entity is deleted" }];
    await stack.practice("POST", "/faults", { ...onDelete, action: "error", status: 404, body });
    expect(await undo(creationId)).toMatchObject({ status: 503, body: { reason: "not-deleted" } });
    expect(await isInDoubt(creationId)).toBe(true);
    setDeleted(contactId);
    await settleFor(1);
    expect(await stateOf(creationId)).toBe("undone");
  });

  it("ends where the user may not read contacts any more", async () => {
    const { creationId } = await create();
    await loseDeletion("reset-before");
    await undo(creationId);
    await stack.practice("PATCH", "/users/rep@practice.example", {
      objectPermissions: { Contact: { read: false } },
    });
    try {
      await settleFor(13);
    } finally {
      await stack.practice("PATCH", "/users/rep@practice.example", {
        objectPermissions: { Contact: { read: true, create: true, edit: true, delete: true } },
      });
    }
    expect(await lastOf(creationId)).toEqual({ event: "creation.undo-never-known", reason: "undo-unseen" });
    expect(await isInDoubt(creationId)).toBe(false);
  });

  it(
    "is given up thirty days after its user signed in last, and the contact counts as there",
    { tags: ["night"] },
    async () => {
      const { creationId } = await create();
      await loseDeletion("reset-before");
      await stack.rep.delete(`/v1/contacts/${creationId}`);
      aheadMs = 31 * 24 * 60 * 60_000;
      await endLostAnswers(stack.app);
      expect(await lastOf(creationId)).toEqual({
        event: "creation.undo-never-known",
        reason: "undo-never-known",
      });
      const left = "select state, undo_at from creations where id = ?";
      expect(await selectRow(stack.app.database, left, creationId)).toEqual({
        state: "created",
        undo_at: null,
      });
    },
  );
});

describe("a click on Undo", () => {
  it("deletes nothing that the user can't see, and doesn't say that it is gone", async () => {
    const { creationId, contactId, leadId } = await create();
    stack.org.org.db.prepare("DELETE FROM Contact WHERE Id = ?").run(contactId);
    expect(await undo(creationId)).toMatchObject({ status: 404, body: { reason: "undo-hidden" } });
    expect(await linksOf(leadId)).toEqual([contactId]);
    expect(await stateOf(creationId)).toBe("created");
  });

  it.each([
    ["another role on its opportunity", ["own"]],
    ["a role on another opportunity", ["other"]],
    ["roles on both", ["own", "own", "other"]],
  ])("leaves a contact that somebody has given %s", async (_, opportunities) => {
    const { creationId, contactId } = await create();
    const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Opportunity", [
      { Name: "Other", StageName: "Prospecting", CloseDate: "2030-01-01", AccountId: stack.account.id },
    ]);
    const roles = opportunities.map((which) => ({
      OpportunityId: which === "own" ? stack.account.openOpportunityId : ids[0],
      ContactId: contactId,
      Role: "Evaluator",
    }));
    await stack.practice("POST", "/records/OpportunityContactRole", roles);
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-has-role" } });
    expect(stack.rolesOf(contactId)).toHaveLength(roles.length + 1);
  });

  it("deletes nothing after a look that is too old, as of a connector that stood still", async () => {
    const { creationId, lastName } = await create();
    const look = { method: "POST", path: "/composite$", record: "Tasks", times: 1 };
    await stack.practice("POST", "/faults", { ...look, action: "delay", ms: 700 });
    const clicked = undo(creationId);
    await eventually(async () =>
      expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]),
    );
    aheadMs = 2 * 60_000;
    expect(await clicked).toMatchObject({ status: 503, body: { reason: "undo-not-now" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
    expect(await undo(creationId)).toMatchObject({ status: 200 });
  });

  it("is not offered for a contact that was recognized by its name after a lost answer", async () => {
    const { creationId } = await create();
    await runSql(
      stack.app.database,
      "update creations set lost_at = 1, external_id = null where id = ?",
      creationId,
    );
    expect((await stack.rep.get(`/v1/contacts/${creationId}`)).body).toMatchObject({ undoSeconds: 0 });
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-not-certain" } });
  });

  it("is refused to a contact that is older than ten minutes by Salesforce's clock", async () => {
    const { creationId, contactId } = await create();
    const before = new Date(Date.now() - 12 * 60_000).toISOString();
    const made = "CreatedDate = $before, LastModifiedDate = $before";
    for (const sql of [
      `UPDATE Contact SET ${made}, SystemModstamp = $before WHERE Id = $contactId`,
      `UPDATE OpportunityContactRole SET ${made} WHERE ContactId = $contactId`,
    ])
      stack.org.org.db.prepare(sql).run({ before, contactId });
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-too-late" } });
  });

  it.each([
    ["unknown", 409, { code: "creation-in-progress" }],
    ["never-known", 503, { reason: "never-known" }],
  ])("doesn't say that there is no contact where the creation is %s", async (state, status, body) => {
    const { creationId } = await create();
    await runSql(
      stack.app.database,
      "update creations set state = ?, contact_id = null where id = ?",
      state,
      creationId,
    );
    expect(await undo(creationId)).toMatchObject({ status, body });
    await runSql(stack.app.database, "delete from creations where id = ?", creationId);
  });

  it("takes the contact off the row of its batch, and no retry of all makes it again", async () => {
    const leads = [await stack.addLead(), await stack.addLead()];
    const rows = leads.map(({ leadId }) => ({ leadId, accountId: stack.account.id }));
    const batchId = await startBatch(stack.rep, { rows });
    const batch = await batchIn(stack.rep, batchId, "finished");
    expect(batch.counts).toMatchObject({ created: 2 });
    const [row] = await rowsOf(stack.rep, batchId);
    expect(await undo(String(row?.contactId))).toMatchObject({ status: 200 });
    const [undone] = await rowsOf(stack.rep, batchId);
    expect(undone).toMatchObject({
      state: "skipped",
      contactId: null,
      url: null,
      error: { reason: "undone" },
    });
    const after = await stack.rep.post<{ counts: object }>(`/v1/batches/${batchId}/retry`, {});
    expect(after.body.counts).toMatchObject({ created: 1, skipped: 1, waiting: 0 });
  });

  it("leaves a contact that was merged, and moves the link to the one that is left", async () => {
    const { creationId, contactId, leadId } = await create();
    const { contactId: master } = await create();
    merge(contactId, master);
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-merged" } });
    expect(await linksOf(leadId)).toEqual([master]);
  });
});
