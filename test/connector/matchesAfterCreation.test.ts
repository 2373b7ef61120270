import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
beforeEach(() => stack.practice("DELETE", "/requests"));

const pageOf = (listId: string) =>
  stack.rep.get<{ items: { lastName: string; crm: { status: string } }[] }>(`/v1/lead-lists/${listId}/leads`);

async function listOf(...lines: string[]): Promise<string> {
  const csv = ["First Name,Last Name,Company,Position", ...lines].join("\n");
  const { body } = await stack.rep.post<{ id: string }>("/v1/lead-lists?name=L", csv, {
    "content-type": "text/csv",
  });
  return body.id;
}

async function add(lead: Record<string, string>): Promise<void> {
  const { leadId } = await stack.addLead(stack.rep, lead);
  const { status } = await stack.rep.post("/v1/contacts", stack.creation(leadId), {
    "idempotency-key": randomUUID(),
  });
  expect(status).toBe(201);
}

it("a page of leads asks Salesforce again when a contact has been made, and once", async () => {
  const listId = await listOf("Ada,Osterwald,Nordlicht Freight,CEO", "Ben,Achterberg,Nordlicht Freight,CFO");
  await pageOf(listId);
  await add({ firstName: "Cleo", lastName: "Zwischenfeld", company: "Suedstern" });
  await stack.practice("DELETE", "/requests");
  expect((await pageOf(listId)).body.items).toHaveLength(2);
  const asked = (await stack.apiCalls()).length;
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(3);
  await pageOf(listId);
  expect(await stack.apiCalls()).toHaveLength(asked);
});

it("a second lead of the same person shows the new contact, and the others of its list do not", async () => {
  const listId = await listOf("Dora,Quittenbaum,Nordlicht Freight,CEO", "Eli,Rosenhag,Nordlicht Freight,CFO");
  const before = await pageOf(listId);
  expect(before.body.items.map(({ crm }) => crm.status)).toEqual(["new", "new"]);
  await add({ firstName: "Dora", lastName: "Quittenbaum", company: "Nordlicht Freight", title: "Planner" });
  const { body } = await pageOf(listId);
  expect(body.items.map(({ crm }) => crm.status)).not.toContain("unknown");
  expect(body.items[0]?.crm.status).not.toBe("new");
  expect(body.items[1]?.crm.status).toBe("new");
});
