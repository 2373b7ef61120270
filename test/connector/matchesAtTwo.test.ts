import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { clientAt } from "../support/clientAt.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { startBeside } from "../support/startBeside.ts";
import type { Stack } from "../support/startStack.ts";

let folder: string;
let stack: ContactStack;
let second: Stack;

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-matches-at-two-"));
  stack = await startContactStack({ databaseFile: join(folder, "crosswalk.db") });
  second = await startBeside(stack);
});
afterAll(async () => {
  await second.close();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

async function statusAt(client: ApiClient, listId: string): Promise<string | undefined> {
  const { body } = await client.get<{ items: { crm: { status: string } }[] }>(
    `/v1/lead-lists/${listId}/leads`,
  );
  return body.items[0]?.crm.status;
}

it("a contact that is made and undone at one connector is known at the other one, without asking again and again", async () => {
  const elsewhere = clientAt(second, stack.rep);
  const csv = `First Name,Last Name,Company,Position\nDora,Quittenbaum,${stack.account.name},CEO`;
  const { body: list } = await stack.rep.post<{ id: string }>("/v1/lead-lists?name=L", csv, {
    "content-type": "text/csv",
  });
  const both = [stack.rep, elsewhere];
  for (const client of both) expect(await statusAt(client, list.id)).toBe("new");

  // Of another lead, so that only Salesforce can tell.
  const { leadId } = await stack.addLead();
  const key = { "idempotency-key": randomUUID() };
  const contact = { FirstName: "Dora", LastName: "Quittenbaum" };
  const made = await stack.rep.post("/v1/contacts", stack.creation(leadId, { contact }), key);
  expect(made.status).toBe(201);
  for (const client of both) expect(await statusAt(client, list.id)).not.toBe("new");

  await stack.practice("DELETE", "/requests");
  for (const client of both) await statusAt(client, list.id);
  expect(await stack.apiCalls()).toEqual([]);

  const undone = await elsewhere.delete(`/v1/contacts/${String(made.body["creationId"])}`);
  expect(undone.status).toBe(200);
  for (const client of both) expect(await statusAt(client, list.id)).toBe("new");
});
