import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { settleUndos } from "../../connector/creations/reconcile/settleUndos.ts";
import { keepLateEvents } from "../../connector/log/keepEvent.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { refuseAllWrites } from "../support/failWrites.ts";
import { runSql, selectColumn, selectRow, selectValue } from "../support/plainSql.ts";

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

interface Created {
  contactId: string;
  creationId: string;
  undoSeconds: number;
}

async function create(headers: Record<string, string> = {}) {
  const { leadId } = await stack.addLead();
  const body = stack.creation(leadId);
  const answer = await stack.rep.post<Created>("/v1/contacts", body, headers);
  expect(answer.status).toBe(201);
  return { leadId, body, lastName: String(body.contact["LastName"]), ...answer.body };
}

const undo = (creationId: string) => stack.rep.delete<Problem>(`/v1/contacts/${creationId}`);

const onDelete = { method: "DELETE", path: "/sobjects/Contact/", times: 1 };

const fault = (values: object) => stack.practice("POST", "/faults", { times: 1, ...values });

const refuseDeletion = (status: number, errorCode: string, message: string) =>
  fault({ ...onDelete, action: "error", status, body: [{ errorCode, message, fields: [] }] });

const eventsOf = (creationId: string) =>
  selectColumn(
    stack.app.database,
    "select event from events where creation_id = ? and event like 'creation.undo%' order by id",
    creationId,
  );

const lastOf = async (creationId: string) =>
  (await selectRow(
    stack.app.database,
    "select * from events where creation_id = ? and event like 'creation.undo%' order by id desc",
    creationId,
  )) as { reason: string | null; details: string };

const isInDoubt = (creationId: string) =>
  selectValue(stack.app.database, "select undo_at from creations where id = ?", creationId).then(
    (at) => at !== null,
  );

const statusOf = async (creationId: string) =>
  (await stack.rep.get<{ state: string }>(`/v1/contacts/${creationId}`)).body;

const stateOf = async (creationId: string) => (await statusOf(creationId)).state;

const setDeleted = (contactId: string, isDeleted: 0 | 1) =>
  stack.org.org.db.prepare("UPDATE Contact SET IsDeleted = ? WHERE Id = ?").run(isDeleted, contactId);

/** The background job, minute by minute. */
async function settleFor(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    aheadMs += 60_000;
    await settleUndos(stack.app);
  }
}

describe("clicks on Undo at the same time", () => {
  it("are one: Salesforce is asked once, and each is answered alike", async () => {
    const { creationId } = await create();
    await fault({ ...onDelete, action: "delay", ms: 300 });
    await stack.practice("DELETE", "/requests");
    const answers = await Promise.all([1, 2, 3].map(() => undo(creationId)));
    expect(answers).toMatchObject(
      Array.from({ length: 3 }, () => ({ status: 200, body: { state: "undone" } })),
    );
    expect(await stack.apiCalls()).toHaveLength(2);
    expect(await eventsOf(creationId)).toEqual(["creation.undoing", "creation.undone"]);
  });

  it("leave no doubt where Salesforce refuses the deletion", { tags: ["night"] }, async () => {
    const { creationId } = await create();
    await fault({ path: "/composite", action: "delay", ms: 300 });
    await refuseDeletion(400, "DELETE_FAILED", "It is associated with the following cases: 00001");
    const answers = await Promise.all([1, 2].map(() => undo(creationId)));
    expect(answers).toMatchObject([
      { body: { reason: "undo-refused" } },
      { body: { reason: "undo-refused" } },
    ]);
    expect(await isInDoubt(creationId)).toBe(false);
    expect(await eventsOf(creationId)).toEqual(["creation.undoing", "creation.undo-refused"]);
  });
});

describe("a rep who may not delete contacts", () => {
  it("is not offered Undo, neither with the contact nor later, and for no more calls", async () => {
    const reader = await stack.signIn("rep2@practice.example");
    const contact = { read: true, create: true, edit: true, delete: false };
    await stack.practice("PATCH", "/users/rep2@practice.example", {
      objectPermissions: { Contact: contact },
    });
    const { leadId } = await stack.addLead(reader);
    const { body } = await reader.post<Created>("/v1/contacts", stack.creation(leadId));
    expect(body).toMatchObject({ undoSeconds: 0 });
    await stack.practice("DELETE", "/requests");
    expect((await reader.get(`/v1/contacts/${body.creationId}`)).body).toMatchObject({ undoSeconds: 0 });
    expect(await stack.apiCalls()).toEqual([]);
  });

  it("is told that the contact stays, and whom to ask, where they click it nevertheless", async () => {
    const { creationId, lastName } = await create();
    await refuseDeletion(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    expect(await undo(creationId)).toMatchObject({
      status: 403,
      body: { code: "insufficient-access", reason: "undo-not-allowed", title: "The contact wasn't removed" },
    });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it("is told to ask the admin where the org refuses the deletion, and that it is the admin's to mend", async () => {
    const { creationId } = await create();
    await refuseDeletion(400, "DELETE_FAILED", "It is associated with the following cases: 00001");
    expect(await undo(creationId)).toMatchObject({ body: { reason: "undo-refused", whose: "admin" } });
  });
});

describe("an undo, for whoever asks about its creation,", () => {
  it("is under way until it has ended", async () => {
    const { creationId } = await create();
    expect(await statusOf(creationId)).toMatchObject({ undo: null });
    await fault({ ...onDelete, action: "delay", ms: 500 });
    const asked = undo(creationId);
    await eventually(async () => expect(await isInDoubt(creationId)).toBe(true));
    expect(await statusOf(creationId)).toMatchObject({ state: "created", undo: "under-way" });
    await asked;
    expect(await statusOf(creationId)).toMatchObject({ state: "undone", undo: null });
  });

  it("has the reason for which Salesforce refused it, until it is sent again", async () => {
    const { creationId } = await create();
    await refuseDeletion(400, "DELETE_FAILED", "It is associated with the following cases: 00001");
    await undo(creationId);
    const error = { reason: "undo-refused", detail: "It is associated with the following cases: 00001" };
    expect(await statusOf(creationId)).toMatchObject({ state: "created", undo: null, error });
    await fault({ ...onDelete, action: "reset-before" });
    await undo(creationId);
    expect(await statusOf(creationId)).toMatchObject({ undo: "in-doubt", error: null });
    await undo(creationId);
    expect(await statusOf(creationId)).toMatchObject({ state: "undone", error: null });
  });

  it("has no reason that ends with the next sign-in", async () => {
    const { creationId } = await create();
    const body = [{ errorCode: "INVALID_SESSION_ID", message: "Session expired or invalid" }];
    await fault({ ...onDelete, times: 2, action: "error", status: 401, body });
    expect(await undo(creationId)).toMatchObject({ status: 401 });
    stack.rep = await stack.signIn("rep@practice.example");
    expect(await statusOf(creationId)).toMatchObject({ state: "created", undo: null, error: null });
  });

  it("is found by the contact's id in its short form, too", async () => {
    const { creationId, contactId } = await create();
    expect(await statusOf(contactId.slice(0, 15))).toMatchObject({ id: creationId });
  });
});

describe("an undo that Salesforce can't do now", () => {
  const notNow = {
    code: "salesforce-unavailable",
    title: "The contact wasn't removed",
    reason: "undo-not-now",
  };

  it("is told as one that may be clicked again, and not as something that wasn't saved", async () => {
    const { creationId } = await create();
    await refuseDeletion(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
    const { body } = await undo(creationId);
    expect(body).toMatchObject({
      ...notNow,
      action: "Click Undo again in a moment, or delete the contact in Salesforce.",
    });
    expect(body.detail).toContain("Someone else is editing this record in Salesforce.");
    expect(await undo(creationId)).toMatchObject({ status: 200 });
  });

  it.each([
    ["down", { status: 503 }, "maintenance"],
    [
      "not to be found",
      { status: 404, body: [{ errorCode: "NOT_FOUND", message: "no such resource" }] },
      "unexpected response",
    ],
  ])("may be clicked again where Salesforce is %s for the look before it", async (_, answer, reason) => {
    const { creationId } = await create();
    await fault({ path: "/composite", action: "error", times: 3, ...answer });
    expect(await undo(creationId)).toMatchObject({
      body: { ...notNow, detail: expect.stringContaining(reason) },
    });
    await stack.practice("DELETE", "/faults");
    expect(await undo(creationId)).toMatchObject({ status: 200 });
  });
});

describe("an undo whose look is refused", () => {
  /** Salesforce's answer, in which the question for the contact itself is refused. */
  const refuseLook = (errorCode: string, message: string) => {
    const refused = { referenceId: "r0", httpStatusCode: 400, body: [{ errorCode, message }] };
    return fault({
      path: "/composite",
      action: "error",
      status: 200,
      body: { compositeResponse: [refused] },
    });
  };

  it.each(["OPERATION_TOO_LARGE", "MALFORMED_QUERY", "UNKNOWN_EXCEPTION"])(
    "says that the contact wasn't removed, and may be clicked again: %s",
    async (errorCode) => {
      const { creationId } = await create();
      await refuseLook(errorCode, "Salesforce's own words");
      const { body } = await undo(creationId);
      expect(body).toMatchObject({
        reason: "undo-not-now",
        title: "The contact wasn't removed",
        detail: "The contact couldn't be removed now. Salesforce's own words",
      });
      expect(await lastOf(creationId)).toMatchObject({ reason: "undo-refused" });
      expect(await undo(creationId)).toMatchObject({ status: 200 });
    },
  );

  it.each([
    ["TotalRequests Limit exceeded.", "undo-limit", "To remove the contact, delete it in Salesforce."],
    [
      "ConcurrentRequests (Concurrent API Requests) Limit exceeded.",
      "undo-not-now",
      "Click Undo again in a moment, or delete the contact in Salesforce.",
    ],
  ])("says what helps in time where a limit is reached: %s", async (message, reason, action) => {
    const { creationId } = await create();
    const body = [{ errorCode: "REQUEST_LIMIT_EXCEEDED", message }];
    await fault({ path: "/composite", times: 3, action: "error", status: 403, body });
    const answer = await undo(creationId);
    expect(answer.body).toMatchObject({ reason, action, title: "The contact wasn't removed" });
    expect(answer.body.detail).toContain("couldn't be removed now");
  });
});

describe("after an undo", () => {
  it("a repeated request under the same key says so, and names no contact", async () => {
    const key = { "idempotency-key": "undone-then-repeated" };
    const { body, creationId } = await create(key);
    await undo(creationId);
    const again = await stack.rep.post<Problem>("/v1/contacts", body, key);
    expect(again).toMatchObject({ status: 400, body: { reason: "undone" } });
    expect(again.body).not.toHaveProperty("contactId");
  });

  it("a contact that somebody has restored isn't called removed, nor deleted again", async () => {
    const { creationId, contactId, lastName } = await create();
    await undo(creationId);
    setDeleted(contactId, 0);
    expect(await undo(creationId)).toMatchObject({ status: 400, body: { reason: "undo-restored" } });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
    expect((await eventsOf(creationId)).at(-1)).toBe("creation.undo-refused");
  });
});

describe("an undo that can't be written down", () => {
  it("isn't sent, and says that the contact stays", async () => {
    const { creationId, lastName } = await create();
    const takeWrites = await refuseAllWrites(stack.app.database);
    const { body } = await undo(creationId);
    await takeWrites();
    expect(body).toMatchObject({ code: "storage-unavailable", reason: "undo-no-storage" });
    expect(body.detail).toMatch(/^The contact couldn't be removed now\. Crosswalk can't write/);
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });

  it(
    "is answered as in doubt, not as if nothing was saved, and is found out",
    { tags: ["night"] },
    async () => {
      const { creationId, lastName } = await create();
      await fault({ ...onDelete, action: "delay", ms: 500 });
      const asked = undo(creationId);
      await eventually(async () => expect(await isInDoubt(creationId)).toBe(true));
      const takeWrites = await refuseAllWrites(stack.app.database);
      const answer = await asked;
      await takeWrites();
      expect(answer).toMatchObject({ status: 503, body: { reason: "not-deleted" } });
      expect(stack.contactsNamed(lastName)).toEqual([]);
      await settleFor(1);
      expect(await stateOf(creationId)).toBe("undone");
      await keepLateEvents(stack.app.database);
      expect((await eventsOf(creationId)).sort()).toEqual([
        "creation.undo-unknown",
        "creation.undoing",
        "creation.undone",
      ]);
    },
  );
});

describe("an undo in doubt because Salesforce's answer is unclear", () => {
  it.each([
    [404, "ENTITY_IS_DELETED"],
    [500, "UNKNOWN_EXCEPTION"],
  ])("blames no connection, and keeps Salesforce's code: %i %s", async (status, errorCode) => {
    const { creationId } = await create();
    await refuseDeletion(status, errorCode, "unclear");
    const { body } = await undo(creationId);
    expect(body).toMatchObject({ reason: "not-deleted" });
    expect(body.detail).not.toContain("connection");
    expect(JSON.parse((await lastOf(creationId)).details)).toMatchObject({ salesforceCodes: [errorCode] });
  });
});

describe("an undo in doubt", () => {
  async function inDoubt() {
    // Undos of one user are asked about together, also one that another test has left.
    await runSql(stack.app.database, "update creations set undo_at = null");
    const created = await create();
    await fault({ ...onDelete, action: "reset-before" });
    expect(await undo(created.creationId)).toMatchObject({ body: { reason: "not-deleted" } });
    return created;
  }

  it("is told to whoever asks, and then why the contact stays", async () => {
    const { creationId } = await inDoubt();
    expect(await statusOf(creationId)).toMatchObject({ state: "created", undo: "in-doubt", error: null });
    await settleUndos(stack.app);
    await settleFor(12);
    const why = { reason: "undo-not-done", title: "The contact wasn't removed" };
    expect(await statusOf(creationId)).toMatchObject({ state: "created", undo: null, error: why });
  });

  it("isn't told as a contact that stays where Salesforce shows none", { tags: ["night"] }, async () => {
    const { creationId, contactId } = await inDoubt();
    stack.org.org.db.prepare("DELETE FROM Contact WHERE Id = ?").run(contactId);
    await settleUndos(stack.app);
    await settleFor(12);
    expect(await statusOf(creationId)).toMatchObject({ undo: null, error: { reason: "undo-unseen" } });
    // Nor by a click that comes too late.
    expect((await undo(creationId)).body).toMatchObject({ reason: "not-deleted-again" });
    const timeline = await stack.admin.get(`/v1/timeline?id=${creationId}`);
    expect(JSON.stringify(timeline.body)).toContain("Nobody can find out whether Undo removed the contact.");
  });

  it("keeps what Salesforce says to a later click that it refuses", async () => {
    const { creationId } = await inDoubt();
    await refuseDeletion(400, "DELETE_FAILED", "It is associated with the following cases: 00001");
    const { body } = await undo(creationId);
    expect(body).toMatchObject({
      reason: "not-deleted-again",
      action: "Look in Salesforce for the contact.",
    });
    expect(body.detail).toContain("It is associated with the following cases: 00001");
    expect(await isInDoubt(creationId)).toBe(true);
  });

  it(
    "isn't told as a contact that stays where Salesforce can't take a later click now",
    { tags: ["night"] },
    async () => {
      const { creationId } = await inDoubt();
      await refuseDeletion(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
      const { body } = await undo(creationId);
      expect(body).toMatchObject({ reason: "not-deleted-again" });
      expect(body.detail).toContain("Someone else is editing this record in Salesforce.");
      expect(await isInDoubt(creationId)).toBe(true);
    },
  );

  it("is not called settled by a look that began before a later click", { tags: ["night"] }, async () => {
    const { creationId } = await inDoubt();
    await settleUndos(stack.app);
    await settleFor(8);
    await fault({ path: "/queryAll", action: "delay", ms: 800 });
    aheadMs += 60_000;
    const job = settleUndos(stack.app);
    await fault({ ...onDelete, action: "reset-before" });
    await undo(creationId);
    aheadMs += 3 * 60_000;
    await job;
    expect(await isInDoubt(creationId)).toBe(true);
    expect((await eventsOf(creationId)).at(-1)).toBe("creation.undo-unknown");
  });

  it(
    "asks a dozen times an hour at most while the org's API requests are used up",
    { tags: ["night"] },
    async () => {
      const { creationId, contactId } = await inDoubt();
      const body = [{ errorCode: "REQUEST_LIMIT_EXCEEDED", message: "TotalRequests Limit exceeded." }];
      await fault({ path: "/queryAll", times: 1_000, action: "error", status: 403, body });
      await stack.practice("DELETE", "/requests");
      // The test itself takes some seconds of the hour.
      await settleFor(59);
      const looks = (await stack.apiCalls()).filter(({ path }) => path.includes(contactId));
      expect(looks.length).toBeGreaterThan(0);
      expect(looks.length).toBeLessThanOrEqual(12);
      expect(await isInDoubt(creationId)).toBe(true);
    },
  );

  it("asks no other org in which a user has the same id", async () => {
    const { creationId, contactId } = await inDoubt();
    const moveTo = (orgId: string) =>
      runSql(stack.app.database, "update creations set org_id = ? where id = ?", orgId, creationId);
    await moveTo("00D000000000000EAA");
    await stack.practice("DELETE", "/requests");
    await settleFor(13);
    expect((await stack.apiCalls()).filter(({ path }) => path.includes(contactId))).toEqual([]);
    expect(await isInDoubt(creationId)).toBe(true);
    await moveTo(stack.org.orgId);
  });
});
