import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eraseDeparted } from "../../connector/jobs/eraseDeparted.ts";
import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import { endLostAnswers } from "../../connector/creations/reconcile/endLostAnswers.ts";
import { batches, batchRows } from "../../connector/database/schema/batches.ts";
import { creations, type CreationState } from "../../connector/database/schema/contacts.ts";
import { leads } from "../../connector/database/schema/leads.ts";
import { grants, users } from "../../connector/database/schema/sessions.ts";
import { eraseOldLeads } from "../../connector/privacy/eraseOldLeads.ts";
import { findUsers } from "../../connector/privacy/eraseUser.ts";
import { thinLedger } from "../../connector/settings/thinLedger.ts";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { selectRows } from "../support/plainSql.ts";

const clock = movableClock();
const lines: string[] = [];
const days = (count: number) => ({ hours: 24 * count });
let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now, onLog: (line) => lines.push(line) });
});
afterAll(() => stack.close());

const database = () => stack.app.database;
const ledger = () => database().select().from(creations);

interface Lost {
  leadId: string;
  creationId: string;
  userId: string;
}

/** A creation whose answer is lost, alone in the ledger, as a row of a batch; its user signs in no more. */
async function lose(state: CreationState = "unknown"): Promise<Lost> {
  const { leadId } = await stack.addLead(stack.rep);
  const created = await stack.rep.post<{ creationId: string }>("/v1/contacts", stack.creation(leadId));
  const { creationId } = created.body;
  await database().delete(grants);
  const now = clock.now().getTime();
  const lost = { state, contactId: null, settledAt: null, lostAt: now, checkAt: now + 1, batchId: "batch" };
  const typed = { contact: { LastName: "Typed" } };
  const isIt = eq(creations.id, creationId);
  await database().update(creations).set({ ...lost, ...typed }).where(isIt); // prettier-ignore
  const { userId, orgId } = (await ledger())[0] ?? { userId: "", orgId: "" };
  const batch = { id: "batch", orgId, userId, state: "running" as const, defaults: {}, createdAt: now };
  await database().insert(batches).values(batch);
  const row = { batchId: "batch", position: 0, leadId, creationId, isReviewed: false, updatedAt: now };
  await database().insert(batchRows).values({ ...row, state: "unknown" }); // prettier-ignore
  return { leadId, creationId, userId };
}

beforeEach(async () => {
  for (const table of [creations, batches, leads]) await database().delete(table);
  clock.reset();
  stack.rep = await stack.signIn("rep@practice.example");
  lines.length = 0;
});

describe("a lost answer", () => {
  it("ends as never known once its user has not signed in for 30 days, and takes its quota", async () => {
    const { leadId, creationId } = await lose();
    clock.advance(days(29));
    await reconcileDue(stack.app);
    await endLostAnswers(stack.app);
    expect(await ledger()).toMatchObject([{ state: "unknown" }]);
    clock.advance(days(2));
    await endLostAnswers(stack.app);
    expect(await ledger()).toMatchObject([
      { state: "never-known", contact: null, checkAt: null, settledAt: expect.any(Number) },
    ]);
    expect(await database().select().from(batchRows)).toMatchObject([
      { state: "failed", problem: { members: { reason: "never-known" } } },
    ]);
    const told = lines.map((line) => JSON.parse(line) as { event?: string; reason?: string });
    expect(told).toContainEqual(
      expect.objectContaining({ event: "creation.never-known", creationId, leadId, reason: "never-known" }),
    );
    stack.rep = await stack.signIn("rep@practice.example");
    const { body } = await stack.rep.get<object>(`/v1/contacts/${creationId}`);
    expect(body).toMatchObject({ state: "never-known", error: { reason: "never-known" } });
  });

  it("keeps neither person nor row of the ledger for ever", async () => {
    const { userId } = await lose();
    const month = (await ledger())[0]?.month;
    for (let round = 0; round < 20; round += 1) {
      clock.advance(days(30));
      await reconcileDue(stack.app);
      await endLostAnswers(stack.app);
      await eraseOldLeads(stack.app);
      await thinLedger(stack.app);
    }
    expect(await database().select().from(leads)).toEqual([]);
    expect(await ledger()).toEqual([]);
    const counts = "SELECT user_id, month, outcome, count FROM creation_counts";
    expect(await selectRows(database(), counts)).toEqual([
      { user_id: userId, month, outcome: "never-known", count: 1 },
    ]);
  });

  it("is no longer looked for a second time, where it counts as failed and its user has left", async () => {
    await lose("failed");
    clock.advance(days(31));
    await endLostAnswers(stack.app);
    expect(await ledger()).toMatchObject([{ state: "failed", contact: null, checkAt: null }]);
  });

  it("stays while its user signs in", async () => {
    await lose();
    clock.advance(days(31));
    await database().update(users).set({ seenAt: clock.now() });
    await endLostAnswers(stack.app);
    expect(await ledger()).toMatchObject([{ state: "unknown" }]);
  });

  it("ends at once when its user is erased, who is found by id, too", async () => {
    const { userId } = await lose();
    const found = { id: userId, leads: 1, batches: 1, creations: 1, lostAnswers: 1 };
    expect(await findUsers(database(), userId)).toMatchObject([found]);
    expect(await findUsers(database(), "rep@practice.example")).toMatchObject([found]);
    expect(await findUsers(database(), "nobody@practice.example")).toEqual([]);
    lines.length = 0;
    const paused = { code: "internal", detail: "", action: "" } as const;
    await database().update(batches).set({ state: "paused", problem: paused, resumeAt: 1, stateSince: 1 });
    await eraseDeparted(stack.app, userId);
    expect(await ledger()).toMatchObject([{ state: "never-known", checkAt: null }]);
    expect(await database().select().from(batchRows)).toMatchObject([{ state: "failed" }]);
    expect(await database().select().from(batches)).toMatchObject([
      { state: "cancelled", problem: null, resumeAt: null, stateSince: expect.closeTo(Date.now(), -5) },
    ]);
    const told = lines.flatMap((line) => (JSON.parse(line) as { event?: string }).event ?? []);
    expect(told).toEqual(expect.arrayContaining(["batch.cancelled", "creation.never-known", "row.failed"]));
    expect(told).toHaveLength(3);
  });
});
