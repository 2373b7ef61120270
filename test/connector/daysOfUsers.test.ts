import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

/** Half an hour before midnight in UTC: the next day in Berlin, the same in Los Angeles. */
const now = new Date("2026-11-20T23:30:00.000Z");

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ clock: () => now });
});
afterAll(() => stack.close());

function signInFrom(zone: string): Promise<ApiClient> {
  stack.org.org.db.prepare(`UPDATE "User" SET TimeZoneSidKey = ?`).run(zone);
  return stack.signIn("rep@practice.example");
}

const importLeads = async (rep: ApiClient): Promise<{ id: string; name: string }> =>
  (
    await rep.post<{ id: string; name: string }>("/v1/lead-lists", "Name,Company\nAda Quist,Nord\n", {
      "content-type": "text/csv",
    })
  ).body;

async function linkTheLead(rep: ApiClient, listId: string): Promise<string> {
  const { body } = await rep.get<{ items: { id: string }[] }>(`/v1/lead-lists/${listId}/leads`);
  const leadId = body.items[0]?.id ?? "";
  const recordId = String(stack.org.org.db.prepare("SELECT Id FROM Contact").pluck().get());
  expect((await rep.put(`/v1/leads/${leadId}/link`, { recordId })).status).toBe(200);
  return leadId;
}

describe("a day", () => {
  it.each([
    ["Europe/Berlin", "2026-11-21"],
    ["America/Los_Angeles", "2026-11-20"],
  ])("is the user's in %s: in the name of a list, beside a match and in its file", async (zone, day) => {
    const rep = await signInFrom(zone);
    const list = await importLeads(rep);
    const leadId = await linkTheLead(rep, list.id);

    expect(list.name).toBe(`Leads of ${day}`);
    const { body } = await rep.get<{ items: { reasons: { text: string }[] }[] }>(
      `/v1/leads/${leadId}/matches`,
    );
    expect(body.items[0]?.reasons).toMatchObject([{ text: `Linked manually on ${day}` }]);
    const file = await rep.get<string>(`/v1/lead-lists/${list.id}/match-report.csv`);
    expect(file.body).toContain(`Linked manually on ${day}`);
    await rep.delete(`/v1/lead-lists/${list.id}`);
  });
});
