import { asc, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, readBatch, startBatch } from "../support/batches.ts";
import { addColleagues, type Colleague } from "../support/addColleagues.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

/** More than are served side by side. */
const colleagueCount = 10;
const chunkSize = 75;

let stack: ContactStack;
let colleagues: Colleague[];

beforeAll(async () => {
  stack = await startContactStack();
  colleagues = await addColleagues(stack, colleagueCount);
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.app.database.delete(creations);
});

/** Whose requests were made, in their order. */
async function requestsInOrder(): Promise<string[]> {
  const rows = await stack.app.database
    .select({ userId: creations.userId, sentAt: creations.sentAt })
    .from(creations)
    .orderBy(asc(sql`rowid`));
  const requests: string[] = [];
  let last = "";
  for (const { userId, sentAt } of rows) {
    const request = `${userId} ${sentAt ?? 0}`;
    if (request !== last) requests.push(userId);
    last = request;
  }
  return requests;
}

function allEnded(sizes: number[]): Promise<void> {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return eventually(async () => {
    const found = await firstOf(
      stack.app.database
        .select({ count: sql<number>`count(*)` })
        .from(creations)
        .where(sql`state = 'created'`),
    );
    expect(found?.count).toBe(total);
  });
}

describe("batches of many users", () => {
  it("take turns: everybody has made a request before anybody makes a fourth, and the longest list ends last", async () => {
    // So that everybody's org has been described, and all requests take about the same time.
    for (const colleague of colleagues) await colleague.startBatch(1);
    await allEnded(colleagues.map(() => 1));
    await stack.app.database.delete(creations);
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 60, perRecord: 0 } });
    const sizes = colleagues.map((_, index) => (index === 0 ? 6 * chunkSize : (1 + (index % 2)) * chunkSize));
    const starts = colleagues.map((colleague, index) => colleague.prepareBatch(sizes[index] ?? 0));
    const ready = await Promise.all(starts);
    await Promise.all(ready.map((start) => start()));
    await allEnded(sizes);
    const requests = await requestsInOrder();
    const firstOf = colleagues.map(({ userId }) => requests.indexOf(userId));
    const thoseOfLongest = requests.flatMap((userId, index) =>
      userId === colleagues[0]?.userId ? [index] : [],
    );
    expect(thoseOfLongest).toHaveLength(6);
    expect(Math.max(...firstOf)).toBeLessThan(thoseOfLongest[3] ?? 0);
    expect(thoseOfLongest[5]).toBe(requests.length - 1);
  });

  it("end in the order of what they have to send, however early a long one began", async () => {
    const long = colleagues[0] as Colleague;
    const short = colleagues[1] as Colleague;
    const [startLong, startShort] = [
      await long.prepareBatch(8 * chunkSize),
      await short.prepareBatch(chunkSize),
    ];
    await Promise.all([startLong(), startShort()]);
    await allEnded([8 * chunkSize, chunkSize]);
    const requests = await requestsInOrder();
    expect(requests.indexOf(short.userId)).toBeLessThanOrEqual(3);
  });

  it("never hold up a rep who adds one contact: it is the next call of all, and nothing waits in the connector", async () => {
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 250, perRecord: 1 } });
    const { leadIds } = await addList(stack, 300);
    const own = await startBatch(stack.rep, {
      rows: leadIds.map((leadId) => ({ leadId, accountId: stack.account.id })),
    });
    for (const colleague of colleagues) await colleague.startBatch(2 * chunkSize);
    const { leadId } = await stack.addLead();
    // What the panel has asked for long before the rep presses Save.
    await stack.rep.get(`/v1/leads/${leadId}/draft`);
    await eventually(async () => expect((await readBatch(stack.rep, own)).counts.created).toBeGreaterThan(0));
    await stack.practice("DELETE", "/requests");
    const other = stack.creation(leadId, { contact: { AccountId: otherAccount() } });
    const [begun, answer] = [new Date().toISOString(), await stack.rep.post("/v1/contacts", other)];
    expect(answer.status).toBe(201);
    const calls = (await stack.practice<{ at: string; path: string }[]>("GET", "/requests"))
      .filter(({ at }) => at >= begun)
      .sort((one, two) => (one.at < two.at ? -1 : 1));
    const mine = calls.findIndex(({ path }) => path.endsWith("/composite"));
    // Of the eight users whose batches run, each may send one while this request is on its way.
    expect(mine).toBeGreaterThanOrEqual(0);
    expect(mine).toBeLessThanOrEqual(8);
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
    await batchIn(stack.rep, own, "finished");
  });
});

function otherAccount(): string {
  const found = stack.org.org.db
    .prepare(
      "SELECT Id FROM Account WHERE Id <> ? AND Id NOT IN (SELECT AccountId FROM Opportunity WHERE IsClosed = 0) LIMIT 1",
    )
    .get(stack.account.id) as { Id: string };
  return found.Id;
}
