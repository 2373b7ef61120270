import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Check {
  id: string;
  state: string;
}

let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
beforeEach(() => require(false));

const require = (requireEmail: boolean) => stack.admin.put("/v1/settings", { requireEmail });

const fieldsOf = async (leadId: string) =>
  (await stack.rep.get<{ fields: { name: string; required: boolean }[] }>(`/v1/leads/${leadId}/draft`)).body
    .fields;

describe("an email address", () => {
  it("is not required until an admin says so", async () => {
    const { leadId } = await stack.addLead();
    expect(await fieldsOf(leadId)).toContainEqual(
      expect.objectContaining({ name: "Email", required: false }),
    );
    expect((await stack.rep.post("/v1/contacts", stack.creation(leadId))).status).toBe(201);
  });

  it("is required of a single contact, in the form and by its check", async () => {
    await require(true);
    const { leadId } = await stack.addLead();
    expect(await fieldsOf(leadId)).toContainEqual(expect.objectContaining({ name: "Email", required: true }));
    const without = await stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId));
    expect(without).toMatchObject({
      status: 422,
      body: { code: "validation-failed", fields: [{ field: "Email" }] },
    });
    const contact = { Email: "quinn.testley@contoso.example" };
    expect((await stack.rep.post("/v1/contacts", stack.creation(leadId, { contact }))).status).toBe(201);
  });

  it("is missing in a review, and required of each contact of a batch", async () => {
    await require(true);
    const { listId, leadIds } = await addList(stack, 2, (lead, index) =>
      index === 0 ? { ...lead, email: "ada.with@contoso.example" } : lead,
    );
    const { body } = await stack.rep.post<{
      groups: { leads: { leadId: string; missing: string[] }[] }[];
      fields: { name: string; required: boolean }[];
    }>("/v1/batch-reviews", { listId });
    const missing = body.groups.flatMap(({ leads }) =>
      leads.map((lead) => [lead.leadId, lead.missing] as const),
    );
    expect(new Map(missing)).toEqual(
      new Map([
        [leadIds[0], []],
        [leadIds[1], ["Email"]],
      ]),
    );
    expect(body.fields.find(({ name }) => name === "Email")?.required).toBe(true);
    const id = await startBatch(stack.rep, { leadIds });
    await batchIn(stack.rep, id, "finished");
    const rows = await rowsOf(stack.rep, id);
    expect(rows.map(({ state, error }) => [state, error?.code])).toEqual([
      ["created", undefined],
      ["failed", "validation-failed"],
    ]);
    const { body: failures } = await stack.rep.get<{
      items: { fields: { name: string; required: boolean }[] }[];
    }>(`/v1/batches/${id}/failures`);
    expect(failures.items[0]?.fields).toMatchObject([{ name: "Email", required: true }]);
    const draft = await stack.rep.get<{ fields: { name: string; required: boolean }[] }>(
      `/v1/batches/${id}/rows/${leadIds[1]}/draft`,
    );
    expect(draft.body.fields.find(({ name }) => name === "Email")?.required).toBe(true);
  });

  it("fails the diagnosis of who may not edit it, where it is required", async () => {
    const fieldPermissions = { "Contact.Email": { readable: true, editable: false } };
    await stack.practice("PATCH", "/users/rep2@practice.example", { fieldPermissions });
    const user = await stack.signIn("rep2@practice.example");
    const emailOf = async () =>
      (await user.get<{ checks: Check[] }>("/v1/connection/diagnosis")).body.checks.find(
        ({ id }) => id === "field:Contact.Email",
      )?.state;
    expect(await emailOf()).toBe("warning");
    await require(true);
    expect(await emailOf()).toBe("failed");
  });

  it("is among the settings that the admin page offers, and its change in their history", async () => {
    await require(true);
    const { body } = await stack.admin.get<{ form: { setting: string; input: object }[] }>(
      "/v1/settings/options",
    );
    expect(body.form).toContainEqual(
      expect.objectContaining({ setting: "requireEmail", input: { type: "toggle" } }),
    );
    const changes = await stack.admin.get<{ items: object[] }>("/v1/settings/changes");
    expect(changes.body.items[0]).toMatchObject({ setting: "requireEmail", before: false, after: true });
  });
});
