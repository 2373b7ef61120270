import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { addList, batchIn, startBatch } from "../support/batches.ts";
import { clientAt } from "../support/clientAt.ts";
import { eventually } from "../support/eventually.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { rehearsalIn, turnOnRehearsals } from "../support/rehearsals.ts";
import { startBeside } from "../support/startBeside.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import type { Stack } from "../support/startStack.ts";

let folder: string;
let stack: ContactStack;
let second: Stack;
let clients: ApiClient[];

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-begun-at-two-"));
  stack = await startContactStack({ databaseFile: join(folder, "crosswalk.db") });
  second = await startBeside(stack);
  clients = [stack.rep, clientAt(second, stack.rep)];
});
afterAll(async () => {
  await second.close();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each connector twice, as of two tabs, at once. */
const askAll = <T>(ask: (client: ApiClient) => Promise<T>) =>
  Promise.all([...clients, ...clients].map((client) => ask(client)));

it("a rehearsal that is begun in two tabs at two connectors is one, and all others are told which", async () => {
  await turnOnRehearsals(stack.admin);
  const { leadIds } = await addList(stack, 3);
  const fault = { path: "/composite/sobjects$", times: 1, action: "delay", ms: 800 };
  await stack.practice("POST", "/faults", fault);
  const answers = await askAll((client) =>
    client.post<Problem & { id: string }>("/v1/rehearsals", { leadIds }),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409]);
  const id = answers.find(({ status }) => status === 202)?.body.id ?? "";
  const refused = answers.filter(({ status }) => status === 409);
  expect(refused.map(({ body }) => body["rehearsalId"])).toEqual([id, id, id]);
  const { apiCalls, counts } = await rehearsalIn(stack.rep, id, "finished");
  expect([apiCalls, counts.wouldCreate]).toEqual([1, 3]);
});

it(
  "an undo that is begun in two tabs at two connectors is one, and deletes each contact once",
  { tags: ["night"] },
  async () => {
    const { leadIds } = await addList(stack, 3);
    const batchId = await startBatch(stack.rep, { leadIds });
    await batchIn(stack.rep, batchId, "finished");
    await stack.practice("DELETE", "/requests");
    const path = `/v1/batches/${batchId}/undo`;
    const answers = await askAll((client) => client.post<{ state: string }>(path));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const undo = await eventually(async () => {
      const { body } = await stack.rep.get<{ state: string; counts: Record<string, number> }>(path);
      expect(body.state).toBe("finished");
      return body;
    });
    expect(undo.counts).toMatchObject({ total: 3, undone: 3, kept: 0, failed: 0 });
    const deletions = (await stack.apiCalls()).filter(({ method }) => method === "DELETE");
    expect(deletions).toHaveLength(1);
  },
);
