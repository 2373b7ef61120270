import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { movableClock } from "../support/movableClock.ts";

let stack: ContactStack;
const clock = movableClock();

beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(() => clock.advance({ minutes: 2 }));

interface Call {
  path: string;
  status: number;
}

it("the org is asked beforehand whether it has changed, and an unchanged one says no more than that", async () => {
  const { leadId } = await stack.addLead();
  await stack.rep.get(`/v1/leads/${leadId}/draft`);
  clock.advance({ minutes: 1 });
  await stack.practice("DELETE", "/requests");
  const body = stack.creation(leadId);
  expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
  expect(await stack.practice<Call[]>("GET", "/requests")).toMatchObject([
    { path: expect.stringMatching(/Contact\/describe$/), status: 304 },
    { path: expect.stringMatching(/composite$/), status: 200 },
  ]);
});

it("a contact is one API call where its lead was opened within the last minute", async () => {
  const { leadId } = await stack.addLead();
  await stack.rep.get(`/v1/leads/${leadId}/draft`);
  clock.advance({ minutes: 0.9 });
  await stack.practice("DELETE", "/requests");
  const body = stack.creation(leadId);
  expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
  expect(await stack.practice<Call[]>("GET", "/requests")).toMatchObject([
    { path: expect.stringMatching(/composite$/) },
  ]);
});
