import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { batches } from "../../connector/database/schema/batches.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, readBatch, rowsOf, startBatch, untilCreated } from "../support/batches.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { inTransaction } from "../../connector/database/inTransaction.ts";
import { quotaTerms } from "../../connector/settings/quotaTerms.ts";
import { readQuota } from "../../connector/settings/readQuota.ts";
import { eventually } from "../support/eventually.ts";
import { fillQuota } from "../support/fillQuota.ts";
import { changeSettings } from "../support/changeSettings.ts";
import { firstOf } from "../../connector/database/rows.ts";

interface Connection {
  user: { id: string };
  org: { id: string };
}

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
afterEach(async () => {
  vi.restoreAllMocks();
  await stack.practice("DELETE", "/faults");
  await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
  await setCreation(true);
  // The tests together make more contacts than a month's quota.
  await stack.app.database.delete(creations);
});

const withRole = () => ({ opportunityId: stack.account.openOpportunityId, role: "Influencer" });

/** At once, between two requests of a batch. */
async function setCreation(createContacts: boolean): Promise<void> {
  await changeSettings(stack.app.database, { createContacts });
}

function contactsOf(leads: { state: string; contactId: string | null }[]) {
  return leads.flatMap(({ contactId }) => contactId ?? []);
}

describe("a batch", () => {
  it("makes each lead's contact and role, links the leads and takes the quota", async () => {
    const { listId } = await addList(stack, 100);
    const used = await stack.usedQuota();
    await stack.practice("DELETE", "/requests");
    const id = await startBatch(stack.rep, { listId, defaults: withRole() });
    const batch = await batchIn(stack.rep, id, "finished");
    expect(batch.counts).toEqual({ total: 100, created: 100, failed: 0, skipped: 0, unknown: 0, waiting: 0 });
    expect(batch.roles).toBe(100);
    const rows = await rowsOf(stack.rep, id);
    const ids = contactsOf(rows);
    expect(new Set(ids).size).toBe(100);
    for (const contactId of ids) expect(stack.rolesOf(contactId)).toHaveLength(1);
    expect(await stack.usedQuota()).toBe(used + 100);
    const calls = await stack.apiCalls();
    expect(calls.filter(({ path }) => path.endsWith("/composite/graph"))).toHaveLength(2);
    expect(batch.apiCalls).toBe(calls.length);
    const { body } = await stack.rep.get<{ linkedCount: number }>(`/v1/lead-lists/${listId}`);
    expect(body.linkedCount).toBe(100);
  });

  it("ends rows that Salesforce refuses each with their own error, and sends again what was halted with them", async () => {
    const { leadIds } = await addList(stack, 60, (lead, index) =>
      index < 40 ? { ...lead, email: `bad.${index}@northwind.example` } : lead,
    );
    await stack.practice("POST", "/objects/Contact/validation-rules", {
      name: "No_Bad_Mail",
      field: "Email",
      when: "Email LIKE 'bad.%'",
      message: "Such addresses are not allowed.",
    });
    const used = await stack.usedQuota();
    const id = await startBatch(stack.rep, { leadIds, defaults: withRole() });
    const batch = await batchIn(stack.rep, id, "finished");
    expect(batch.counts).toMatchObject({ total: 60, created: 20, failed: 40 });
    const failed = (await rowsOf(stack.rep, id)).filter(({ state }) => state === "failed");
    for (const { error } of failed) {
      expect(error).toMatchObject({ code: "validation-failed", detail: "Such addresses are not allowed." });
    }
    expect(await stack.usedQuota()).toBe(used + 20);

    const rows = failed.map(({ leadId }) => ({ leadId, contact: { Email: "good@northwind.example" } }));
    const retried = await stack.rep.post(`/v1/batches/${id}/retry`, { rows });
    expect(retried.status).toBe(200);
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 60, failed: 0 });
  });

  it("says what its rows lack, sends the others, and takes what is mended", async () => {
    const { leadIds } = await addList(stack, 4, (lead, index) =>
      index === 0 ? { ...lead, title: "" } : index === 1 ? { ...lead, company: "Nobody Knows It" } : lead,
    );
    const id = await startBatch(stack.rep, { leadIds });
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 2, failed: 2 });
    const [first, second] = await rowsOf(stack.rep, id);
    expect(first?.error).toMatchObject({ code: "validation-failed", fields: [{ field: "Title" }] });
    expect(second?.error).toMatchObject({ code: "validation-failed", fields: [{ field: "AccountId" }] });
    const rows = [
      { leadId: leadIds[0], contact: { Title: "Planner" } },
      { leadId: leadIds[1], accountId: stack.account.id },
    ];
    await stack.rep.post(`/v1/batches/${id}/retry`, { rows });
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 4, failed: 0 });
  });

  it("skips leads that are in the CRM, or likely are, unless the rep chose for them by hand", async () => {
    const twin = {
      FirstName: "Hedwig",
      LastName: "Doppelstein",
      AccountId: stack.account.id,
      Title: "Planner",
    };
    await stack.practice("POST", "/records/Contact", [twin]);
    const { leadIds } = await addList(stack, 3, (lead, index) =>
      index === 1 ? { ...lead, firstName: twin.FirstName, lastName: twin.LastName } : lead,
    );
    const [linked = "", likely = ""] = leadIds;
    await stack.rep.post("/v1/contacts", stack.creation(linked));
    const id = await startBatch(stack.rep, { leadIds });
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 1, skipped: 2 });
    const rows = await rowsOf(stack.rep, id);
    expect(rows.slice(0, 2).map(({ error }) => error?.code)).toEqual(["already-in-crm", "already-in-crm"]);

    await stack.rep.post(`/v1/batches/${id}/retry`, { rows: [{ leadId: likely }] });
    expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 2, skipped: 1 });
  });

  it("takes only what is left of the quota, and says so of the rest", async () => {
    const rep2 = await stack.signIn("rep2@practice.example");
    const { leadIds } = await addList(stack, 10, undefined, rep2);
    const empty = await fillQuota(stack, "rep2@practice.example", 4);
    const id = await startBatch(rep2, { leadIds, defaults: withRole() });
    expect((await batchIn(rep2, id, "finished")).counts).toMatchObject({ created: 4, failed: 6 });
    const rows = await rowsOf(rep2, id);
    expect(rows.filter(({ error }) => error?.code === "quota-exceeded")).toHaveLength(6);
    await empty();
  });

  it("gives a lead the quota that a refused one gives back", { tags: ["night"] }, async () => {
    const rep2 = await stack.signIn("rep2@practice.example");
    await stack.practice("POST", "/objects/Contact/validation-rules", {
      name: "No_Dreamers",
      field: "Title",
      when: "Title = 'Dreamer'",
      message: "Wake up.",
    });
    const change = (lead: Record<string, string>, index: number) =>
      index < 3 ? { ...lead, title: "Dreamer" } : lead;
    const { leadIds } = await addList(stack, 6, change, rep2);
    const empty = await fillQuota(stack, "rep2@practice.example", 2);
    const id = await startBatch(rep2, { leadIds });
    expect((await batchIn(rep2, id, "finished")).counts).toMatchObject({ created: 2, failed: 4 });
    const codes = (await rowsOf(rep2, id)).map(({ error }) => error?.code);
    expect(codes).toEqual([...Array(3).fill("validation-failed"), undefined, undefined, "quota-exceeded"]);
    await empty();
  });

  it(
    "makes no more contacts than a quota allows that an admin lowers while it runs",
    { tags: ["night"] },
    async () => {
      const rep2 = await stack.signIn("rep2@practice.example");
      const { leadIds } = await addList(stack, 300, undefined, rep2);
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 150, perRecord: 0 } });
      const before = await stack.usedQuota(rep2);
      const id = await startBatch(rep2, { leadIds, defaults: withRole() });
      await untilCreated(rep2, id);

      // At once, as the batch claims its next contacts meanwhile.
      const { database } = stack.app;
      const { user, org } = (await rep2.get<Connection>("/v1/connection")).body;
      const caller = { orgId: org.id, userId: user.id };
      const used = await inTransaction(database, async (tx) => {
        const quota = await readQuota(tx, caller, await quotaTerms(tx, caller, stack.app.clock()));
        await changeSettings(tx, { monthlyQuota: quota.used });
        return quota.used;
      });
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });

      const { counts } = await batchIn(rep2, id, "finished");
      expect(counts.created).toBe(used - before);
      expect(counts.failed).toBe(300 - counts.created);
      const rows = await rowsOf(rep2, id);
      expect(new Set(rows.flatMap(({ error }) => (error ? [error.code] : [])))).toEqual(
        new Set(["quota-exceeded"]),
      );
      await changeSettings(stack.app.database, { monthlyQuota: 1000 });
    },
  );

  // By day test/e2e/batch.spec.ts does it in the panel.
  it(
    "is cancelled: what is in flight is settled, the rest is not sent; and goes on when resumed",
    { tags: ["night"] },
    async () => {
      const { leadIds } = await addList(stack, 300);
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 150, perRecord: 0 } });
      const used = await stack.usedQuota();
      const id = await startBatch(stack.rep, { leadIds, defaults: withRole() });
      await untilCreated(stack.rep, id);
      expect((await stack.rep.post(`/v1/batches/${id}/cancel`)).status).toBe(200);
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
      const inFlight = stack.app.database.select().from(creations).where(eq(creations.state, "sent"));
      await eventually(async () => expect(await inFlight).toEqual([]));
      const cancelled = await readBatch(stack.rep, id);
      expect(cancelled.state).toBe("cancelled");
      expect(cancelled.counts.created + cancelled.counts.waiting).toBe(300);
      expect(cancelled.counts.waiting).toBeGreaterThan(0);
      expect(await stack.usedQuota()).toBe(used + cancelled.counts.created);
      await stack.rep.post(`/v1/batches/${id}/resume`);
      expect((await batchIn(stack.rep, id, "finished")).counts.created).toBe(300);
      expect(await stack.usedQuota()).toBe(used + 300);
    },
  );

  it(
    "a batch whose answer was lost finds every contact again, and makes none twice",
    { tags: ["night"] },
    async () => {
      const { leadIds } = await addList(stack, 80);
      await stack.practice("POST", "/faults", {
        method: "POST",
        path: "/composite/graph",
        times: 1,
        action: "reset-after",
      });
      const id = await startBatch(stack.rep, { leadIds, defaults: withRole() });
      expect((await batchIn(stack.rep, id, "finished")).counts.created).toBe(80);
      expect(new Set(contactsOf(await rowsOf(stack.rep, id))).size).toBe(80);
      const { body: lead } = await stack.rep.get<{ lastName: string }>(`/v1/leads/${leadIds[0]}`);
      expect(stack.contactsNamed(lead.lastName)).toHaveLength(80);
    },
  );

  it.each([
    ["graphs", "/composite/graph", { graphs: [] }],
    ["a collection", "/composite/sobjects$", []],
  ])("takes no lead for failed that Salesforce's answer leaves out, of %s", async (kind, path, body) => {
    const { leadIds, lastName } = await addList(stack, 3);
    const fault = { method: "POST", path, times: 1, action: "error", status: 200, body };
    await stack.practice("POST", "/faults", fault);
    const defaults = kind === "graphs" ? withRole() : {};
    const id = await startBatch(stack.rep, { leadIds, defaults });
    await eventually(async () => expect((await readBatch(stack.rep, id)).counts.unknown).toBe(3));
    expect(stack.contactsNamed(lastName)).toEqual([]);
    await stack.rep.post(`/v1/batches/${id}/cancel`);
  });

  it(
    "waits while an admin has turned creation off, asks Salesforce nothing, and goes on once it is on again",
    { tags: ["night"] },
    async () => {
      const { leadIds } = await addList(stack, 160);
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 200, perRecord: 0 } });
      const id = await startBatch(stack.rep, { leadIds, defaults: withRole() });
      await untilCreated(stack.rep, id);
      await setCreation(false);

      const paused = await batchIn(stack.rep, id, "paused");

      expect(paused.problem?.code).toBe("creation-disabled");
      expect(paused.counts.failed).toBe(0);
      const calls = paused.apiCalls;
      await setCreation(true);
      const batch = await batchIn(stack.rep, id, "finished");
      expect(batch.counts.created).toBe(160);
      expect(batch.apiCalls - calls).toBeLessThanOrEqual(4);
    },
  );

  it.each(["cancelled", "finished"] as const)(
    "sends nothing more where it is %s just before its next leads are claimed",
    async (state) => {
      const { leadIds, lastName } = await addList(stack, 2);
      const body = [{ errorCode: "SERVER_UNAVAILABLE", message: "" }];
      const fault = { path: "/composite/sobjects$", times: 1, action: "error", status: 503, body };
      await stack.practice("POST", "/faults", fault);
      const id = await startBatch(stack.rep, { leadIds });
      await batchIn(stack.rep, id, "paused");
      const { database } = stack.app;
      const isIt = eq(batches.id, id);
      const set = (changes: object) => database.update(batches).set(changes).where(isIt);
      const transaction = database.engine.transaction.bind(database.engine);
      vi.spyOn(database.engine, "transaction").mockImplementation(async (...given) => {
        const result = await transaction(...given);
        const now = await firstOf(database.select().from(batches).where(isIt));
        if (now?.state === "running") await set({ state });
        return result;
      });
      await set({ resumeAt: 0 });
      await batchIn(stack.rep, id, state);
      // A rep's batches take turns: once another has ended, the step of this one has, too.
      const { leadIds: others } = await addList(stack, 1);
      await batchIn(stack.rep, await startBatch(stack.rep, { leadIds: others }), "finished");
      expect((await readBatch(stack.rep, id)).counts.waiting).toBe(2);
      expect(stack.contactsNamed(lastName)).toEqual([]);
    },
  );

  it("pauses while Salesforce is down, and goes on by itself", async () => {
    const { leadIds } = await addList(stack, 5);
    await stack.practice("POST", "/faults", {
      method: "POST",
      path: "/composite/graph",
      times: 1,
      action: "error",
      status: 503,
      body: [{ errorCode: "SERVER_UNAVAILABLE", message: "Down for maintenance" }],
    });
    const id = await startBatch(stack.rep, { leadIds, defaults: withRole() });
    expect((await batchIn(stack.rep, id, "paused")).problem).toMatchObject({
      code: "salesforce-unavailable",
    });
    await stack.rep.post(`/v1/batches/${id}/resume`);
    expect((await batchIn(stack.rep, id, "finished")).counts.created).toBe(5);
  });

  it(
    "may share leads with another batch, and each becomes one contact all the same",
    { tags: ["night"] },
    async () => {
      const { leadIds } = await addList(stack, 90);
      const [one, other] = await Promise.all([
        startBatch(stack.rep, { leadIds, defaults: withRole() }),
        startBatch(stack.rep, { leadIds: leadIds.toReversed(), defaults: withRole() }),
      ]);
      const ended = [await batchIn(stack.rep, one, "finished"), await batchIn(stack.rep, other, "finished")];
      expect(ended.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(90);
      expect(ended.reduce((sum, { counts }) => sum + counts.skipped, 0)).toBe(90);
    },
  );

  it("is taken on once under one Idempotency-Key", async () => {
    const { leadIds } = await addList(stack, 2);
    const key = { "idempotency-key": crypto.randomUUID() };
    const first = await stack.rep.post<{ id: string }>("/v1/batches", { leadIds }, key);
    const second = await stack.rep.post<{ id: string }>("/v1/batches", { leadIds }, key);
    expect(second).toMatchObject({ status: 202, body: first.body });
    const other = await stack.rep.post("/v1/batches", { leadIds: leadIds.slice(1) }, key);
    expect(other).toMatchObject({ status: 400, body: { code: "request-invalid" } });
    await batchIn(stack.rep, first.body.id, "finished");
  });

  it("is found by nobody but its rep", async () => {
    const { leadIds } = await addList(stack, 1);
    const id = await startBatch(stack.rep, { leadIds });
    expect(await stack.admin.get(`/v1/batches/${id}`)).toMatchObject({ status: 404 });
    expect(await stack.admin.get(`/v1/batches/${id}/rows`)).toMatchObject({ status: 404 });
    expect(await stack.admin.post(`/v1/batches/${id}/cancel`)).toMatchObject({ status: 404 });
    await batchIn(stack.rep, id, "finished");
  });
});
