import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { rehearsalRows, rehearsals } from "../../connector/database/schema/rehearsals.ts";
import { eraseOldRehearsals } from "../../connector/jobs/rehearsal/eraseOldRehearsals.ts";
import { rehearsalsKeptMax } from "../../connector/retention.ts";
import { addList } from "../support/batches.ts";
import { rehearsalIn, rehearsedRows, startRehearsal, turnOnRehearsals } from "../support/rehearsals.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

let stack: ContactStack;
let aheadMs = 0;

beforeAll(async () => {
  stack = await startContactStack({ clock: () => new Date(Date.now() + aheadMs) });
});
afterAll(() => stack.close());
beforeEach(() => turnOnRehearsals(stack.admin));
afterEach(async () => {
  aheadMs = 0;
  stack.waitForSalesforce();
  await stack.practice("DELETE", "/faults");
});

/** A rehearsal that waits for an answer of Salesforce. */
async function heldRehearsal(): Promise<{ id: string; leadIds: string[] }> {
  const { leadIds } = await addList(stack, 3);
  await stack.practice("POST", "/faults", {
    path: "/composite/sobjects$",
    times: 1,
    action: "delay",
    ms: 1500,
  });
  return { id: await startRehearsal(stack.rep, { leadIds }), leadIds };
}

it(
  "a second rehearsal of a user is refused while one goes on, names it, and is taken afterwards",
  { tags: ["night"] },
  async () => {
    const { id, leadIds } = await heldRehearsal();
    const { status, body } = await stack.rep.post<Problem>("/v1/rehearsals", { leadIds });
    expect([status, body.code, body["reason"]]).toEqual([409, "creation-in-progress", "rehearsal-running"]);
    expect(body["rehearsalId"]).toBe(id);
    await stack.rep.post(`/v1/rehearsals/${id}/cancel`);
    const next = await startRehearsal(stack.rep, { leadIds });
    await rehearsalIn(stack.rep, next, "finished");
  },
);

it("two rehearsals that a user starts at once are one, and another user's is taken beside it", async () => {
  const { leadIds } = await addList(stack, 2);
  const { leadIds: others } = await addList(stack, 1, undefined, stack.admin);
  const post = () => stack.rep.post<Problem & { id: string }>("/v1/rehearsals", { leadIds });
  const [one, two] = await Promise.all([post(), post()]);
  expect([one.status, two.status].sort()).toEqual([202, 409]);
  const id = await startRehearsal(stack.admin, { leadIds: others });
  await rehearsalIn(stack.admin, id, "finished");
  await rehearsalIn(stack.rep, one.body.id ?? two.body.id, "finished");
});

it(
  "a rehearsal pauses while an admin has turned rehearsals off, says who can help, and goes on then",
  { tags: ["night"] },
  async () => {
    const { leadIds } = await addList(stack, 250);
    await stack.practice("POST", "/faults", {
      path: "/composite/sobjects$",
      times: 1,
      action: "delay",
      ms: 800,
    });
    const id = await startRehearsal(stack.rep, { leadIds });
    await stack.admin.put("/v1/settings", { rehearsals: false });
    const paused = await rehearsalIn(stack.rep, id, "paused");
    expect(paused.problem).toMatchObject({
      code: "creation-disabled",
      reason: "rehearsals-off",
      whose: "admin",
    });
    expect(paused).toMatchObject({ resumeAt: null });
    await turnOnRehearsals(stack.admin);
    expect((await rehearsalIn(stack.rep, id, "finished")).counts).toMatchObject({ wouldCreate: 250 });
  },
);

it("a rehearsal can be stopped while rehearsals are turned off", async () => {
  const { id } = await heldRehearsal();
  await stack.admin.put("/v1/settings", { rehearsals: false });
  await rehearsalIn(stack.rep, id, "paused");
  expect((await stack.rep.post(`/v1/rehearsals/${id}/cancel`)).status).toBe(200);
});

it(
  "a list that is deleted takes the rows of its leads from a rehearsal, and the others stay and are counted",
  { tags: ["night"] },
  async () => {
    const { leadIds } = await addList(stack, 2);
    const { leadIds: others, listId } = await addList(stack, 1);
    const rows = [{ leadId: others[0], role: "Somebody's assistant" }];
    const id = await startRehearsal(stack.rep, { leadIds: [...leadIds, ...others], rows });
    await rehearsalIn(stack.rep, id, "finished");
    expect((await stack.rep.delete(`/v1/lead-lists/${listId}`)).status).toBe(204);
    expect((await rehearsedRows(stack.rep, id)).map(({ leadId }) => leadId)).toEqual(leadIds);
    expect(await rehearsalIn(stack.rep, id, "finished")).toMatchObject({
      counts: { total: 2, wouldCreate: 2 },
    });
  },
);

it("a rehearsal goes with the last of its leads", async () => {
  const { leadIds, listId } = await addList(stack, 1);
  const id = await startRehearsal(stack.rep, { leadIds });
  await rehearsalIn(stack.rep, id, "finished");
  await stack.rep.delete(`/v1/lead-lists/${listId}`);
  expect((await stack.rep.get(`/v1/rehearsals/${id}`)).status).toBe(404);
});

it("the newest of a user's many rehearsals are kept, and the others go with their rows", async () => {
  const { leadIds } = await addList(stack, 1);
  const first = await startRehearsal(stack.rep, { leadIds });
  await rehearsalIn(stack.rep, first, "finished");
  const { database } = stack.app;
  const known = await firstOf(database.select().from(rehearsals).where(eq(rehearsals.id, first)));
  if (!known) throw new Error("there is no such rehearsal");
  for (let newer = 1; newer <= rehearsalsKeptMax; newer += 1) {
    const createdAt = known.createdAt + newer;
    await database.insert(rehearsals).values({ ...known, id: `newer ${newer}`, createdAt });
  }
  await eraseOldRehearsals(stack.app);
  expect((await stack.rep.get(`/v1/rehearsals/${first}`)).status).toBe(404);
  const left = await database.select().from(rehearsalRows).where(eq(rehearsalRows.rehearsalId, first));
  expect(left).toEqual([]);
  expect((await stack.rep.get("/v1/rehearsals/newer%201")).status).toBe(200);
});

it("a rehearsal asks nothing more where it is cancelled just before its next leads are claimed", async () => {
  const { leadIds } = await addList(stack, 1);
  const body = [{ errorCode: "SERVER_UNAVAILABLE", message: "" }];
  const fault = { path: "/composite/sobjects$", times: 1, action: "error", status: 503, body };
  await stack.practice("POST", "/faults", fault);
  const id = await startRehearsal(stack.rep, { leadIds });
  await rehearsalIn(stack.rep, id, "paused");
  await stack.practice("DELETE", "/requests");
  const { database } = stack.app;
  const isIt = eq(rehearsals.id, id);
  const set = (changes: object) => database.update(rehearsals).set(changes).where(isIt);
  const transaction = database.engine.transaction.bind(database.engine);
  const spy = vi.spyOn(database.engine, "transaction").mockImplementation(async (...given) => {
    const result = await transaction(...given);
    const now = await firstOf(database.select().from(rehearsals).where(isIt));
    if (now?.state === "running") await set({ state: "cancelled" });
    return result;
  });
  await set({ resumeAt: 0 });
  await rehearsalIn(stack.rep, id, "cancelled");
  // A user's rehearsals take turns: once another has ended, the step of this one has, too.
  const { leadIds: others } = await addList(stack, 1);
  const other = await startRehearsal(stack.rep, { leadIds: others });
  await rehearsalIn(stack.rep, other, "finished");
  spy.mockRestore();
  expect((await stack.apiCalls()).filter(({ path }) => path.endsWith("/composite/sobjects"))).toHaveLength(1);
});
