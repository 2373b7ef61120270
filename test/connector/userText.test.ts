import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

// What Salesforce puts in place of such a text, in any value of a composite request, is the answer of another
// subrequest.
const texts = [
  "CEO @{contact.id}",
  "CEO @{nope.id}",
  "@{unchanged.label}",
  "@{",
  "a @{role.id} b @{contact.success}",
];

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

describe("a text that Salesforce would take for a reference to another record", () => {
  it.each(texts)("is refused by its field in a single contact (%s), and nothing is sent", async (title) => {
    const { leadId } = await stack.addLead();
    const used = await stack.usedQuota();
    await stack.practice("DELETE", "/requests");
    for (const role of [{}, { opportunityId: stack.account.openOpportunityId }]) {
      const body = stack.creation(leadId, { ...role, contact: { Title: title } });
      const answer = await stack.rep.post<Problem>("/v1/contacts", body);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: "validation-failed", fields: [{ field: "Title" }] });
      expect(answer.body.fields?.[0]?.message).toContain("@{");
    }
    const sent = (await stack.apiCalls()).filter(({ method }) => method === "POST");
    expect(sent.filter(({ path }) => path.includes("/composite"))).toEqual([]);
    expect(await stack.usedQuota()).toBe(used);
  });

  it("is named together with what else is wrong in the form", async () => {
    const { leadId } = await stack.addLead();
    const contact = { Title: "@{contact.id}", FirstName: "@{a.b}", Email: "nobody" };
    const answer = await stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId, { contact }));
    const named = answer.body.fields?.map(({ field }) => field).sort();
    expect(named).toEqual(["Email", "FirstName", "Title"]);
  });

  it.each([true, false])(
    "ends its own rows alone in a batch (with a role: %s)",
    { tags: ["night"] },
    async (withRole) => {
      const { leadIds, lastName } = await addList(stack, 12, (lead, index) =>
        index < 2 ? { ...lead, title: texts[index] ?? "" } : lead,
      );
      const { openOpportunityId: opportunityId } = stack.account;
      const rows = leadIds.map((leadId) => ({
        leadId,
        accountId: stack.account.id,
        ...(withRole && { opportunityId, role: "Evaluator" }),
      }));
      const id = await startBatch(stack.rep, { rows });
      const { counts } = await batchIn(stack.rep, id, "finished");
      expect(counts).toMatchObject({ created: 10, failed: 2, waiting: 0 });
      const failed = (await rowsOf(stack.rep, id)).filter(({ state }) => state === "failed");
      expect(failed.map(({ leadId }) => leadId)).toEqual(leadIds.slice(0, 2));
      for (const { error } of failed) {
        expect(error).toMatchObject({ code: "validation-failed", fields: [{ field: "Title" }] });
      }
      expect(stack.contactsNamed(lastName)).toHaveLength(10);

      const mended = leadIds.slice(0, 2).map((leadId) => ({ leadId, contact: { Title: "CEO" } }));
      await stack.rep.post(`/v1/batches/${id}/retry`, { rows: mended });
      expect((await batchIn(stack.rep, id, "finished")).counts).toMatchObject({ created: 12, failed: 0 });
    },
  );

  it("is searched for as it is, by accounts, by matches and by lists", async () => {
    const company = "@{query0.records[0].Id} & Co";
    const { leadId, listId } = await stack.addLead(stack.rep, {
      firstName: "@{r0.totalSize}",
      lastName: "O'Neill @{query1.done}",
      company,
    });
    for (const path of [
      `/v1/accounts?q=${encodeURIComponent(company)}`,
      `/v1/leads/${leadId}/matches`,
      `/v1/leads/${leadId}/draft`,
      `/v1/lead-lists/${listId}/leads`,
      `/v1/lead-lists/${listId}/leads?q=${encodeURIComponent("@{r0")}`,
    ]) {
      const answer = await stack.rep.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(JSON.stringify(answer.body)).not.toContain('"unknown"');
    }
  });
});
