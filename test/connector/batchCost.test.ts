import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, startBatch } from "../support/batches.ts";
import { startContactScene, type ContactScene } from "../support/contactStack.ts";

let scene: ContactScene;
const size = 1000;

beforeAll(async () => {
  scene = await startContactScene();
});
afterAll(() => scene.close());

/** Runs a batch of a thousand leads of twenty companies, and counts what the org was asked. */
async function run(defaults: Record<string, unknown>) {
  scene.connector.app.database.delete(creations).run();
  const accounts = scene.connector.org.org.db
    .prepare("SELECT Name FROM Account GROUP BY Name HAVING count(*) = 1 ORDER BY Name LIMIT 20")
    .all() as { Name: string }[];
  const { leadIds } = await addList(scene, size, (lead, index) => ({
    ...lead,
    company: accounts[index % accounts.length]?.Name ?? "",
  }));
  await scene.connector.practice("DELETE", "/requests");
  const id = await startBatch(scene.rep, { leadIds, defaults });
  const batch = await batchIn(scene.rep, id, "finished");
  const calls = (await scene.apiCalls()).map(({ path }) => path);
  const creating = calls.filter((path) => /\/composite\/(graph|sobjects)$/.test(path)).length;
  return { batch, creating, others: calls.length - creating, total: calls.length };
}

describe("a batch of a thousand leads", () => {
  it("with account, opportunity and role takes at most 16 creating calls and 10 others", async () => {
    const { batch, creating, others, total } = await run({
      opportunityId: scene.account.openOpportunityId,
      role: "Influencer",
    });
    expect(batch.counts).toMatchObject({ total: size, created: size });
    expect(creating).toBeLessThanOrEqual(16);
    expect(others).toBeLessThanOrEqual(10);
    expect(batch.apiCalls).toBe(total);
  });

  it("without role takes at most 5 creating calls", async () => {
    const { batch, creating, others } = await run({});
    expect(batch.counts).toMatchObject({ total: size, created: size });
    expect(creating).toBeLessThanOrEqual(5);
    expect(others).toBeLessThanOrEqual(10);
  });
});
