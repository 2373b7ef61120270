import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { releaseInterrupted } from "../../connector/creations/reconcile/reconcile.ts";
import type { Batch } from "../../connector/database/schema/batches.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
afterEach(() => vi.restoreAllMocks());

/** Does something between a look of the connector at the database and what it does next. */
function after(
  isMeant: (text: string, values: unknown[]) => boolean,
  meanwhile: () => Promise<unknown>,
): void {
  const { engine } = stack.app.database;
  const query = engine.query.bind(engine);
  let isDone = false;
  vi.spyOn(engine, "query").mockImplementation(async (text, values) => {
    const answer = await query(text, values);
    if (isDone || !isMeant(text, values)) return answer;
    isDone = true;
    await meanwhile();
    return answer;
  });
}

describe("what others change between a look and a write", () => {
  it("keeps a list unshared that is renamed at the same time", async () => {
    const { listId } = await addList(stack, 1);
    const path = `/v1/lead-lists/${listId}`;
    await stack.rep.request("PATCH", path, { shared: true });
    after(
      (text, values) => text.startsWith("select") && text.includes('"lead_lists"') && values.includes(listId),
      () => stack.rep.request("PATCH", path, { shared: false }),
    );
    await stack.rep.request("PATCH", path, { name: "Renamed" });
    const { body } = await stack.rep.get(path);
    expect(body).toMatchObject({ name: "Renamed", shared: false });
  });

  it("sends nothing of a batch once its cancel is answered", async () => {
    const { leadIds } = await addList(stack, 20);
    const { database } = stack.app;
    let id = "";
    let isCanceled = false;
    const { engine } = database;
    const transaction = engine.transaction.bind(engine);
    vi.spyOn(engine, "transaction").mockImplementation(async (...given) => {
      const result: unknown = await transaction(...given);
      const [written] = (Array.isArray(result) ? result : []) as (Partial<Batch> | undefined)[];
      // It has just been looked at whether the batch still runs.
      if (!isCanceled && id !== "" && written?.id === id && (written.preparedRows ?? 0) > 0) {
        isCanceled = true;
        await stack.rep.post(`/v1/batches/${id}/cancel`);
      }
      return result;
    });
    id = await startBatch(stack.rep, {
      rows: leadIds.map((leadId) => ({ leadId, accountId: stack.account.id })),
    });
    await batchIn(stack.rep, id, "cancelled");
    const made = await database.select().from(creations).where(eq(creations.batchId, id));
    expect(made).toEqual([]);
  });

  it("takes what another connector has sent before it ended for sent, though it was seen as reserved", async () => {
    const { database, runner, clock } = stack.app;
    const { leadId } = await stack.addLead();
    const row = { id: crypto.randomUUID(), leadId, month: "2026-11", createdAt: clock().getTime() };
    await database
      .insert(creations)
      .values({ ...row, orgId: "00D", userId: "005", state: "reserved", runner: crypto.randomUUID() });
    vi.spyOn(runner, "isAlive").mockImplementation(async () => {
      await database.update(creations).set({ state: "sent", sentAt: 1 }).where(eq(creations.id, row.id));
      return false;
    });
    await releaseInterrupted(stack.app);
    const now = await firstOf(database.select().from(creations).where(eq(creations.id, row.id)));
    expect(now?.state).toBe("unknown");
    await database.delete(creations).where(eq(creations.id, row.id));
  });
});
