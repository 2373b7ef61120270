import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, startBatch } from "../support/batches.ts";
import { previewOf, undoIn } from "../support/batchUndos.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;
const size = 1000;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

/** Runs a batch of a thousand leads of twenty companies, and counts what the org was asked. */
async function run(defaults: Record<string, unknown>) {
  await stack.app.database.delete(creations);
  const accounts = stack.org.org.db
    .prepare("SELECT Name FROM Account GROUP BY Name HAVING count(*) = 1 ORDER BY Name LIMIT 20")
    .all() as { Name: string }[];
  const { leadIds } = await addList(stack, size, (lead, index) => ({
    ...lead,
    company: accounts[index % accounts.length]?.Name ?? "",
  }));
  await stack.practice("DELETE", "/requests");
  const id = await startBatch(stack.rep, { leadIds, defaults });
  const batch = await batchIn(stack.rep, id, "finished");
  return { batch, total: (await stack.apiCalls()).length };
}

describe("a batch of a thousand leads", () => {
  it("takes at most 18 calls in all with account, opportunity and role", async () => {
    const { batch, total } = await run({
      opportunityId: stack.account.openOpportunityId,
      opportunityForAll: true,
      role: "Influencer",
    });
    expect(batch.counts).toMatchObject({ total: size, created: size });
    expect(total).toBeLessThanOrEqual(18);
    expect(batch.apiCalls).toBe(total);
  });

  it("takes at most 15 calls to be undone, once its preview has looked at all in three", async () => {
    const { batch } = await run({
      opportunityId: stack.account.openOpportunityId,
      opportunityForAll: true,
      role: "Influencer",
    });
    await stack.practice("DELETE", "/requests");
    const preview = await previewOf(stack.rep, batch.id);
    expect(preview.counts).toEqual({ total: size, removable: size, kept: 0 });
    expect((await stack.apiCalls()).length).toBeLessThanOrEqual(3);
    await stack.practice("DELETE", "/requests");
    await stack.rep.post(`/v1/batches/${batch.id}/undo`);
    const undo = await undoIn(stack.rep, batch.id, "finished");
    expect(undo.counts).toEqual({ total: size, undone: size, kept: 0, failed: 0, waiting: 0 });
    const total = (await stack.apiCalls()).length;
    expect(total).toBeLessThanOrEqual(15);
    expect(undo.apiCalls).toBeLessThanOrEqual(total);
  });

  it("takes at most 8 calls in all without role", async () => {
    const { batch, total } = await run({});
    expect(batch.counts).toMatchObject({ total: size, created: size });
    expect(total).toBeLessThanOrEqual(8);
  });
});
