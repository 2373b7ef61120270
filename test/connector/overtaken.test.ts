import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as checking from "../../connector/form/contactDescribe.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

vi.mock("../../connector/form/contactDescribe.ts", { spy: true });

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

/** What happens once between the check of the next contact and its reservation. */
function whileChecking(happens: () => Promise<unknown>): void {
  const spy = vi.mocked(checking.withFreshDescribe);
  const check = spy.getMockImplementation() ?? checking.withFreshDescribe;
  spy.mockImplementationOnce(async (...args) => {
    const checked: unknown = await check(...args);
    await happens();
    return checked;
  });
}

describe("a request that another one overtook while it was being checked", () => {
  it("gets the answer of the one that overtook it", async () => {
    const { leadId } = await stack.addLead();
    const body = stack.creation(leadId);
    const headers = { "idempotency-key": crypto.randomUUID() };
    const post = () => stack.rep.post<{ contactId: string }>("/v1/contacts", body, headers);
    let overtaking: Awaited<ReturnType<typeof post>> | undefined;
    whileChecking(async () => (overtaking = await post()));
    const overtaken = await post();
    expect([overtaking?.status, overtaken.status]).toEqual([201, 201]);
    expect(overtaken.body).toMatchObject({ contactId: overtaking?.body.contactId });
    expect(stack.contactsNamed(String(body.contact["LastName"]))).toHaveLength(1);
  });

  it("is refused while another request for the same lead is in flight", async () => {
    const { leadId } = await stack.addLead();
    const body = stack.creation(leadId);
    const post = () => stack.rep.post("/v1/contacts", body);
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 300, perRecord: 0 } });
    let other: ReturnType<typeof post> | undefined;
    const { database } = stack.app;
    const sent = database.select().from(creations).where(eq(creations.state, "sent"));
    whileChecking(async () => {
      other = post();
      await eventually(async () => expect(await sent).toHaveLength(1));
    });
    expect(await post()).toMatchObject({ status: 409, body: { code: "creation-in-progress" } });
    expect((await other)?.status).toBe(201);
  });
});
