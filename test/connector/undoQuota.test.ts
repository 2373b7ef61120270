import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settleUndos } from "../../connector/creations/reconcile/settleUndos.ts";
import { clientAt } from "../support/clientAt.ts";
import { eventually } from "../support/eventually.ts";
import { fillQuota } from "../support/fillQuota.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { startBeside } from "../support/startBeside.ts";
import { isOnPostgres } from "../support/testDatabase.ts";
import type { Stack } from "../support/startStack.ts";

const inMarch = Date.parse("2031-03-15T12:00:00Z");

let folder: string;
let stack: ContactStack;
/** Another connector, or on SQLite the same one. */
let second: Stack;
let now = inMarch;
let empty: () => unknown = () => undefined;

/** A clock that goes on, from a day that the test chooses. */
const started = Date.now();
const clock = () => new Date(now + (Date.now() - started));

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-undo-quota-"));
  stack = await startContactStack({ clock, databaseFile: join(folder, "crosswalk.db") });
  second = isOnPostgres ? await startBeside(stack, { clock }) : stack;
});
afterAll(async () => {
  await second.stop();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  now = inMarch;
  stack.rep = await stack.signIn("rep@practice.example");
  stack.admin = await stack.signIn("admin@practice.example");
});
afterEach(async () => {
  await empty();
  empty = () => {};
  await stack.practice("DELETE", "/faults");
});

interface Created {
  contactId: string;
  creationId: string;
}

interface Undone {
  state: string;
  quota: { used: number; remaining: number; month: string };
}

async function add() {
  const { leadId } = await stack.addLead(stack.rep);
  return stack.rep.post<Created & Problem>("/v1/contacts", stack.creation(leadId));
}

async function create() {
  const answer = await add();
  expect(answer.status).toBe(201);
  return answer.body;
}

const undo = (creationId: string, client = stack.rep) => client.delete<Undone>(`/v1/contacts/${creationId}`);

const onDelete = { method: "DELETE", path: "/sobjects/Contact/", times: 1 };
const fault = (values: object) => stack.practice("POST", "/faults", { ...onDelete, ...values });

/** What the admin's page says of the rep. */
async function usageIn(month: string) {
  const { body } = await stack.admin.get<{ users: { username: string; used: number; outcomes: object }[] }>(
    `/v1/usage?month=${month}`,
  );
  return body.users.find(({ username }) => username === "rep@practice.example");
}

describe("a contact that was undone", () => {
  it("counts no longer: for the rep, in the answer, and on the admin's page", async () => {
    const before = await stack.usedQuota(stack.rep);
    const { creationId } = await create();
    expect(await stack.usedQuota(stack.rep)).toBe(before + 1);
    expect(await undo(creationId)).toMatchObject({ status: 200, body: { quota: { used: before } } });
    expect(await stack.usedQuota(stack.rep)).toBe(before);
    const usage = await usageIn("2031-03");
    expect(usage).toMatchObject({ used: before, outcomes: { undone: 1 } });
    const asked = await stack.rep.get(`/v1/contacts/${creationId}`);
    expect(asked.body).toMatchObject({ state: "undone", quota: { used: before } });
  });

  it("gives one back, however often and wherever it is undone", { tags: ["night"] }, async () => {
    const before = await stack.usedQuota(stack.rep);
    await create();
    const { creationId } = await create();
    const elsewhere = clientAt(second, stack.rep);
    await Promise.all([undo(creationId), undo(creationId), undo(creationId, elsewhere)]);
    await undo(creationId);
    await undo(creationId, elsewhere);
    expect(await stack.usedQuota(stack.rep)).toBe(before + 1);
  });

  it(
    "makes room for one more at the end of the quota, and not before it is gone",
    { tags: ["night"] },
    async () => {
      empty = await fillQuota(stack, "rep@practice.example", 1);
      const { creationId } = await create();
      await fault({ action: "reset-before" });
      await undo(creationId);
      expect((await add()).body).toMatchObject({ code: "quota-exceeded" });
      expect(await undo(creationId)).toMatchObject({ status: 200, body: { quota: { remaining: 1 } } });
      const answers = await Promise.all([add(), add(), add()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429]);
      expect((await add()).body).toMatchObject({ code: "quota-exceeded" });
    },
  );

  it("gives back to the month that it was taken from", { tags: ["night"] }, async () => {
    stack.org.org.db.prepare(`UPDATE "Organization" SET TimeZoneSidKey = 'UTC'`).run();
    now = Date.parse("2031-03-31T23:56:00Z") - (Date.now() - started);
    stack.rep = await stack.signIn("rep@practice.example");
    stack.admin = await stack.signIn("admin@practice.example");
    const before = await usageIn("2031-03");
    const { creationId } = await create();
    now += 5 * 60_000;
    const { body } = await undo(creationId);
    expect(body.quota).toMatchObject({ month: "2031-04", used: 0 });
    expect((await usageIn("2031-03"))?.used).toBe(before?.used ?? 0);
  });
});

describe("a contact of which it isn't known whether it was undone", () => {
  it("counts until Salesforce shows that it is gone", async () => {
    const before = await stack.usedQuota(stack.rep);
    const { creationId, contactId } = await create();
    await fault({ action: "reset-before" });
    await undo(creationId);
    expect(await stack.usedQuota(stack.rep)).toBe(before + 1);
    stack.org.org.db.prepare("UPDATE Contact SET IsDeleted = 1 WHERE Id = ?").run(contactId);
    await eventually(async () => {
      now += 60_000;
      await settleUndos(stack.app);
      expect(await stack.usedQuota(stack.rep)).toBe(before);
    });
  });

  it("goes on to count where it is still there", async () => {
    const before = await stack.usedQuota(stack.rep);
    const { creationId, contactId } = await create();
    const later = "UPDATE Contact SET LastModifiedDate = '2099-01-01T00:00:00.000Z' WHERE Id = ?";
    stack.org.org.db.prepare(later).run(contactId);
    await undo(creationId);
    expect(await stack.usedQuota(stack.rep)).toBe(before + 1);
  });
});
