import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addList, batchIn, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { runSql, selectColumn } from "../support/plainSql.ts";
import { startRehearsal, turnOnRehearsals } from "../support/rehearsals.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;
/** Added to the connector's clock, so that no test waits. */
let aheadMs = 0;
const logged: string[] = [];

beforeAll(async () => {
  const clock = () => new Date(Date.now() + aheadMs);
  stack = await startContactStack({ clock, onLog: (line) => logged.push(line) });
  await turnOnRehearsals(stack.admin);
});
afterAll(() => stack.close());
afterEach(() => stack.practice("DELETE", "/faults"));

interface Work {
  state: string;
  resumeAt: string | null;
  counts: Record<string, number>;
}

/** Lets every pause of the work pass until it has ended, and tells how often Salesforce was asked for it. */
async function ended(path: string, method: string) {
  const counts = await eventually(async () => {
    const { body } = await stack.rep.get<Work>(path);
    if (body.resumeAt) aheadMs = Math.max(aheadMs, Date.parse(body.resumeAt) - Date.now() + 1);
    if (body.state !== "finished") throw new Error(`it is ${JSON.stringify(body)}`);
    return body.counts;
  });
  const calls = (await stack.apiCalls()).filter((call) => call.method === method);
  return { counts, calls: calls.filter(({ path: asked }) => asked.includes("/composite/sobjects")).length };
}

const result = (statusCode: string) => ({
  success: false,
  errors: [{ statusCode, message: "", fields: [] }],
});
const isLocked = { status: 200, body: [result("UNABLE_TO_LOCK_ROW")] };
/** As its canaries and its guard are answered. */
const besideIt = ["ALL_OR_NONE_OPERATION_ROLLED_BACK", "DUPLICATE_VALUE", "STRING_TOO_LONG"].map(result);
const isLockedInRehearsal = { status: 200, body: [...isLocked.body, ...besideIt] };

/** Of one lead: what is done beforehand, and gives how to begin. */
const works = {
  async rehearsal() {
    const rows = await addRows();
    return async () => `/v1/rehearsals/${await startRehearsal(stack.rep, { rows })}`;
  },
  async undo() {
    const id = await startBatch(stack.rep, { rows: await addRows() });
    await batchIn(stack.rep, id, "finished");
    return async () => {
      await stack.rep.post(`/v1/batches/${id}/undo`);
      return `/v1/batches/${id}/undo`;
    };
  },
};

/** Begins, and waits until Salesforce's maintenance has paused it. */
async function paused(kind: keyof typeof works): Promise<string> {
  const begin = await works[kind]();
  const maintenance = [{ errorCode: "SERVER_UNAVAILABLE", message: "" }];
  const fault = { path: "/composite/sobjects", times: 1, action: "error", status: 503, body: maintenance };
  await stack.practice("POST", "/faults", fault);
  const path = await begin();
  await eventually(async () => expect((await stack.rep.get<Work>(path)).body.state).toBe("paused"));
  return path;
}

async function addRows() {
  const { leadIds } = await addList(stack, 1);
  return leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
}

describe("what fails again and again is tried five times:", () => {
  const locked = { action: "error", ...isLocked };
  const lockedInRehearsal = { action: "error", ...isLockedInRehearsal };
  it.each<[string, keyof typeof works, string, object]>([
    ["a contact of an undo that others are writing", "undo", "DELETE", locked],
    ["a lead of a rehearsal whose records others are writing", "rehearsal", "POST", lockedInRehearsal],
    ["a lead of a rehearsal whose answer is lost", "rehearsal", "POST", { action: "reset-before" }],
  ])("%s", async (_, kind, method, fault) => {
    const begin = await works[kind]();
    await stack.practice("POST", "/faults", { method, path: "/composite/sobjects", times: 100, ...fault });
    await stack.practice("DELETE", "/requests");
    const { counts, calls } = await ended(await begin(), method);
    expect(calls).toBe(5);
    expect(counts["failed"] ?? counts["wouldFail"]).toBe(1);
  });

  it.each<[string, keyof typeof works, string]>([
    ["a step of an undo that breaks", "undo", "creations SET earlier_undos"],
    ["a step of a rehearsal that breaks", "rehearsal", "rehearsal_rows SET contact"],
  ])("%s", async (_, kind, column) => {
    const path = await paused(kind);
    const { database } = stack.app;
    await runSql(database, `UPDATE ${column} = '{'`);
    const before = logged.length;
    const { counts } = await ended(path, "POST");
    await runSql(database, `UPDATE ${column} = '{}'`);
    expect(counts["failed"] ?? counts["wouldFail"]).toBe(1);
    expect(logged.slice(before).filter((line) => /step.* failed/.test(line))).toHaveLength(5);
  });

  it.each([
    ["undo", "batch_undos"],
    ["rehearsal", "rehearsals"],
  ] as const)("a step that goes well begins the count anew: of a %s", async (kind, table) => {
    const path = await paused(kind);
    const { database } = stack.app;
    await runSql(database, `UPDATE ${table} SET broken_steps = 4 WHERE state = 'paused'`);
    const { counts } = await ended(path, "POST");
    expect(counts["undone"] ?? counts["wouldCreate"]).toBe(1);
    expect(await selectColumn(database, `SELECT state FROM ${table} WHERE broken_steps = 4`)).toEqual([]);
  });
});
