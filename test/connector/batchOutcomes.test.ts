import { inArray, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;
/** Added to the connector's clock, so that no test waits. */
let aheadMs = 0;

beforeAll(async () => {
  stack = await startContactStack({ clock: () => new Date(Date.now() + aheadMs) });
});
afterAll(() => stack.close());
afterEach(async () => {
  await stack.practice("DELETE", "/faults");
  await stack.practice("PATCH", "/settings", {
    latencyMs: { base: 0, perRecord: 0 },
    lockWaitMs: 10_000,
  });
});

const rowsFor = (leadIds: string[]) => leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));

describe("a row of a batch", () => {
  it("is sent again while somebody else has locked its account, until it goes through", async () => {
    const { leadIds } = await addList(stack, 3);
    const single = await stack.addLead(stack.admin);
    await stack.practice("PATCH", "/settings", {
      latencyMs: { base: 1200, perRecord: 0 },
      lockWaitMs: 5,
    });
    const holding = stack.admin.post("/v1/contacts", stack.creation(single.leadId));
    const id = await startBatch(stack.rep, { rows: rowsFor(leadIds) });
    expect((await holding).status).toBe(201);
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
    await eventually(async () => {
      aheadMs += 1_000;
      expect((await rowsOf(stack.rep, id)).map(({ state }) => state)).toEqual(Array(3).fill("created"));
    });
  });

  it("becomes created where its contact turns up after it was given up for lost, and is not sent again", async () => {
    const run = await giveUpOne();
    await run.turnUp();
    await stack.rep.post(`/v1/batches/${run.id}/resume`);
    await expectMadeOnce(run);
  });

  it("becomes created where its contact turns up while it is sent again, whatever the second answer", async () => {
    const run = await giveUpOne();
    const slow = { method: "POST", path: "/composite/sobjects", times: 1, action: "delay", ms: 1000 };
    await stack.practice("POST", "/faults", slow);
    await stack.rep.post(`/v1/batches/${run.id}/resume`);
    await eventually(async () => expect(await run.states()).toEqual(["failed", "sent"]));
    await run.turnUp();
    // The time has come to look once more for what was given up.
    aheadMs += 16 * 60_000;
    await reconcileDue(stack.app);
    await eventually(async () => expect(await run.states()).toEqual(["created", "failed"]));
    await expectMadeOnce(run);
  });
});

describe("a row of a batch whose answer is half there", () => {
  const half = { graphId: "0", isSuccessful: true, graphResponse: { compositeResponse: [] } };

  it.each([
    ["in a graph", "/composite/graph", { graphs: [half] }],
    ["in a collection", "/composite/sobjects", [{ success: true, errors: [] }]],
  ])("is unknown %s until Salesforce was asked, and is then sent again", async (_, path, body) => {
    const { leadIds, lastName } = await addList(stack, 1);
    const fault = { method: "POST", path, times: 1, action: "error", status: 200, body };
    await stack.practice("POST", "/faults", fault);
    const opportunityId = path.endsWith("graph") ? stack.account.openOpportunityId : null;
    const rows = rowsFor(leadIds).map((row) => ({ ...row, opportunityId }));
    const id = await startBatch(stack.rep, { rows });
    const stateOf = async () => (await rowsOf(stack.rep, id))[0]?.state;
    await eventually(async () => expect(await stateOf()).toBe("unknown"));
    await eventually(async () => {
      aheadMs += 20_000;
      expect(await stateOf()).toBe("created");
    });
    expect(stack.contactsNamed(lastName)).toHaveLength(1);
  });
});

/**
 * A batch of one lead whose answer was lost and which was given up, while Salesforce has been at work on it;
 * not sent again yet.
 */
async function giveUpOne() {
  const { leadIds, lastName } = await addList(stack, 1);
  const fault = { method: "POST", path: "/composite/sobjects", times: 1, action: "reset-before" };
  await stack.practice("POST", "/faults", fault);
  const id = await startBatch(stack.rep, { rows: rowsFor(leadIds) });
  const { database } = stack.app;
  const tries = () =>
    database
      .select()
      .from(creations)
      .where(inArray(creations.leadId, leadIds))
      .orderBy(sql`rowid`);
  const states = async () => (await tries()).map(({ state }) => state);
  await eventually(async () => expect(await states()).toEqual(["unknown"]));
  const [lost] = await tries();
  await stack.rep.post(`/v1/batches/${id}/cancel`);
  aheadMs += 20_000;
  await eventually(async () => expect(await states()).toEqual(["failed"]));
  const turnUp = () =>
    stack.practice("POST", "/records/Contact", [
      {
        ...lost?.contact,
        CreatedById: lost?.userId,
        OwnerId: lost?.userId,
        CreatedDate: new Date().toISOString(),
      },
    ]);
  return { id, lastName, states, turnUp };
}

async function expectMadeOnce({ id, lastName }: { id: string; lastName: string }): Promise<void> {
  await eventually(async () => {
    const [row] = await rowsOf(stack.rep, id);
    const [contact] = stack.contactsNamed(lastName);
    expect(row).toMatchObject({ state: "created", contactId: contact?.["Id"] });
  });
  expect(stack.contactsNamed(lastName)).toHaveLength(1);
  expect((await batchIn(stack.rep, id, "finished")).counts.created).toBe(1);
}
