import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { batchPreparation } from "../../connector/jobs/batch/prepareBatch.ts";
import { batchWork } from "../../connector/jobs/batch/stepBatch.ts";
import { runJobs } from "../../connector/jobs/turns.ts";
import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import { clientAt } from "../support/clientAt.ts";
import { endAccessTokens } from "@crosswalk/practice-org";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { startBeside } from "../support/startBeside.ts";
import type { Stack } from "../support/startStack.ts";

let folder: string;
let stack: ContactStack;
let second: Stack;

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-two-"));
  stack = await startContactStack({ databaseFile: join(folder, "crosswalk.db") });
  second = await startBeside(stack, {
    // Seven minutes ahead of the first.
    clock: () => new Date(Date.now() + 7 * 60_000),
  });
});
afterAll(async () => {
  await second.close();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await stack.app.database.delete(creations);
});
afterEach(async () => {
  await stack.practice("DELETE", "/faults");
  await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
});

/** What the database both share says of every creation. */
const ledger = () =>
  second.app.database
    .select({ state: creations.state, runner: creations.runner })
    .from(creations)
    .orderBy(creations.createdAt);
const states = async () => (await ledger()).map(({ state }) => state);
const runners = async () => new Set((await ledger()).map(({ runner }) => runner));
const rows = (leadIds: string[]) => leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));

describe("two connectors on one database whose clocks differ by minutes", () => {
  it("run a batch once, whichever took it on", { tags: ["night"] }, async () => {
    const { leadIds, lastName } = await addList(stack, 100);
    const atSecond = clientAt(second, stack.rep);
    const [one, other] = await Promise.all([
      startBatch(stack.rep, { rows: rows(leadIds) }),
      startBatch(atSecond, { rows: rows(leadIds.toReversed()) }),
    ]);
    const batches = [await batchIn(stack.rep, one, "finished"), await batchIn(atSecond, other, "finished")];
    expect(batches.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(100);
    expect(batches.reduce((sum, { counts }) => sum + counts.skipped, 0)).toBe(100);
    expect(stack.contactsNamed(lastName)).toHaveLength(100);
    // One of them sends for both, so that each user has one request in flight.
    expect((await runners()).size).toBe(1);
  });

  it("make one contact of a lead that both are told to add, while a batch holds it too", async () => {
    const { leadIds, lastName } = await addList(stack, 12);
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 80, perRecord: 0 } });
    const batch = startBatch(stack.rep, { rows: rows(leadIds) });
    const answers = await Promise.all(
      leadIds.slice(0, 6).flatMap((leadId) =>
        [stack.rep, clientAt(second, stack.rep)].map(async (client) => {
          const { body: lead } = await client.get<{ firstName: string }>(`/v1/leads/${leadId}`);
          const contact = { FirstName: lead.firstName, LastName: lastName };
          return (await client.post("/v1/contacts", stack.creation(leadId, { contact }))).status;
        }),
      ),
    );
    await batchIn(stack.rep, await batch, "finished");
    expect(stack.contactsNamed(lastName)).toHaveLength(12);
    for (const status of answers) expect([201, 409]).toContain(status);
    expect(await stack.usedQuota()).toBe(12);
  });

  it(
    "never take what the other is waiting for as lost, nor what was lost as settled before its time",
    { tags: ["night"] },
    async () => {
      const { leadIds } = await addList(stack, 3);
      const [first = "", last = ""] = leadIds;
      await stack.rep.get(`/v1/leads/${first}/draft`);
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 900, perRecord: 0 } });
      const inFlight = stack.rep.post("/v1/contacts", stack.creation(first));
      await eventually(async () => expect(await states()).toEqual(["sent"]));
      // Nothing else runs in this process between the two, so that the answer cannot have come.
      await reconcileDue(second.app);
      expect(await states()).toEqual(["sent"]);
      expect((await inFlight).status).toBe(201);
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
      // None of the requests that look something up beside it.
      const creating = '"referenceId":"contact"';
      const fault = {
        method: "POST",
        path: "/composite$",
        record: creating,
        times: 1,
        action: "reset-before",
      };
      await stack.practice("POST", "/faults", fault);
      const lost = await stack.rep.post<{ creationId: string }>("/v1/contacts", stack.creation(last));
      expect(lost.status).toBe(202);
      // By the second one's clock seven minutes have gone by since; it has not waited a second itself.
      await reconcileDue(second.app);
      const { body } = await stack.rep.get<{ state: string }>(`/v1/contacts/${lost.body.creationId}`);
      expect(body.state).toBe("unknown");
    },
  );

  it("refresh a sign-in one after the other, so that rotation does not end it", async () => {
    const atSecond = clientAt(second, stack.rep);
    for (let round = 0; round < 4; round += 1) {
      endAccessTokens(stack.org.org, "rep@practice.example");
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 ? stack.rep : atSecond).get(`/v1/accounts?q=north`),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    }
  });

  it(
    "hand over: once the one that runs batches stops, the other goes on, even before Salesforce has answered",
    { tags: ["night"] },
    async () => {
      const { leadIds, lastName } = await addList(stack, 160);
      const role = { opportunityId: stack.account.openOpportunityId, role: "Influencer" };
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 900, perRecord: 0 } });
      const id = await startBatch(stack.rep, { rows: rows(leadIds).map((row) => ({ ...row, ...role })) });
      await eventually(async () => expect(await states()).toContain("sent"));
      await runJobs(
        second.app,
        { works: [batchWork, batchPreparation], usersAtOnceMax: 8 },
        new AbortController().signal,
      );
      expect(await runners(), "one connector sends at a time").toEqual(new Set([stack.app.runner.id]));
      const stopped = stack.stop();
      await eventually(async () => expect(await second.app.runner.isLeader()).toBe(true));
      expect(await states(), "the first one still waits").toContain("sent");
      await stopped;
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
      const atSecond = clientAt(second, stack.rep);
      expect((await batchIn(atSecond, id, "finished")).counts.created).toBe(160);
      expect((await rowsOf(atSecond, id)).every(({ contactId }) => contactId !== null)).toBe(true);
      expect(stack.contactsNamed(lastName)).toHaveLength(160);
      expect(await runners()).toEqual(new Set([stack.app.runner.id, second.app.runner.id]));
    },
  );
});
