import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { batches } from "../../connector/database/schema/batches.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { endAccessTokens, endGrants } from "@crosswalk/practice-org";
import { addList, batchIn, readBatch, rowsOf, startBatch, type BatchView } from "../support/batches.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

const username = "rep@practice.example";
/** Three chunks: one is made, one is on its way, and one is still to be sent. */
const usualSize = 155;

let stack: ContactStack;
let rep: ApiClient;
/** Added to the connector's clock, so that no test waits for a pause to end. */
let aheadMs = 0;

beforeAll(async () => {
  stack = await startContactStack({ clock: () => new Date(Date.now() + aheadMs) });
  // A batch tries each grant of its rep once: here it has one.
  await stack.rep.delete("/v1/sessions/current");
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.app.database.delete(creations);
  rep = await stack.signIn(username);
});
afterEach(async () => {
  await stack.practice("DELETE", "/faults");
  // A batch goes on with any grant of its rep.
  await rep.delete("/v1/sessions/current");
  await stack.practice("PATCH", "/settings", {
    latencyMs: { base: 0, perRecord: 0 },
    dailyApiLimit: 100_000,
  });
  await stack.practice("PATCH", `/users/${username}`, {
    frozen: false,
    apiEnabled: true,
    permissionSets: ["Crosswalk_Rep"],
    objectPermissions: { Contact: { create: true }, OpportunityContactRole: { create: true } },
  });
});

/** Makes the org take its time, in milliseconds. */
const answerAfter = (ms: number) =>
  stack.practice("PATCH", "/settings", { latencyMs: { base: ms, perRecord: 0 } });

/** A batch of some chunks that has made some contacts and has seconds of work before it. */
async function midRun(size = usualSize) {
  await answerAfter(200);
  const list = await addList(stack, size, undefined, rep);
  const rows = list.leadIds.map((leadId) => ({
    leadId,
    accountId: stack.account.id,
    opportunityId: stack.account.openOpportunityId,
    role: "Influencer",
  }));
  const id = await startBatch(rep, { rows });
  await until(id, ({ counts }) => counts.created > 0);
  await answerAfter(1_000);
  return { id, size, ...list };
}

async function finish(id: string): Promise<BatchView> {
  await answerAfter(0);
  return batchIn(rep, id, "finished");
}

async function storedBatch(id: string) {
  return await firstOf(stack.app.database.select().from(batches).where(eq(batches.id, id)));
}

function until(id: string, holds: (batch: BatchView) => boolean): Promise<BatchView> {
  return eventually(async () => {
    const batch = await readBatch(rep, id);
    if (!holds(batch)) throw new Error(`the batch is ${JSON.stringify(batch)}`);
    return batch;
  });
}

type Run = Awaited<ReturnType<typeof midRun>>;

/** Every contact of the list is in the ledger, and every row of the batch in one state. */
async function expectAgreement({ id, size, lastName }: Run): Promise<BatchView> {
  const batch = await readBatch(rep, id);
  const { total, ...counts } = batch.counts;
  expect(total).toBe(size);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(size);
  const contacts = stack.contactsNamed(lastName);
  expect(contacts).toHaveLength(counts.created);
  const made = (await rowsOf(rep, id)).filter(({ state }) => state === "created");
  expect(new Set(made.map(({ contactId }) => contactId))).toEqual(new Set(contacts.map(({ Id }) => Id)));
  return batch;
}

describe("a batch that is running", () => {
  it("goes on with refreshed access tokens, however often they expire and Salesforce rotates them", async () => {
    const run = await midRun();
    for (const atLeast of [75, 150]) {
      await until(run.id, ({ counts }) => counts.created >= atLeast);
      endAccessTokens(stack.org.org, username);
    }
    const batch = await finish(run.id);
    expect(batch.counts.created).toBe(run.size);
    await expectAgreement(run);
  });

  it.each([
    ["their grant is revoked", () => endGrants(stack.org.org, username)],
    ["they are frozen", () => stack.practice("PATCH", `/users/${username}`, { frozen: true })],
  ])("waits when %s, until its rep signs in again, and then goes on by itself", async (_what, take) => {
    const run = await midRun();
    await Promise.resolve(take());
    // Their own session ends with the grant, so that the database has to be asked.
    await eventually(async () => expect(await storedBatch(run.id)).toMatchObject({ state: "paused" }));
    expect((await storedBatch(run.id))?.problem).toMatchObject({ code: "session-expired" });
    await stack.practice("PATCH", `/users/${username}`, { frozen: false });
    rep = await stack.signIn(username);
    await expectAgreement(run);
    aheadMs += 60_000;
    expect((await finish(run.id)).counts.created).toBe(run.size);
    await expectAgreement(run);
  });

  const sets = (permissionSets: string[]) =>
    stack.practice("PATCH", `/users/${username}`, { permissionSets });

  it.each([
    {
      when: "they lose the permission set",
      take: () => sets([]),
      giveBack: () => sets(["Crosswalk_Rep"]),
      problem: { reason: "app-access-withdrawn", whose: "admin" },
    },
    {
      when: "Salesforce refuses to go on with a word that nobody knows",
      take: () =>
        stack.practice("POST", "/faults", {
          ...{ path: "/services/oauth2/token", action: "error", status: 400 },
          body: { error: "OAUTH_MOON_FULL", error_description: "wait" },
        }),
      giveBack: () => undefined,
      problem: { reason: "renewal-refused" },
    },
  ])(
    "waits when $when, asks Salesforce nothing meanwhile, and goes on once that is over and they signed in again",
    async ({ take, giveBack, problem }) => {
      const run = await midRun();
      await take();
      endAccessTokens(stack.org.org, username);
      await eventually(async () => expect(await storedBatch(run.id)).toMatchObject({ state: "paused" }));
      expect((await storedBatch(run.id))?.problem).toMatchObject({
        code: "session-expired",
        members: problem,
      });

      // A fault waits for the first one who asks at all, and stays in the list when it is spent.
      await stack.practice("DELETE", "/faults");
      await stack.practice("POST", "/faults", { path: "/services/", user: username, action: "error" });
      await stack.practice("POST", "/faults", { path: "/services/oauth2/token", action: "error" });
      for (let round = 0; round < 3; round += 1) {
        aheadMs += 20_000;
        expect((await stack.admin.get("/v1/connection")).status).toBe(200);
        const isPutOff = async () =>
          expect((await storedBatch(run.id))?.resumeAt ?? 0).toBeGreaterThan(Date.now() + aheadMs);
        await eventually(isPutOff);
      }
      expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 1 }, { times: 1 }]);
      await stack.practice("DELETE", "/faults");

      await giveBack();
      rep = await stack.signIn(username);
      aheadMs += 60_000;
      expect((await finish(run.id)).counts.created).toBe(run.size);
      await expectAgreement(run);
    },
  );

  it("sends nothing while its rep is signed out for long, and everybody else is answered", async () => {
    const run = await midRun();
    endGrants(stack.org.org, username);
    await eventually(async () => expect(await storedBatch(run.id)).toMatchObject({ state: "paused" }));
    for (let round = 0; round < 5; round += 1) {
      aheadMs += 20_000;
      expect((await stack.admin.get("/v1/connection")).status).toBe(200);
      // It has tried again, and is put off anew.
      const isPutOff = async () =>
        expect((await storedBatch(run.id))?.resumeAt ?? 0).toBeGreaterThan(Date.now() + aheadMs);
      await eventually(isPutOff);
    }
    rep = await stack.signIn(username);
    aheadMs += 60_000;
    await finish(run.id);
    await expectAgreement(run);
  });

  it("ends each row when its rep loses the right to create contacts, and can be retried when it is back", async () => {
    const run = await midRun();
    await stack.practice("PATCH", `/users/${username}`, {
      objectPermissions: { Contact: { create: false } },
    });
    aheadMs += 6_000;
    const batch = await finish(run.id);
    expect(batch.counts.failed).toBeGreaterThan(0);
    await expectAgreement(run);
    const failed = (await rowsOf(rep, run.id)).filter(({ state }) => state === "failed");
    expect(new Set(failed.map(({ error }) => error?.code))).toEqual(new Set(["insufficient-access"]));
    await stack.practice("PATCH", `/users/${username}`, {
      objectPermissions: { Contact: { create: true } },
    });
    aheadMs += 6_000;
    await rep.post(`/v1/batches/${run.id}/retry`, {});
    expect((await finish(run.id)).counts.created).toBe(run.size);
    await expectAgreement(run);
  });

  it(
    "pauses and says so when its rep loses access to the API, and goes on when it is back",
    { tags: ["night"] },
    async () => {
      const run = await midRun();
      await stack.practice("PATCH", `/users/${username}`, { apiEnabled: false });
      const paused = await batchIn(rep, run.id, "paused");
      expect(paused.problem?.code).toBe("api-disabled");
      await expectAgreement(run);
      await stack.practice("PATCH", `/users/${username}`, { apiEnabled: true });
      aheadMs += 6 * 60_000;
      expect((await finish(run.id)).counts.created).toBe(run.size);
    },
  );

  it("waits when the org's API allowance is used up, and goes on when it frees up", async () => {
    const run = await midRun();
    await stack.practice("PATCH", "/settings", { dailyApiLimit: 1 });
    const paused = await batchIn(rep, run.id, "paused");
    expect(paused.problem?.code).toBe("api-limit-reached");
    await expectAgreement(run);
    await stack.practice("PATCH", "/settings", { dailyApiLimit: 100_000 });
    aheadMs += 6 * 60_000;
    expect((await finish(run.id)).counts.created).toBe(run.size);
  });
});
