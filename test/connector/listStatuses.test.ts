import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

const connections = readFileSync(new URL("../fixtures/lead-files/Connections.csv", import.meta.url), "utf8");

interface Lists {
  items: { id: string; linkedCount: number; statuses: Record<string, number> | null }[];
}

let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

it("a list is counted anew once one of its leads was added or taken back, with nothing of the others forgotten", async () => {
  const { rep } = stack;
  const { body: list } = await rep.post<{ id: string }>("/v1/lead-lists?name=Leads", connections, {
    "content-type": "text/csv",
  });
  const report = `/v1/lead-lists/${list.id}/match-report`;
  const { body: compared } = await rep.post<Record<"likely" | "possible" | "new", number>>(report);
  const { likely, possible, new: fresh } = compared;
  const listed = async () => {
    const { items } = (await rep.get<Lists>("/v1/lead-lists")).body;
    return items.find(({ id }) => id === list.id);
  };
  expect(await listed()).toMatchObject({ linkedCount: 0, statuses: { likely, possible, new: fresh } });

  const path = `/v1/lead-lists/${list.id}/leads?q=annika`;
  const { items } = (await rep.get<{ items: { id: string }[] }>(path)).body;
  const contact = { FirstName: "Annika", LastName: "Meyer" };
  const created = await rep.post<{ creationId: string }>(
    "/v1/contacts",
    stack.creation(items[0]?.id ?? "", { contact }),
  );
  expect(created.status).toBe(201);
  await stack.practice("DELETE", "/requests");
  const statuses = { likely, possible, new: fresh - 1, unknown: 0 };
  expect(await listed()).toMatchObject({ linkedCount: 1, statuses });

  // What was found before the contact was made holds again.
  expect(await rep.delete(`/v1/contacts/${created.body.creationId}`)).toMatchObject({ status: 200 });
  await stack.practice("DELETE", "/requests");
  expect(await listed()).toMatchObject({ linkedCount: 0, statuses: { ...statuses, new: fresh } });
  expect(await stack.apiCalls()).toEqual([]);
});
