import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

/** A batch of one lead whom the org has already, whose match was found in the review. */
async function batchOfTwin(rule: "alert" | "block", name: { FirstName: string; LastName: string }) {
  await stack.practice("PATCH", "/settings", { duplicateRule: rule });
  const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Contact", [
    { ...name, Title: "Planner", AccountId: stack.account.id },
  ]);
  const { leadIds, listId } = await addList(stack, 1, (lead) => ({
    ...lead,
    firstName: name.FirstName,
    lastName: name.LastName,
  }));
  await stack.rep.post("/v1/batch-reviews", { listId, leadIds });
  const row = { leadId: leadIds[0], accountId: stack.account.id };
  const id = await startBatch(stack.rep, { rows: [row] });
  await batchIn(stack.rep, id, "finished");
  const retry = async (changes: object) => {
    await stack.rep.post(`/v1/batches/${id}/retry`, { rows: [{ leadId: leadIds[0], ...changes }] });
    await batchIn(stack.rep, id, "finished");
  };
  return { id, contactId: ids[0], leadId: leadIds[0], retry };
}

describe("a lead of a batch that Salesforce finds to be a duplicate, without naming one", () => {
  it("may be saved anyway, or linked to whom its review has found", async () => {
    const { id, contactId, retry } = await batchOfTwin("alert", { FirstName: "Dupla", LastName: "Catemann" });
    await stack.practice("DELETE", "/requests");
    expect(await rowsOf(stack.rep, id)).toMatchObject([
      {
        state: "failed",
        error: {
          code: "duplicate-detected",
          reason: "duplicate-unclear",
          canSaveAnyway: true,
          records: [{ id: contactId, object: "Contact", name: "Dupla Catemann" }],
        },
      },
    ]);
    expect(await stack.apiCalls()).toEqual([]);
    await retry({ saveAnyway: true });
    expect(await rowsOf(stack.rep, id)).toMatchObject([{ state: "created" }]);
  });

  it("can't be saved once Salesforce has refused that", async () => {
    const { id, contactId, retry } = await batchOfTwin("block", {
      FirstName: "Blocka",
      LastName: "Twinmann",
    });
    await retry({ saveAnyway: true });
    expect(await rowsOf(stack.rep, id)).toMatchObject([
      {
        state: "failed",
        error: { reason: "duplicate-block", canSaveAnyway: false, records: [{ id: contactId }] },
      },
    ]);
  });
});
