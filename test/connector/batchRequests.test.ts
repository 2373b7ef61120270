import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, readBatch, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
afterEach(async () => {
  await stack.practice("PATCH", "/settings", {
    latencyMs: { base: 0, perRecord: 0 },
    duplicateRule: "off",
  });
});
beforeEach(async () => {
  // The tests together make more contacts than a month's quota.
  await stack.app.database.delete(creations);
});

interface Logged {
  at: string;
  user: string | null;
  path: string;
  records: number;
  ms: number;
}

const withRole = () => ({ opportunityId: stack.account.openOpportunityId, role: "Influencer" });
const creating = /\/composite(\/graph|\/sobjects)?$/;

async function log(): Promise<Logged[]> {
  const all = await stack.practice<Logged[]>("GET", "/requests");
  return all.filter(({ path }) => path.startsWith("/services/data"));
}

/** The creating calls of a batch that makes every contact: the kind of each, and how many records it made. */
async function run(rows: Record<string, unknown>[], client = stack.rep): Promise<string[]> {
  await stack.practice("DELETE", "/requests");
  const id = await startBatch(client, { rows });
  const { counts } = await batchIn(client, id, "finished");
  expect(counts).toMatchObject({ total: rows.length, created: rows.length });
  const calls = (await log()).filter(({ path, records }) => creating.test(path) && records > 0);
  return calls.map(({ path, records }) => `${path.split("/").at(-1) ?? ""} ${records}`);
}

describe("the requests of a batch", () => {
  it("hold 75 graphs at most, each a contact with its role", async () => {
    const { leadIds } = await addList(stack, 85);
    const calls = await run(
      leadIds.map((leadId) => ({ leadId, accountId: stack.account.id, ...withRole() })),
    );
    expect(calls).toEqual(["graph 150", "graph 20"]);
  });

  it("hold 200 contacts at most where no roles are wanted", async () => {
    const { leadIds } = await addList(stack, 210);
    const calls = await run(leadIds.map((leadId) => ({ leadId, accountId: stack.account.id })));
    expect(calls).toEqual(["sobjects 200", "sobjects 10"]);
  });

  it("carry contacts without role beside graphs where that saves a request, and not where it saves none", async () => {
    const { leadIds } = await addList(stack, 280);
    const rows = (withRoles: number, from: number, to: number) =>
      leadIds.slice(from, to).map((leadId, index) => ({
        leadId,
        accountId: stack.account.id,
        ...(index < withRoles && withRole()),
      }));
    expect(await run(rows(40, 0, 70))).toEqual(["graph 110"]);
    expect(await run(rows(60, 70, 280))).toEqual(["graph 120", "sobjects 150"]);
  });

  it("save many contacts at once over a duplicate rule that only warns", async () => {
    const { leadIds } = await addList(stack, 30);
    await stack.practice("PATCH", "/settings", { duplicateRule: "alert" });
    const calls = await run(
      leadIds.map((leadId) => ({ leadId, accountId: stack.account.id, saveAnyway: true })),
    );
    expect(calls).toEqual(["sobjects 30"]);
    const { leadIds: others } = await addList(stack, 3);
    const alone = await run(
      others.map((leadId) => ({ leadId, accountId: stack.account.id, saveAnyway: true, ...withRole() })),
    );
    expect(alone).toEqual(["composite 2", "composite 2", "composite 2"]);
  });

  it("are cut by their size in bytes, too", async () => {
    await stack.practice("POST", "/objects/Contact/fields", [
      { name: "Story__c", type: "textarea", length: 131_072, required: true },
    ]);
    // Of a user to whom the org has not been described yet.
    const rep2 = await stack.signIn("rep2@practice.example");
    const { leadIds } = await addList(stack, 60, undefined, rep2);
    const calls = await run(
      leadIds.map((leadId) => ({
        leadId,
        accountId: stack.account.id,
        contact: { Story__c: "x".repeat(130_000) },
      })),
      rep2,
    );
    await stack.practice("PATCH", "/objects/Contact/fields/Story__c", { required: false });
    expect(calls).toEqual(["sobjects 30", "sobjects 30"]);
  });

  it("are grouped by account, so that no two of them write to more than one in common", async () => {
    const accounts = stack.org.org.db.prepare("SELECT Id FROM Account ORDER BY Name LIMIT 6").all() as {
      Id: string;
    }[];
    const { leadIds } = await addList(stack, 150);
    await run(
      leadIds.map((leadId, index) => ({ leadId, accountId: accounts[index % 6]?.Id, ...withRole() })),
    );
    const perChunk = stack.org.org.db
      .prepare(
        "SELECT CreatedDate, AccountId FROM Contact WHERE LastName = (SELECT LastName FROM Contact ORDER BY rowid DESC LIMIT 1) ORDER BY rowid",
      )
      .all() as { AccountId: string }[];
    const accountsOf = (from: number) =>
      new Set(perChunk.slice(from, from + 75).map(({ AccountId }) => AccountId));
    const second = accountsOf(75);
    const shared = [...accountsOf(0)].filter((id) => second.has(id));
    expect(perChunk).toHaveLength(150);
    expect(shared.length).toBeLessThanOrEqual(1);
  });

  it("are one at a time for a user, however many batches they have; those of several users go side by side", async () => {
    const rep2 = await stack.signIn("rep2@practice.example");
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 500, perRecord: 0 } });
    const lists = [await addList(stack, 40), await addList(stack, 40)];
    const others = await addList(stack, 40, undefined, rep2);
    await stack.practice("DELETE", "/requests");
    const rows = ({ leadIds }: { leadIds: string[] }) =>
      leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
    const ids = [
      await startBatch(stack.rep, { rows: rows(lists[0] ?? others) }),
      await startBatch(stack.rep, { rows: rows(lists[1] ?? others) }),
    ];
    const other = await startBatch(rep2, { rows: rows(others) });
    for (const id of ids) await batchIn(stack.rep, id, "finished");
    await batchIn(rep2, other, "finished");
    const calls = (await log()).map(({ at, ms, user }) => {
      const from = Date.parse(at);
      return { user, from, to: from + ms };
    });
    const overlapping = calls.flatMap((one, index) =>
      // What ends and what begins in the same milliseconds did not overlap.
      calls
        .slice(index + 1)
        .filter((two) => one.from < two.to - 5 && two.from < one.to - 5)
        .map((two) => one.user === two.user),
    );
    expect(overlapping.filter((isSameUser) => isSameUser)).toEqual([]);
    expect(overlapping).toContain(false);
  });

  it("end with the one in flight when a rep cancels", async () => {
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 150, perRecord: 0 } });
    const { leadIds, lastName } = await addList(stack, 225);
    const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id, ...withRole() }));
    const id = await startBatch(stack.rep, { rows });
    await eventually(async () => expect((await readBatch(stack.rep, id)).counts.created).toBeGreaterThan(0));
    await stack.rep.post(`/v1/batches/${id}/cancel`);
    const cancelled = await readBatch(stack.rep, id);
    // Waits for what is in flight, as a shutdown does.
    await stack.stop();
    const made = stack.contactsNamed(lastName).length;
    expect(made - cancelled.counts.created).toBeLessThanOrEqual(75);
    expect(made).toBeLessThan(225);
  });
});
