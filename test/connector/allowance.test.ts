import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { batchContext } from "../../connector/batches/batchContext.ts";
import { undoContext } from "../../connector/batches/undo/undoContext.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { keptEvents } from "../../connector/database/schema/events.ts";
import { rehearsalContext } from "../../connector/rehearsals/rehearsalContext.ts";
import { addList, batchIn, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { startRehearsal, turnOnRehearsals } from "../support/rehearsals.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;
/** Added to the connector's clock, so that no test waits. */
let aheadMs = 0;
let owner: { orgId: string; userId: string };

beforeAll(async () => {
  stack = await startContactStack({ clock: () => new Date(Date.now() + aheadMs) });
  await turnOnRehearsals(stack.admin);
  await stack.admin.put("/v1/settings", { allowanceCeilingPercent: 1 });
  const { body } = await stack.rep.get<{ user: { id: string } }>("/v1/connection");
  owner = { orgId: stack.org.orgId, userId: body.user.id };
});
afterAll(() => stack.close());
beforeEach(() => letPass(100_000));

const letPass = (dailyApiLimit: number) => stack.practice("PATCH", "/settings", { dailyApiLimit });

/** So that batches may use less than is used. The connector learns it by Salesforce's next answer. */
async function reachCeiling(): Promise<void> {
  await stack.rep.get("/v1/accounts?q=nor");
  const used = stack.app.salesforceApp.allowance(stack.org.orgId)?.used ?? 0;
  await letPass(used * 50);
}

/** Also asks for what is needed to make contacts, so that no other request has to go before these. */
const draftOf = async () => stack.rep.get(`/v1/leads/${(await stack.addLead()).leadId}/draft`);

const askedPaths = async () => (await stack.apiCalls()).map(({ path }) => path.replace(/.*\/v[\d.]+/, ""));

interface Work {
  state: string;
  resumeAt: string | null;
  problem: { reason: string } | null;
}

describe("what is done in the background", () => {
  const rows = async () => {
    const { leadIds } = await addList(stack, 2);
    return leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
  };
  const works: Record<string, () => Promise<() => Promise<string>>> = {
    async batch() {
      const chosen = await rows();
      return async () => `/v1/batches/${await startBatch(stack.rep, { rows: chosen })}`;
    },
    async rehearsal() {
      const chosen = await rows();
      return async () => `/v1/rehearsals/${await startRehearsal(stack.rep, { rows: chosen })}`;
    },
    async undo() {
      const id = await startBatch(stack.rep, { rows: await rows() });
      await batchIn(stack.rep, id, "finished");
      return async () => {
        await stack.rep.post(`/v1/batches/${id}/undo`);
        return `/v1/batches/${id}/undo`;
      };
    },
  };

  it.each(Object.keys(works))(
    "waits at the admin's ceiling, asks and tells nothing meanwhile, and goes on when it may: %s",
    async (kind) => {
      const begin = await works[kind]?.();
      await reachCeiling();
      await draftOf();
      const path = (await begin?.()) ?? "";
      const work = async () => (await stack.rep.get<Work>(path)).body;
      const told = () =>
        stack.app.database.select().from(keptEvents).where(eq(keptEvents.userId, owner.userId));
      await eventually(async () =>
        expect(await work()).toMatchObject({ state: "paused", problem: { reason: "allowance-ceiling" } }),
      );
      await stack.practice("DELETE", "/requests");
      const before = await told();
      for (let round = 0; round < 2; round += 1) {
        const resumeAt = Date.parse((await work()).resumeAt ?? "");
        aheadMs += 6 * 60_000;
        await eventually(async () =>
          expect(Date.parse((await work()).resumeAt ?? "")).toBeGreaterThan(resumeAt),
        );
      }
      expect(new Set(await askedPaths())).toEqual(new Set(["/limits"]));
      expect(await told()).toEqual(before);
      await letPass(100_000);
      aheadMs += 6 * 60_000;
      await eventually(async () => expect((await work()).state).toBe("finished"));
      const states = (await stack.app.database.select().from(creations)).map(({ state }) => state);
      expect(states, "nothing was claimed that could not be sent").not.toContain("failed");
    },
  );

  it.each<[string, (id: string) => ReturnType<typeof batchContext>]>([
    ["a batch", (id) => batchContext(stack.app, { ...owner, id } as never)],
    ["an undo", (batchId) => undoContext(stack.app, { ...owner, batchId } as never)],
    ["a rehearsal", (id) => rehearsalContext(stack.app, { ...owner, id } as never)],
  ])("ends in the middle where an answer tells that the ceiling is reached: %s", async (_, contextOf) => {
    const { salesforce } = await contextOf("of nothing");
    await reachCeiling();
    await salesforce.request("GET", "/sobjects");
    await stack.practice("DELETE", "/requests");
    await expect(salesforce.request("GET", "/sobjects")).rejects.toMatchObject({ code: "api-limit-reached" });
    expect(await askedPaths()).toEqual([]);
  });
});
