import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eraseDeparted } from "../../connector/jobs/eraseDeparted.ts";
import { endLostRoles, settleRoles } from "../../connector/creations/roles/settleRoles.ts";
import { addedRoles, type AddedRole } from "../../connector/database/schema/addedRoles.ts";
import { grants } from "../../connector/database/schema/sessions.ts";
import { thinLedger } from "../../connector/settings/thinLedger.ts";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

const clock = movableClock();
const days = (count: number) => ({ hours: 24 * count });
let stack: ContactStack;
let leadId: string;
beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
});
afterAll(() => stack.close());

const database = () => stack.app.database;
const rows = () => database().select().from(addedRoles);

/** A role of a contact that was there already, and what its row says of it then. */
async function addRole(changes: Partial<AddedRole> = {}): Promise<void> {
  const body = { opportunityId: stack.account.openOpportunityId, role: "Evaluator" };
  const { status } = await stack.rep.post(`/v1/leads/${leadId}/roles`, body);
  expect(status).toBe(201);
  await database()
    .update(addedRoles)
    .set({ state: "created", ...changes });
}

const lost = () => {
  const now = clock.now().getTime();
  return {
    state: "unknown",
    opportunityContactRoleId: null,
    settledAt: null,
    lostAt: now,
    checkAt: now,
  } as const;
};

beforeEach(async () => {
  clock.reset();
  await database().delete(addedRoles);
  stack.rep = await stack.signIn("rep@practice.example");
  ({ leadId } = await stack.addLead(stack.rep));
  const { body: lead } = await stack.rep.get<{ lastName: string }>(`/v1/leads/${leadId}`);
  await stack.practice("POST", "/records/Contact", [
    { FirstName: "Quinn", LastName: lead.lastName, AccountId: stack.account.id },
  ]);
  const recordId = stack.contactsNamed(lead.lastName)[0]?.["Id"];
  await stack.rep.put(`/v1/leads/${leadId}/link`, { recordId });
});

describe("a role whose answer was lost", () => {
  it("ends as never known once its user has not signed in for 30 days", async () => {
    await addRole(lost());
    await database().delete(grants);
    clock.advance(days(29));
    await settleRoles(stack.app);
    await endLostRoles(stack.app);
    expect(await rows()).toMatchObject([{ state: "unknown" }]);
    clock.advance(days(2));
    await endLostRoles(stack.app);
    expect(await rows()).toMatchObject([
      { state: "never-known", checkAt: null, problem: { members: { reason: "role-never-known" } } },
    ]);
    stack.rep = await stack.signIn("rep@practice.example");
    const [row] = await rows();
    const { body } = await stack.rep.get(`/v1/leads/${leadId}/roles/${row?.id ?? ""}`);
    expect(body).toMatchObject({ state: "never-known", error: { reason: "role-never-known" } });
  });

  it("goes with its user", async () => {
    await addRole(lost());
    const [row] = await rows();
    await eraseDeparted(stack.app, row?.userId ?? "");
    expect(await rows()).toEqual([]);
  });
});

it("an added role is kept for 13 months, and one in doubt until it has ended", async () => {
  await addRole();
  clock.advance(days(390));
  await thinLedger(stack.app);
  expect(await rows()).toHaveLength(1);
  await database().update(addedRoles).set({ state: "unknown" });
  clock.advance(days(30));
  await thinLedger(stack.app);
  expect(await rows()).toHaveLength(1);
  await database().update(addedRoles).set({ state: "created" });
  await thinLedger(stack.app);
  expect(await rows()).toEqual([]);
});
