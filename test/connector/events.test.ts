import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { AppContext } from "../../connector/context.ts";
import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import { inTransaction } from "../../connector/database/inTransaction.ts";
import { event } from "../../connector/log/event.ts";
import { keepLateEvents } from "../../connector/log/keepEvent.ts";
import { events, type EventName } from "../../connector/log/events.ts";
import { endAccessTokens } from "@crosswalk/practice-org";
import { addList, batchIn, readBatch, rowsOf, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { doAfter, failWrites } from "../support/failWrites.ts";
import { runSql, selectColumn, selectRow } from "../support/plainSql.ts";

interface Line {
  level: number;
  msg: string;
  event?: EventName;
  requestId?: string;
  traceId?: string;
  route?: string;
  userId?: string;
  orgId?: string;
  creationId?: string;
  batchId?: string;
  leadId?: string;
  position?: number;
  code?: string;
  reason?: string;
  outcome?: string;
  call?: { method: string; resource: string; status: number | null; ms: number; lostBy?: string };
}

let stack: ContactStack;
let aheadMs = 0;
const lines: Line[] = [];

beforeAll(async () => {
  stack = await startContactStack({
    clock: () => new Date(Date.now() + aheadMs),
    onLog: (line) => lines.push(JSON.parse(line) as Line),
  });
  await watchStates(stack.app);
});
afterAll(() => stack.close());
afterEach(() => stack.practice("DELETE", "/faults"));

/** Has the database itself write down each state that is written, whoever writes it. */
async function watchStates({ database }: AppContext): Promise<void> {
  const watched = [
    ["creations", "new.id"],
    ["batches", "new.id"],
    ["batch_rows", "new.batch_id || ':' || new.position"],
  ];
  await runSql(database, "create table written_states (place text, id text, state text, was text)");
  for (const [table, id] of watched) {
    const write = (was: string) => `insert into written_states values ('${table}', ${id}, new.state, ${was})`;
    await doAfter(database, String(table), "insert", write("null"));
    await doAfter(database, String(table), "update of state", write("old.state"));
  }
}

const told = (name: EventName) => lines.filter((line) => line.event === name);
const rowsFor = (leadIds: string[]) => leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
const creating = { method: "POST", path: "/composite$", record: '"referenceId":"contact"', times: 1 };
const sending = { method: "POST", path: "/composite/sobjects", times: 1 };

async function addOne(changes: Record<string, unknown> = {}) {
  const { leadId } = await stack.addLead();
  const answer = await stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId, changes));
  return { leadId, ...answer, requestId: answer.headers.get("x-request-id") };
}

describe("the log tells", () => {
  it("how a contact is created and undone, each with its request, its user and the call that did it", async () => {
    const { status, body, leadId, requestId } = await addOne();
    expect(status).toBe(201);
    await stack.rep.delete(`/v1/contacts/${body.creationId}`);
    const { creationId } = body;
    const ofIt = lines.filter((line) => line.creationId === creationId);
    expect(ofIt.map((line) => line.event)).toEqual([
      "creation.reserved",
      "creation.sent",
      "creation.created",
      "creation.undoing",
      "creation.undone",
    ]);
    const [request] = lines.filter((line) => line.msg === "request" && line.requestId === requestId);
    expect(request).toMatchObject({ route: "/v1/contacts", method: "POST", status: 201 });
    const { userId, orgId, traceId } = request ?? {};
    expect(userId).toMatch(/^005/);
    for (const line of ofIt.slice(0, 3)) {
      expect(line).toMatchObject({ requestId, traceId, userId, orgId, leadId, route: "/v1/contacts" });
    }
    expect(ofIt[2]?.call).toEqual({
      method: "POST",
      resource: "/composite",
      status: 200,
      ms: expect.any(Number) as number,
    });
    expect(ofIt[4]?.call).toMatchObject({ method: "DELETE", status: 204 });
  });

  it("why a contact is refused, and which answer was lost how", async () => {
    const refused = await addOne({
      contact: { Email: "quinn@private.example", AccountId: "001000000000000AAA" },
    });
    expect(refused.status).not.toBe(201);
    const line = lines.find((each) => each.msg === "refused" && each.requestId === refused.requestId);
    expect(line).toMatchObject({
      code: refused.body.code,
      route: "/v1/contacts",
      userId: expect.any(String),
    });

    await stack.practice("POST", "/faults", { ...creating, action: "reset-after" });
    const lost = await addOne();
    expect(lost.status).toBe(202);
    expect(lines.find((each) => each.event === "creation.unknown")).toMatchObject({
      creationId: lost.body.creationId,
      requestId: lost.requestId,
      call: { method: "POST", resource: "/composite", status: null, lostBy: "closed" },
    });
    const creationId = String(lost.body.creationId);
    await eventually(async () => {
      aheadMs += 10_000;
      await reconcileDue(stack.app);
      expect(told("creation.reconciled")).toContainEqual(
        expect.objectContaining({ creationId, outcome: "created" }),
      );
    });
  });

  it("each step of a batch, to the row and with the pause's reason", async () => {
    const { leadIds } = await addList(stack, 4);
    await stack.practice("POST", "/faults", {
      path: "/services/data",
      times: 1,
      action: "error",
      retryAfter: 1,
    });
    const rows = rowsFor(leadIds);
    const id = await startBatch(stack.rep, {
      rows: [{ ...rows[0], contact: { Email: "not-an-address" } }, ...rows.slice(1)],
    });
    await eventually(() => expect(told("batch.paused").at(-1)).toMatchObject({ batchId: id }));
    expect(told("batch.paused").at(-1)).toMatchObject({
      code: "salesforce-unavailable",
      reason: "maintenance",
      requestId: expect.stringMatching(`^batch-${id}-[\\da-f]{8}$`) as string,
      call: { status: 503 },
    });
    await stack.rep.post(`/v1/batches/${id}/cancel`);
    await stack.practice("DELETE", "/faults");
    await stack.practice("POST", "/faults", { ...sending, action: "reset-before" });
    await stack.rep.post(`/v1/batches/${id}/resume`);
    await eventually(async () => {
      aheadMs += 10_000;
      expect(await readBatch(stack.rep, id)).toMatchObject({
        state: "finished",
        counts: { created: 3, failed: 1 },
      });
    });
    await stack.rep.post(`/v1/batches/${id}/retry`, {
      rows: [{ leadId: leadIds[0], contact: { Email: "" } }],
    });
    await eventually(async () => {
      aheadMs += 10_000;
      expect((await rowsOf(stack.rep, id)).map(({ state }) => state)).toEqual(Array(4).fill("created"));
    });
    const again = await startBatch(stack.rep, { leadIds });
    await batchIn(stack.rep, again, "finished");
    const ofIt = new Set(lines.filter(({ batchId }) => batchId === id).map((line) => line.event));
    for (const name of [
      "batch.created",
      "batch.prepared",
      "batch.paused",
      "batch.cancelled",
      "batch.resumed",
      "batch.finished",
      "row.waiting",
      "row.unknown",
      "row.failed",
      "row.created",
    ]) {
      expect(ofIt).toContain(name);
    }
    expect(told("row.skipped")).not.toEqual([]);
  });

  it("sign-ins from start to end, renewals and settings", async () => {
    const client = await stack.signIn("rep2@practice.example");
    const { userId, requestId } = told("sign-in.completed").at(-1) ?? {};
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: "request", requestId, route: "/v1/sessions", status: 201 }),
    );
    endAccessTokens(stack.org.org, "rep2@practice.example");
    await client.get(`/v1/accounts?q=${crypto.randomUUID()}`);
    await client.delete("/v1/sessions/current");
    await stack.tryToSignIn("rep@other.example");
    const ofIt = lines.filter((line) => line.userId === userId).map((line) => line.event);
    for (const name of ["sign-in.accepted", "sign-in.renewed", "sign-in.ended", "sign-in.revoked"]) {
      expect(ofIt).toContain(name);
    }
    expect(told("sign-in.refused").at(-1)).toMatchObject({
      code: "wrong-org",
      reason: "browser-in-other-org",
      requestId: expect.any(String),
      route: "/oauth/callback",
    });
    expect(told("setting.changed")).toContainEqual(
      expect.objectContaining({
        setting: "createContacts",
        userId: expect.any(String),
        route: "/v1/settings",
      }),
    );
  });

  it("nothing of what is not written in the end", async () => {
    const before = lines.length;
    await expect(() =>
      inTransaction(stack.app.database, async () => {
        await inTransaction(stack.app.database, () =>
          event(stack.app, "sign-in.started", { signInId: "undone", origin: null }),
        );
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(lines.slice(before).filter(({ event: name }) => name !== undefined)).toEqual([]);
  });

  it("no event outside the table, and none without its ids", () => {
    // @ts-expect-error: no such event.
    const stranger: EventName = "batch.exploded";
    expect(events[stranger]).toBeUndefined();
    // @ts-expect-error: without its ids.
    const ids: Parameters<typeof event<"batch.cancelled">>[2] = { batchId: "1" };
    expect(ids).toEqual({ batchId: "1" });
  });
});

describe("the table of events", () => {
  it("stops no contact where it takes no event", async () => {
    const takeEvents = await failWrites(stack.app.database, { table: "events", change: "insert" });
    const { leadId } = await stack.addLead();
    const made = await stack.rep.post<{ contactId: string }>("/v1/contacts", stack.creation(leadId));
    await takeEvents();
    expect(made.status).toBe(201);
    const row = await selectRow(
      stack.app.database,
      "select state, contact_id from creations where lead_id = ?",
      leadId,
    );
    expect(row).toEqual({ state: "created", contact_id: made.body.contactId });
    await keepLateEvents(stack.app.database);
    const kept = await selectColumn(
      stack.app.database,
      "select event from events where contact_id = ?",
      made.body.contactId,
    );
    expect(kept).toEqual(["creation.created"]);
  });
});
