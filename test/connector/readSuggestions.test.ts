import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { jobs } from "../../connector/background.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { watchStatements } from "../support/watchStatements.ts";
import { withoutJob } from "../support/withoutJob.ts";

let stack: ContactStack;
/** Jobs write by themselves. */
const withJobs: (() => void)[] = [];
beforeAll(async () => {
  withJobs.push(...jobs.map(({ name }) => withoutJob(name)));
  stack = await startContactStack();
});
afterAll(async () => {
  await stack.close();
  for (const run of withJobs) run();
});

it("reading suggestions writes nothing", async () => {
  const contact = { FirstName: "Dora", LastName: "Quittenbaum" };
  const { leadId } = await stack.addLead();
  await stack.rep.post("/v1/contacts", stack.creation(leadId, { contact }), {
    "idempotency-key": randomUUID(),
  });
  const lead = { firstName: "Dora", lastName: "Quittenbaum", company: stack.account.name };
  const { body: list } = await stack.rep.post<{ id: string }>("/v1/lead-lists", {
    name: "Fair",
    leads: [lead],
  });
  const written: string[] = [];
  const stop = watchStatements(stack.app.database, (text) => {
    if (!text.startsWith("select")) written.push(text);
  });
  const { body: shown } = await stack.rep.get<{ items: { id: string }[] }>(`/v1/lead-lists/${list.id}/leads`);
  const matches = await stack.rep.get(`/v1/leads/${shown.items[0]?.id}/matches`);
  expect(matches).toMatchObject({ status: 200, body: { items: [{ level: "likely" }] } });
  stop();
  expect(written).toEqual([]);
});
