import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { settleUndos } from "../../connector/creations/reconcile/settleUndos.ts";
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
