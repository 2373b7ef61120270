import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { releaseInterrupted } from "../../connector/creations/reconcile/reconcile.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { movableClock } from "../support/movableClock.ts";
import { firstOf } from "../../connector/database/rows.ts";

const clock = movableClock();
let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
});
afterAll(() => stack.close());
afterEach(() => vi.restoreAllMocks());

const stateOf = async (leadId: string) => {
  const where = eq(creations.leadId, leadId);
  return (await firstOf(stack.app.database.select().from(creations).where(where)))?.state;
};

/** Does something right after the transaction that brings the lead's creation into a state. */
function once(leadId: string, state: "reserved" | "sent", meanwhile: () => unknown): void {
  const { engine } = stack.app.database;
  const transaction = engine.transaction.bind(engine);
  let isDone = false;
  vi.spyOn(engine, "transaction").mockImplementation(async (...given) => {
    const result = await transaction(...given);
    if (!isDone && (await stateOf(leadId)) === state) {
      isDone = true;
      await meanwhile();
    }
    return result;
  });
}

async function add(leadId: string) {
  const body = stack.creation(leadId);
  const { status, body: answer } = await stack.rep.post("/v1/contacts", body);
  return {
    status,
    reason: answer["reason"],
    contacts: stack.contactsNamed(String(body.contact["LastName"])).length,
  };
}

describe("a contact that is being created", () => {
  it.each(["reserved", "sent"] as const)(
    "is nobody's to release while its connector is about to send it: %s",
    async (state) => {
      const { leadId } = await stack.addLead();
      once(leadId, state, () => releaseInterrupted(stack.app));
      expect(await add(leadId)).toMatchObject({ status: 201, contacts: 1 });
      expect(await stateOf(leadId)).toBe("created");
    },
  );

  const forSixMinutes = () => clock.advance({ minutes: 6 });
  /** As one of the clocks of a machine that was suspended, or whose time was set back. */
  const stop = (clockName: "elapsedMs" | "clock") => () => {
    const still = stack.app[clockName]();
    vi.spyOn(stack.app, clockName).mockReturnValue(still);
  };
  it.each([
    ["stood still for too long after it was written down as sent", () => undefined, forSixMinutes],
    ["stood still with the clock that nobody sets", stop("elapsedMs"), forSixMinutes],
    ["stood still with the clock that can be set", stop("clock"), forSixMinutes],
    [
      "lost its locks since, so that others count it as ended",
      () => undefined,
      () => vi.spyOn(stack.app.runner, "id", "get").mockReturnValue("another"),
    ],
  ])("is not sent by a connector that %s", async (_, before, meanwhile) => {
    const { leadId } = await stack.addLead();
    const used = await stack.usedQuota();
    before();
    once(leadId, "sent", meanwhile);
    expect(await add(leadId)).toEqual({ status: 500, reason: "not-sent", contacts: 0 });
    vi.restoreAllMocks();
    expect(await stateOf(leadId)).toBe("failed");
    expect(await stack.usedQuota()).toBe(used);
  });
});
