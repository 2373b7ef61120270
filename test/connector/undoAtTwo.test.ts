import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { clientAt } from "../support/clientAt.ts";
import { eventually } from "../support/eventually.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { startBeside } from "../support/startBeside.ts";
import type { Stack } from "../support/startStack.ts";
import { selectColumn } from "../support/plainSql.ts";

let folder: string;
let stack: ContactStack;
let second: Stack;

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-undo-at-two-"));
  stack = await startContactStack({ databaseFile: join(folder, "crosswalk.db") });
  second = await startBeside(stack);
});
afterAll(async () => {
  await second.close();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await stack.practice("DELETE", "/faults");
});

async function create() {
  const { leadId } = await stack.addLead();
  const { body } = await stack.rep.post<{ creationId: string; contactId: string }>(
    "/v1/contacts",
    stack.creation(leadId),
  );
  const undoAt = (client: ApiClient) => client.delete<Problem>(`/v1/contacts/${body.creationId}`);
  return { ...body, undoAt };
}

const fault = (values: object) => stack.practice("POST", "/faults", { times: 1, ...values });
const onDelete = { method: "DELETE", path: "/sobjects/Contact/" };

const setDeletable = (isDeletable: boolean) =>
  stack.practice("PATCH", "/users/rep@practice.example", {
    objectPermissions: { Contact: { read: true, create: true, edit: true, delete: isDeletable } },
  });

const undosOf = (creationId: string) =>
  selectColumn(
    stack.app.database,
    "select event from events where creation_id = ? and event like 'creation.undo%' order by id",
    creationId,
  );

describe("an undo that is clicked at two connectors", () => {
  it("isn't told as a contact that stays by a look that began before a deletion in doubt", async () => {
    const { creationId, contactId, undoAt } = await create();
    await fault({ path: "/composite", action: "delay", ms: 1500 });
    const first = undoAt(stack.rep);
    await eventually(async () => {
      expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]);
    });
    await fault({ ...onDelete, action: "reset-before" });
    expect((await undoAt(clientAt(second, stack.rep))).body).toMatchObject({ reason: "not-deleted" });
    const later = new Date(Date.now() + 60_000).toISOString();
    stack.org.org.db.prepare("UPDATE Contact SET LastModifiedDate = ? WHERE Id = ?").run(later, contactId);
    expect((await first).body).toMatchObject({ reason: "not-deleted-again" });
    expect((await undosOf(creationId)).at(-1)).toBe("creation.undo-unknown");
  });

  it.each([
    ["the one that was sent first is answered last", [2000, 1000]],
    ["the one that was sent first is answered first", [1000, 2000]],
  ])("leaves no doubt where Salesforce refuses both, and %s", async (_, delays) => {
    const { creationId, undoAt } = await create();
    const clients = [stack.rep, clientAt(second, stack.rep)];
    await setDeletable(false);
    try {
      await fault({ path: "/composite", times: 2, action: "delay", ms: 300 });
      for (const ms of delays) await fault({ ...onDelete, action: "delay", ms });
      const answers = await Promise.all(clients.map(undoAt));
      // As long as the other one is under way, it isn't known how that ends.
      expect(answers.map(({ body }) => body.reason).sort()).toEqual([
        "not-deleted-again",
        "undo-not-allowed",
      ]);
    } finally {
      await setDeletable(true);
    }
    for (const client of clients) {
      const { body } = await client.get(`/v1/contacts/${creationId}`);
      expect(body).toMatchObject({ state: "created", undo: null, error: { reason: "undo-not-allowed" } });
    }
    expect((await undosOf(creationId)).at(-1)).toBe("creation.undo-refused");
  });

  it("is told as undone by the one that is refused after the other has deleted the contact", async () => {
    const { creationId, undoAt } = await create();
    await fault({ path: "/composite", times: 2, action: "delay", ms: 300 });
    const locked = [{ errorCode: "UNABLE_TO_LOCK_ROW", message: "locked", fields: [] }];
    await fault({ ...onDelete, action: "delay", ms: 1500 });
    await fault({ ...onDelete, action: "error", status: 400, body: locked });
    const answers = await Promise.all([stack.rep, clientAt(second, stack.rep)].map(undoAt));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 503]);
    expect((await stack.rep.get(`/v1/contacts/${creationId}`)).body).toMatchObject({
      state: "undone",
      undo: null,
    });
    expect((await undosOf(creationId)).at(-1)).toBe("creation.undone");
  });

  it("is told by each refusal of Salesforce, also where the other was sent after it", async () => {
    const { creationId, undoAt } = await create();
    await fault({ path: "/composite", times: 2, action: "delay", ms: 300 });
    const body = [{ errorCode: "DELETE_FAILED", message: "It has cases", fields: [] }];
    await fault({ ...onDelete, times: 2, action: "error", status: 400, body });
    await Promise.all([undoAt(stack.rep), undoAt(clientAt(second, stack.rep))]);
    const ends = (await undosOf(creationId)).filter((event) => event !== "creation.undoing");
    expect(ends).toHaveLength(2);
    expect(ends).toContain("creation.undo-refused");
  });
});
