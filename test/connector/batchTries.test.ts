import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { attemptsMax } from "../../connector/creations/ledger/batchRows.ts";
import { batches, batchRows } from "../../connector/database/schema/batches.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, readBatch, rowsOf, startBatch, type BatchView } from "../support/batches.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { eventually } from "../support/eventually.ts";
import { runSql } from "../support/plainSql.ts";
import { firstOf } from "../../connector/database/rows.ts";

let stack: ContactStack;
/** Added to the connector's clock, so that no test waits. */
let aheadMs = 0;

beforeAll(async () => {
  stack = await startContactStack({ clock: () => new Date(Date.now() + aheadMs) });
});
afterAll(() => stack.close());
afterEach(() => stack.practice("DELETE", "/faults"));

const withRole = (leadIds: string[]) =>
  leadIds.map((leadId) => ({
    leadId,
    accountId: stack.account.id,
    opportunityId: stack.account.openOpportunityId,
    role: "Evaluator",
  }));

/** Lets every pause of a batch pass until it has ended. */
function ended(id: string): Promise<BatchView> {
  return eventually(async () => {
    const { body: batch } = await stack.rep.get<BatchView & { resumeAt: string | null }>(`/v1/batches/${id}`);
    if (batch.resumeAt) aheadMs = Math.max(aheadMs, Date.parse(batch.resumeAt) - Date.now() + 1);
    if (batch.state !== "finished") throw new Error(`the batch is ${JSON.stringify(batch)}`);
    return batch;
  });
}

async function creatingCalls(): Promise<number> {
  const calls = await stack.apiCalls();
  return calls.filter(({ method, path }) => method === "POST" && /composite\/(graph|sobjects)$/.test(path))
    .length;
}

/** Every graph halted, in words of Salesforce's. */
function haltedGraphs(count: number, message: string) {
  const body = [{ errorCode: "PROCESSING_HALTED", message }];
  const graphs = Array.from({ length: count }, (_, index) => ({
    graphId: String(index),
    isSuccessful: false,
    graphResponse: {
      compositeResponse: [`contact_${index}`, `role_${index}`].map((referenceId) => ({
        referenceId,
        httpStatusCode: 400,
        httpHeaders: {},
        body,
      })),
    },
  }));
  return { graphs };
}

describe("a batch that cannot go on", () => {
  it("ends where Salesforce halts its contacts each time", async () => {
    const { leadIds } = await addList(stack, 3);
    const message = "The transaction was rolled back since another operation in the same transaction failed.";
    const fault = { method: "POST", path: "/composite/graph", times: 100, action: "error", status: 200 };
    await stack.practice("POST", "/faults", { ...fault, body: haltedGraphs(3, message) });
    await stack.practice("DELETE", "/requests");
    const id = await startBatch(stack.rep, { rows: withRole(leadIds) });
    expect((await ended(id)).counts).toMatchObject({ failed: 3, waiting: 0 });
    expect(await creatingCalls()).toBe(attemptsMax);
    const [row] = await rowsOf(stack.rep, id);
    expect(row?.error).toMatchObject({ code: "salesforce-unavailable", reason: "not-tried" });
    const admin = await stack.signIn("admin@practice.example");
    const { body } = await admin.get<{ users: { outcomes: Record<string, number> }[] }>("/v1/usage");
    expect(body.users[0]?.outcomes["not-tried"]).toBe(3 * attemptsMax);
  });

  it("ends where Salesforce halts its contacts with a message that it does not document", async () => {
    const { leadIds } = await addList(stack, 2);
    const message = "Invalid reference specified. No value for nope.id found in nope";
    const fault = { method: "POST", path: "/composite/graph", times: 100, action: "error", status: 200 };
    await stack.practice("POST", "/faults", { ...fault, body: haltedGraphs(2, message) });
    await stack.practice("DELETE", "/requests");
    const id = await startBatch(stack.rep, { rows: withRole(leadIds) });
    expect((await ended(id)).counts).toMatchObject({ failed: 2, waiting: 0 });
    expect(await creatingCalls()).toBe(1);
    expect((await rowsOf(stack.rep, id))[0]?.error?.detail).toBe(message);
  });

  it.each(["a collection", "graphs"])(
    "fails only the rows beside a contact that something before Salesforce refuses, sent in %s",
    async (kind) => {
      const { leadIds, lastName } = await addList(stack, 20, (lead, index) =>
        index === 0 ? { ...lead, title: `Refused in ${kind}` } : lead,
      );
      await stack.practice("POST", "/faults", {
        method: "POST",
        path: "/composite",
        record: `Refused in ${kind}`,
        times: 100,
        action: "error",
        status: 403,
        body: "<html>Forbidden</html>",
      });
      const rows = kind === "graphs" ? withRole(leadIds) : [];
      const id = await startBatch(
        stack.rep,
        rows.length > 0 ? { rows } : { rows: leadIds.map((leadId) => ({ leadId })) },
      );
      const { counts } = await ended(id);
      // The rows sent together with the refused one in its last try fail with it; they are few.
      expect(counts).toMatchObject({ total: 20, waiting: 0, created: 15, failed: 5 });
      expect((await rowsOf(stack.rep, id))[0]?.state).toBe("failed");
      expect(stack.contactsNamed(lastName)).toHaveLength(15);
    },
  );

  it("ends where one record always meets a code that otherwise stops everything", async () => {
    const { leadIds } = await addList(stack, 2);
    const errors = [{ statusCode: "REQUEST_LIMIT_EXCEEDED", message: "TotalRequests Limit exceeded." }];
    const body = [
      { success: false, errors },
      { success: false, errors },
    ];
    const fault = { method: "POST", path: "/composite/sobjects", times: 100, action: "error", status: 200 };
    await stack.practice("POST", "/faults", { ...fault, body });
    const id = await startBatch(stack.rep, { rows: leadIds.map((leadId) => ({ leadId })) });
    expect((await ended(id)).counts).toMatchObject({ failed: 2, waiting: 0 });
    expect((await rowsOf(stack.rep, id))[0]?.error).toMatchObject({ code: "api-limit-reached" });
  });

  it("ends where its look-ups before sending always take too long", async () => {
    const { leadIds } = await addList(stack, 2);
    const body = [{ errorCode: "QUERY_TIMEOUT", message: "Your query request was running for too long." }];
    const fault = { method: "POST", path: "/composite", times: 100, action: "error", status: 400 };
    await stack.practice("POST", "/faults", { ...fault, body });
    aheadMs += 6 * 60_000;
    const id = await startBatch(stack.rep, { leadIds });
    expect((await ended(id)).counts).toMatchObject({ failed: 2, waiting: 0 });
    expect((await rowsOf(stack.rep, id))[0]?.error).toMatchObject({ code: "salesforce-unavailable" });
    await stack.practice("DELETE", "/faults");
    await stack.rep.post(`/v1/batches/${id}/retry`);
    expect((await ended(id)).counts).toMatchObject({ created: 2, failed: 0 });
  });

  it("forgets steps that broke once one has gone well", async () => {
    const { leadIds } = await addList(stack, 2);
    const [first = "", second = ""] = leadIds;
    const { database } = stack.app;
    const id = await startBatch(stack.rep, { leadIds: [first] });
    await ended(id);
    const again = { leadId: second, state: "waiting" as const, creationId: null, contactId: null };
    await database.update(batchRows).set(again).where(eq(batchRows.batchId, id));
    const broken = { state: "running" as const, finishedAt: null, brokenSteps: attemptsMax - 1 };
    await database.update(batches).set(broken).where(eq(batches.id, id));
    expect((await ended(id)).counts).toMatchObject({ created: 1 });
    const batch = await firstOf(database.select().from(batches).where(eq(batches.id, id)));
    expect(batch?.brokenSteps).toBe(0);
  });

  it("ends where our own records of a lead are broken", async () => {
    const { leadIds } = await addList(stack, 1);
    const { database } = stack.app;
    const id = await startBatch(stack.rep, { leadIds });
    await runSql(database, "UPDATE batch_rows SET contact = '{' WHERE batch_id = ?", id);
    const { counts } = await ended(id);
    expect(counts).toMatchObject({ failed: 1, waiting: 0 });
    await runSql(database, "UPDATE batch_rows SET contact = NULL WHERE batch_id = ?", id);
    expect((await rowsOf(stack.rep, id))[0]?.error).toMatchObject({ code: "internal" });
  });

  it("ends where a colleague's lost answer keeps a shared lead busy for good", async () => {
    const { leadIds } = await addList(stack, 2);
    const [blocked = ""] = leadIds;
    const { database } = stack.app;
    const lostAt = Date.now() + aheadMs;
    await database.insert(creations).values({
      id: "lost-for-good",
      orgId: stack.org.org.id,
      userId: "005Nobody000000AAA",
      leadId: blocked,
      month: "2026-01",
      state: "unknown",
      createdAt: lostAt,
      lostAt,
      checkAt: lostAt,
    });
    const id = await startBatch(stack.rep, { rows: leadIds.map((leadId) => ({ leadId })) });
    await eventually(async () => expect((await readBatch(stack.rep, id)).counts.created).toBe(1));
    aheadMs += 16 * 60_000;
    expect((await ended(id)).counts).toMatchObject({ created: 1, failed: 1 });
    expect((await rowsOf(stack.rep, id))[0]?.error).toMatchObject({ code: "creation-in-progress" });
    await database.delete(creations).where(eq(creations.id, "lost-for-good"));
    await stack.rep.post(`/v1/batches/${id}/retry`);
    expect((await batchIn(stack.rep, id, "finished")).counts.created).toBe(2);
  });
});
