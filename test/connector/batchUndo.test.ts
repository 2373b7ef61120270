import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { previewOf, readUndo, undoIn, undoRowsOf, type UndoView } from "../support/batchUndos.ts";
import { runSql, selectColumn } from "../support/plainSql.ts";
import { fewByDay } from "../support/fewByDay.ts";

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

/** A batch of so many leads that has ended, each with a contact and a role. */
async function makeBatch(size: number, defaults: Record<string, unknown> = {}) {
  const { listId, leadIds, lastName } = await addList(stack, size);
  const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
  const role = { opportunityId: stack.account.openOpportunityId, role: "Influencer" };
  const id = await startBatch(stack.rep, { rows, defaults: { ...role, ...defaults } });
  await batchIn(stack.rep, id, "finished");
  const made = await rowsOf(stack.rep, id);
  return { id, listId, leadIds, lastName, contactIds: made.map(({ contactId }) => contactId ?? "") };
}

const onDelete = { method: "DELETE", path: "/composite/sobjects" };
const maintenance = {
  status: 503,
  body: [{ errorCode: "SERVER_UNAVAILABLE", message: "The server is down for maintenance." }],
};

const begin = (id: string) => stack.rep.post<UndoView & Problem>(`/v1/batches/${id}/undo`);
const inOrg = (sql: string, ...values: unknown[]) => stack.org.org.db.prepare(sql).run(...values);
const userNamed = (username: string) =>
  stack.org.org.db.prepare("SELECT Id FROM User WHERE Username = ?").pluck().get(username) as string;
const nameOf = (username: string) =>
  stack.org.org.db.prepare("SELECT Name FROM User WHERE Username = ?").pluck().get(username) as string;

const allowDeletion = (isAllowed: boolean) =>
  stack.practice("PATCH", "/users/rep@practice.example", {
    objectPermissions: { Contact: { read: true, create: true, edit: true, delete: isAllowed } },
  });

const colleague = "rep2@practice.example";
const later = () => new Date(Date.now() + 60_000).toISOString();

/** What a colleague does to a contact, and what is told of it. */
const touches: [string, string, (contactId: string) => Promise<unknown>][] = [
  [
    "edited",
    "has edited the contact since.",
    (contactId) =>
      Promise.resolve(
        inOrg(
          "UPDATE Contact SET Phone = '1', LastModifiedById = ?, LastModifiedDate = ?, SystemModstamp = ? WHERE Id = ?",
          ...[userNamed(colleague), later(), later(), contactId],
        ),
      ),
  ],
  [
    "given to somebody else",
    "has edited the contact since. Its owner now:",
    (contactId) =>
      Promise.resolve(
        inOrg(
          "UPDATE Contact SET OwnerId = ?, LastModifiedById = ?, LastModifiedDate = ?, SystemModstamp = ? WHERE Id = ?",
          ...[userNamed(colleague), userNamed(colleague), later(), later(), contactId],
        ),
      ),
  ],
  [
    "called",
    "has added an activity to the contact since.",
    (contactId) => addRecord("Task", { WhoId: contactId, Subject: "Call" }),
  ],
  [
    "added to a campaign",
    "has added the contact to a campaign since.",
    async (contactId) => {
      const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Campaign", [
        { Name: "Fair" },
      ]);
      await addRecord("CampaignMember", { ContactId: contactId, CampaignId: ids[0] });
    },
  ],
  [
    "given another role",
    "has given the contact another role on an opportunity since.",
    (contactId) =>
      addRecord("OpportunityContactRole", {
        ContactId: contactId,
        OpportunityId: stack.account.openOpportunityId,
        Role: "Evaluator",
      }),
  ],
];

async function addRecord(object: string, record: Record<string, unknown>) {
  const { ids } = await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, [record]);
  const user = userNamed(colleague);
  inOrg(
    `UPDATE ${object} SET CreatedById = ?, LastModifiedById = ?, CreatedDate = ?, LastModifiedDate = ? WHERE Id = ?`,
    ...[user, user, later(), later(), ids[0]],
  );
}

describe("a batch that is undone", () => {
  it("loses its contacts with their roles, and gives links and quota back", async () => {
    const before = await stack.usedQuota();
    const { id, leadIds, lastName, contactIds } = await makeBatch(12);
    expect(await previewOf(stack.rep, id)).toMatchObject({
      counts: { total: 12, removable: 12, kept: 0 },
      kept: [],
    });
    const { status, body } = await begin(id);
    expect(status).toBe(202);
    expect(body).toMatchObject({ counts: { total: 12 } });
    const undone = await undoIn(stack.rep, id, "finished");
    expect(undone.counts).toEqual({ total: 12, undone: 12, kept: 0, failed: 0, waiting: 0 });
    expect(stack.contactsNamed(lastName)).toEqual([]);
    expect(contactIds.flatMap((contactId) => stack.rolesOf(contactId))).toEqual([]);
    expect(await stack.usedQuota()).toBe(before);
    const rows = await undoRowsOf(stack.rep, id);
    expect(rows.map(({ leadId, contactId, outcome }) => ({ leadId, contactId, outcome }))).toEqual(
      leadIds.map((leadId, index) => ({ leadId, contactId: contactIds[index], outcome: "undone" })),
    );
    for (const leadId of leadIds.slice(0, 2)) {
      const { body: lead } = await stack.rep.get<{ crm: { status: string } }>(`/v1/leads/${leadId}`);
      expect(lead.crm.status).not.toBe("linked");
    }
    expect(await rowsOf(stack.rep, id)).toMatchObject(
      leadIds.map(() => ({ state: "skipped", error: { reason: "undone" } })),
    );
  });

  it.each(fewByDay(touches, 2))(
    "keeps a contact that a colleague has %s, and names who did what",
    async (_, said, touch) => {
      const { id, leadIds, contactIds, lastName } = await makeBatch(3);
      await touch(contactIds[1] ?? "");
      const preview = await previewOf(stack.rep, id);
      expect(preview.counts).toEqual({ total: 3, removable: 2, kept: 1 });
      expect(preview.kept).toMatchObject([{ leadId: leadIds[1], contactId: contactIds[1] }]);
      expect(preview.kept[0]?.reason).toContain(`${nameOf(colleague)} ${said}`);
      await begin(id);
      const { counts } = await undoIn(stack.rep, id, "finished");
      expect(counts).toEqual({ total: 3, undone: 2, kept: 1, failed: 0, waiting: 0 });
      expect(stack.contactsNamed(lastName).map((contact) => contact["Id"])).toEqual([contactIds[1]]);
      const rows = await undoRowsOf(stack.rep, id);
      expect(rows.map(({ outcome }) => outcome)).toEqual(["undone", "kept", "undone"]);
      expect(rows[1]?.reason).toBe(preview.kept[0]?.reason);
      expect(await rowsOf(stack.rep, id)).toMatchObject([
        { state: "skipped" },
        { state: "created", contactId: contactIds[1] },
        { state: "skipped" },
      ]);
    },
  );

  it("is offered by the batch until it has begun, then told", { tags: ["night"] }, async () => {
    const { id } = await makeBatch(1);
    const { expiresAt } = await previewOf(stack.rep, id);
    const offered = async () =>
      (await stack.rep.get<{ undo: { undoSeconds: number } }>(`/v1/batches/${id}`)).body.undo;
    await stack.practice("DELETE", "/requests");
    const { undoSeconds } = await offered();
    expect(await offered()).toEqual({ state: "offered", expiresAt, undoSeconds, undone: 0 });
    expect(undoSeconds).toBeGreaterThan(590);
    expect(undoSeconds).toBeLessThanOrEqual(600);
    expect(await stack.practice("GET", "/requests")).toEqual([]);
    await begin(id);
    await undoIn(stack.rep, id, "finished");
    expect(await offered()).toEqual({ state: "finished", expiresAt: null, undoSeconds: null, undone: 1 });
    const later = await makeBatch(1);
    aheadMs = 11 * 60_000;
    expect((await stack.rep.get(`/v1/batches/${later.id}`)).body).toMatchObject({ undo: null });
  });

  it("is one undo, whoever asks how often", { tags: ["night"] }, async () => {
    const { id } = await makeBatch(5);
    await stack.practice("DELETE", "/requests");
    const answers = await Promise.all([begin(id), begin(id), begin(id)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await undoIn(stack.rep, id, "finished");
    expect(await begin(id)).toMatchObject({ status: 202, body: { state: "finished" } });
    const deletions = (await stack.apiCalls()).filter(({ method }) => method === "DELETE");
    expect(deletions).toHaveLength(1);
  });

  it("is told to the timeline", { tags: ["night"] }, async () => {
    const { id } = await makeBatch(2);
    await begin(id);
    await undoIn(stack.rep, id, "finished");
    const told = await selectColumn(
      stack.app.database,
      "select event from events where batch_id = ? and event like 'batch.und%' order by id",
      id,
    );
    expect(told).toEqual(["batch.undoing", "batch.undone"]);
    const { body } = await stack.admin.get(`/v1/timeline?id=${id}`);
    expect(JSON.stringify(body)).toContain("The undo of the batch finished (removed: 2).");
  });
});

describe("the undo of a batch", () => {
  it("is refused while the batch has not ended", async () => {
    const { leadIds } = await addList(stack, 3);
    await stack.practice("POST", "/faults", {
      path: "/composite/sobjects",
      times: 1,
      action: "delay",
      ms: 800,
    });
    const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
    const id = await startBatch(stack.rep, { rows });
    expect(await begin(id)).toMatchObject({ status: 400, body: { reason: "undo-batch-under-way" } });
    await batchIn(stack.rep, id, "finished");
  });

  it(
    "is neither offered nor begun while the last request of a cancelled batch is in flight",
    { tags: ["night"] },
    async () => {
      const { leadIds, lastName } = await addList(stack, 3);
      await stack.practice("POST", "/faults", {
        path: "/composite/sobjects",
        times: 1,
        action: "delay",
        ms: 1500,
      });
      const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
      const id = await startBatch(stack.rep, { rows });
      await eventually(async () =>
        expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]),
      );
      await stack.rep.post(`/v1/batches/${id}/cancel`);
      expect((await stack.rep.get(`/v1/batches/${id}`)).body).toMatchObject({ inFlight: 3, undo: null });
      expect(await begin(id)).toMatchObject({ status: 400, body: { reason: "undo-batch-under-way" } });
      await eventually(async () =>
        expect((await stack.rep.get(`/v1/batches/${id}`)).body).toMatchObject({
          inFlight: 0,
          undo: { state: "offered" },
        }),
      );
      expect(await begin(id)).toMatchObject({ status: 202 });
      await undoIn(stack.rep, id, "finished");
      expect(stack.contactsNamed(lastName)).toEqual([]);
    },
  );

  it("is refused after as many minutes as the admin allows, and names them", async () => {
    const { id, lastName } = await makeBatch(2);
    aheadMs = 11 * 60_000;
    expect(await previewOf(stack.rep, id)).toMatchObject({ counts: { total: 2, removable: 0, kept: 2 } });
    expect(await begin(id)).toMatchObject({
      status: 400,
      body: { reason: "undo-batch-too-late", detail: expect.stringContaining("10") },
    });
    await stack.admin.put("/v1/settings", { undoMinutes: 30 });
    aheadMs = 12 * 60_000;
    expect((await begin(id)).status).toBe(202);
    await undoIn(stack.rep, id, "finished");
    expect(stack.contactsNamed(lastName)).toEqual([]);
    await stack.admin.put("/v1/settings", { undoMinutes: 10 });
  });

  it("is refused after that by Salesforce's clock, too", async () => {
    const { id, contactIds } = await makeBatch(1);
    const old = new Date(Date.now() - 12 * 60_000).toISOString();
    inOrg(
      "UPDATE Contact SET CreatedDate = ?, LastModifiedDate = ?, SystemModstamp = ? WHERE Id = ?",
      ...[old, old, old, contactIds[0]],
    );
    expect(await begin(id)).toMatchObject({ status: 400, body: { reason: "undo-batch-too-late" } });
  });

  it(
    "is refused to whoever may delete no contacts, before anything is sent",
    { tags: ["night"] },
    async () => {
      const { id, lastName } = await makeBatch(2);
      await allowDeletion(false);
      aheadMs = 6 * 60_000;
      try {
        const refused = { status: 403, body: { reason: "undo-batch-not-allowed" } };
        expect(await begin(id)).toMatchObject(refused);
        // Nor does a preview say that they would be removed.
        expect(await stack.rep.get(`/v1/batches/${id}/undo`)).toMatchObject(refused);
      } finally {
        await allowDeletion(true);
      }
      expect(stack.contactsNamed(lastName)).toHaveLength(2);
      // The org is asked again after five seconds.
      aheadMs += 6_000;
      expect(await previewOf(stack.rep, id)).toMatchObject({ counts: { total: 2 } });
    },
  );

  it("is refused where the batch has made no contact", { tags: ["night"] }, async () => {
    const { leadIds } = await addList(stack, 1);
    const id = await startBatch(stack.rep, { rows: [{ leadId: leadIds[0], accountId: stack.account.id }] });
    await batchIn(stack.rep, id, "finished");
    await begin(id);
    await undoIn(stack.rep, id, "finished");
    const second = await startBatch(stack.rep, {
      rows: [{ leadId: leadIds[0], accountId: stack.account.id, contact: { Title: "x".repeat(200) } }],
    });
    await batchIn(stack.rep, second, "finished");
    expect(await begin(second)).toMatchObject({ status: 400, body: { reason: "undo-batch-nothing" } });
  });
});

describe("an undo under way", () => {
  it("keeps the batch from going on, until it is cancelled", { tags: ["night"] }, async () => {
    const { id, lastName } = await makeBatch(3);
    await stack.practice("POST", "/faults", { path: "/composite$", times: 1, action: "delay", ms: 700 });
    await begin(id);
    expect(await stack.rep.post(`/v1/batches/${id}/retry`, {})).toMatchObject({
      status: 400,
      body: { reason: "batch-being-undone" },
    });
    const cancelled = await stack.rep.post<UndoView>(`/v1/batches/${id}/undo/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { state: "cancelled" } });
    await stack.practice("DELETE", "/faults");
    expect(await stack.rep.post(`/v1/batches/${id}/retry`, {})).toMatchObject({ status: 200 });
    await batchIn(stack.rep, id, "finished");
    expect(stack.contactsNamed(lastName)).toHaveLength(3);
    expect(await stack.rep.post(`/v1/batches/${id}/undo/resume`)).toMatchObject({ status: 200 });
    await undoIn(stack.rep, id, "finished");
    expect(stack.contactsNamed(lastName)).toEqual([]);
  });

  it("sends no deletion where it was cancelled during its look", async () => {
    const { id, lastName } = await makeBatch(3);
    const { leadIds } = await addList(stack, 1);
    // The first is the question whether the rep may delete, and the second the look.
    const slow = { path: "/composite$", times: 2, action: "delay", ms: 700 };
    await stack.practice("POST", "/faults", slow);
    await begin(id);
    await eventually(async () =>
      expect(await stack.practice("GET", "/faults")).toContainEqual(
        expect.objectContaining({ ...slow, times: 0 }),
      ),
    );
    expect((await stack.rep.post(`/v1/batches/${id}/undo/cancel`)).status).toBe(200);
    // A user's work has one turn at a time: the look has ended, and what follows it, once this one has.
    await batchIn(stack.rep, await startBatch(stack.rep, { leadIds }), "finished");
    expect(stack.contactsNamed(lastName)).toHaveLength(3);
    expect(await readUndo(stack.rep, id)).toMatchObject({ state: "cancelled", counts: { waiting: 3 } });
  });

  it("sends no deletion after a look that is too old, as of a connector that stood still", async () => {
    const { id, lastName } = await makeBatch(2);
    // Only the look has so many parts.
    const look = { method: "POST", path: "/composite$", record: "Tasks", times: 1 };
    await stack.practice("POST", "/faults", { ...look, action: "delay", ms: 700 });
    await stack.practice("DELETE", "/requests");
    await begin(id);
    await eventually(async () =>
      expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]),
    );
    aheadMs = 2 * 60_000;
    expect(await undoIn(stack.rep, id, "paused")).toMatchObject({
      counts: { waiting: 2 },
      inDoubt: 0,
      problem: { reason: "undo-not-sent" },
    });
    expect((await stack.apiCalls()).filter(({ method }) => method === "DELETE")).toEqual([]);
    await stack.rep.post(`/v1/batches/${id}/undo/resume`);
    await undoIn(stack.rep, id, "finished");
    expect(stack.contactsNamed(lastName)).toEqual([]);
  });

  it(
    "asks Salesforce where the answer was lost, and sends no deletion twice",
    { tags: ["night"] },
    async () => {
      const { id, lastName } = await makeBatch(4);
      await stack.practice("POST", "/faults", { ...onDelete, times: 1, action: "reset-after" });
      await stack.practice("DELETE", "/requests");
      await begin(id);
      const { counts } = await undoIn(stack.rep, id, "finished");
      expect(counts).toEqual({ total: 4, undone: 4, kept: 0, failed: 0, waiting: 0 });
      expect(stack.contactsNamed(lastName)).toEqual([]);
      const calls = await stack.apiCalls();
      expect(calls.filter(({ method }) => method === "DELETE")).toHaveLength(1);
      // All four are asked about together.
      expect(calls.length).toBeLessThan(8);
    },
  );

  it("sends a deletion that was lost on its way no second time by itself", async () => {
    const { id, lastName } = await makeBatch(3);
    await stack.practice("POST", "/faults", { ...onDelete, times: 1, action: "reset-before" });
    await stack.practice("DELETE", "/requests");
    await begin(id);
    const undo = await eventually(async () => {
      const now = await readUndo(stack.rep, id);
      expect(now.inDoubt > 0 || now.state === "finished").toBe(true);
      return now;
    });
    expect(undo).toMatchObject({ state: "running", inDoubt: 3 });
    // Another turn of the same user's work, in which it could have been sent again.
    await makeBatch(1);
    expect(stack.contactsNamed(lastName)).toHaveLength(3);
    const calls = await stack.apiCalls();
    expect(calls.filter(({ method }) => method === "DELETE")).toHaveLength(1);
    await stack.rep.post(`/v1/batches/${id}/undo/cancel`);
  });

  it(
    "tries contacts again whose record somebody else is writing, and fails what Salesforce refuses",
    { tags: ["night"] },
    async () => {
      const { id, contactIds, lastName } = await makeBatch(3);
      const [gone, locked, refused] = contactIds;
      const result = (contactId: string | undefined, statusCode: string) => ({
        id: contactId,
        success: false,
        errors: [{ statusCode, message: "Salesforce's own words", fields: [] }],
      });
      inOrg("UPDATE Contact SET IsDeleted = 1 WHERE Id = ?", gone);
      const body = [result(locked, "UNABLE_TO_LOCK_ROW"), result(refused, "DELETE_FAILED")];
      await stack.practice("POST", "/faults", { ...onDelete, times: 1, action: "error", status: 200, body });
      await begin(id);
      const { counts } = await undoIn(stack.rep, id, "finished");
      expect(counts).toEqual({ total: 3, undone: 2, kept: 0, failed: 1, waiting: 0 });
      expect(stack.contactsNamed(lastName).map((contact) => contact["Id"])).toEqual([refused]);
      expect((await undoRowsOf(stack.rep, id, "failed"))[0]).toMatchObject({
        contactId: refused,
        reason: "Salesforce refused to delete the contact.",
        detail: "Salesforce's own words",
      });
    },
  );

  it("keeps a contact that a colleague has linked, and one that was found by its name alone", async () => {
    const { id, leadIds, contactIds, lastName } = await makeBatch(3);
    const other = await stack.signIn(colleague);
    const { leadId: theirs } = await stack.addLead(other);
    await other.put(`/v1/leads/${theirs}/link`, { recordId: contactIds[0] });
    await runSql(
      stack.app.database,
      "update creations set lost_at = 1, external_id = null where lead_id = ?",
      leadIds[1] ?? "",
    );
    const said = [
      "Somebody else has linked a lead to the contact.",
      "Salesforce's response was lost, and it isn't certain that this is the contact.",
    ];
    expect((await previewOf(stack.rep, id)).kept.map(({ reason }) => reason)).toEqual(said);
    await begin(id);
    expect((await undoIn(stack.rep, id, "finished")).counts).toMatchObject({ undone: 1, kept: 2 });
    expect((await undoRowsOf(stack.rep, id, "kept")).map(({ reason }) => reason)).toEqual(said);
    expect(stack.contactsNamed(lastName)).toHaveLength(2);
  });

  it("keeps what was made more than a day before the last contact of the batch", async () => {
    const { id, leadIds, lastName } = await makeBatch(2);
    await runSql(
      stack.app.database,
      "update creations set sent_at = sent_at - 90000000 where lead_id = ?",
      leadIds[0] ?? "",
    );
    await begin(id);
    expect((await undoIn(stack.rep, id, "finished")).counts).toMatchObject({ undone: 1, kept: 1 });
    expect((await undoRowsOf(stack.rep, id, "kept"))[0]?.reason).toBe("It's too late to undo this contact.");
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it("keeps what the ledger has another contact for than the rep was shown", async () => {
    const { id, leadIds, lastName } = await makeBatch(2);
    const userId = userNamed("rep@practice.example");
    const byHand = { LastName: "Byhand", AccountId: stack.account.id };
    const byRep = { CreatedById: userId, LastModifiedById: userId, OwnerId: userId };
    await stack.practice("POST", "/records/Contact", [{ ...byHand, ...byRep }]);
    const [another] = stack.contactsNamed(byHand.LastName).map(({ Id }) => String(Id));
    await stack.practice("POST", "/faults", { ...onDelete, times: 1, action: "error", ...maintenance });
    await begin(id);
    await undoIn(stack.rep, id, "paused");
    const { database } = stack.app;
    await runSql(database, `update creations set contact_id = '${another}' where lead_id = ?`, leadIds[0]);
    await stack.rep.post(`/v1/batches/${id}/undo/resume`);
    expect((await undoIn(stack.rep, id, "finished")).counts).toMatchObject({ undone: 1, kept: 1 });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
    expect(stack.contactsNamed(byHand.LastName)).toHaveLength(1);
  });

  it("fails what is left where the rep may delete no contacts any more", async () => {
    const { id, lastName } = await makeBatch(2);
    await stack.practice("POST", "/faults", { path: "/composite$", times: 1, action: "delay", ms: 600 });
    await begin(id);
    await allowDeletion(false);
    try {
      expect((await undoIn(stack.rep, id, "finished")).counts).toMatchObject({ failed: 2 });
    } finally {
      await allowDeletion(true);
    }
    expect((await undoRowsOf(stack.rep, id)).map(({ reason }) => reason)).toEqual([
      "Salesforce doesn't let you delete this contact.",
      "Salesforce doesn't let you delete this contact.",
    ]);
    expect(stack.contactsNamed(lastName)).toHaveLength(2);
  });

  it("tries again what failed, as the rep asks, after another look", async () => {
    const { id, contactIds, lastName } = await makeBatch(3);
    const body = contactIds.map((contactId) => ({
      id: contactId,
      success: false,
      errors: [{ statusCode: "DELETE_FAILED", message: "It has cases", fields: [] }],
    }));
    await stack.practice("POST", "/faults", { ...onDelete, times: 1, action: "error", status: 200, body });
    await begin(id);
    expect((await undoIn(stack.rep, id, "finished")).counts).toMatchObject({ failed: 3 });
    await touches[0]?.[2](contactIds[0] ?? "");
    expect(await stack.rep.post(`/v1/batches/${id}/undo/retry`)).toMatchObject({ status: 200 });
    expect((await undoIn(stack.rep, id, "finished")).counts).toMatchObject({ undone: 2, kept: 1, failed: 0 });
    expect(stack.contactsNamed(lastName).map((contact) => contact["Id"])).toEqual([contactIds[0]]);
    expect(await stack.rep.post(`/v1/batches/${id}/undo/retry`)).toMatchObject({
      status: 400,
      body: { reason: "undo-batch-over" },
    });
  });

  it("isn't tried again while the batch itself has been, a moment ago", { tags: ["night"] }, async () => {
    const { id, leadIds, contactIds, lastName } = await makeBatch(2);
    const refused = { statusCode: "DELETE_FAILED", message: "It has cases", fields: [] };
    const body = [
      { id: contactIds[0], success: false, errors: [refused] },
      { id: contactIds[1], success: false, errors: [refused] },
    ];
    await stack.practice("POST", "/faults", { ...onDelete, times: 1, action: "error", status: 200, body });
    await begin(id);
    await undoIn(stack.rep, id, "finished");
    await stack.rep.delete(`/v1/contacts/${contactIds[1] ?? ""}`);
    const asked = { path: "/(describe|composite)", times: 1, action: "delay", ms: 900 };
    await stack.practice("POST", "/faults", asked);
    const again = stack.rep.post<Problem>(`/v1/batches/${id}/undo/retry`);
    await eventually(async () =>
      expect(await stack.practice("GET", "/faults")).toContainEqual(
        expect.objectContaining({ ...asked, times: 0 }),
      ),
    );
    const slow = { path: "/composite/sobjects", times: 1, action: "delay", ms: 1500 };
    await stack.practice("POST", "/faults", slow);
    await stack.rep.post(`/v1/batches/${id}/retry`, { rows: [{ leadId: leadIds[1] }] });
    expect(await again).toMatchObject({ status: 400, body: { reason: "undo-batch-under-way" } });
    await batchIn(stack.rep, id, "finished");
    expect(stack.contactsNamed(lastName)).toHaveLength(2);
  });

  it(
    "has another undo once the batch was tried again and has made contacts since",
    { tags: ["night"] },
    async () => {
      const { id, leadIds, lastName } = await makeBatch(2);
      await begin(id);
      await undoIn(stack.rep, id, "finished");
      await stack.rep.post(`/v1/batches/${id}/retry`, { rows: [{ leadId: leadIds[0] }] });
      await batchIn(stack.rep, id, "finished");
      expect(stack.contactsNamed(lastName)).toHaveLength(1);
      expect(await previewOf(stack.rep, id)).toMatchObject({ counts: { total: 1, removable: 1 } });
      await begin(id);
      expect((await undoIn(stack.rep, id, "finished")).counts).toMatchObject({ total: 3, undone: 3 });
      expect(stack.contactsNamed(lastName)).toEqual([]);
    },
  );
});

describe("the undo of a batch outlives", () => {
  it("the leads, which may be deleted meanwhile", { tags: ["night"] }, async () => {
    const { id, listId, lastName } = await makeBatch(3);
    await stack.practice("POST", "/faults", { path: "/composite$", times: 1, action: "delay", ms: 500 });
    await begin(id);
    expect((await stack.rep.delete(`/v1/lead-lists/${listId}`)).status).toBe(204);
    const { counts } = await undoIn(stack.rep, id, "finished");
    expect(counts).toMatchObject({ undone: 3 });
    expect(stack.contactsNamed(lastName)).toEqual([]);
    expect(await undoRowsOf(stack.rep, id)).toMatchObject([{ name: null }, { name: null }, { name: null }]);
  });
});
