import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../support/startContactStack.ts";
import { splitByKind } from "../support/splitByKind.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import type { Answered, RefusedLead } from "./refusal.ts";
import { createRefusalRunner, type RefusalRunner } from "./refusalRunner.ts";
import { refusalTable } from "./refusalTable.ts";
import { putSignInBack, signInRefusals, signInRep } from "./signInRefusals.ts";

let stack: Stack;
let runner: RefusalRunner;
const clock = movableClock();

beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
  runner = await createRefusalRunner(stack, clock, (username) => stack.signIn(username));
});
afterAll(() => stack.close());

type Row = (typeof refusalTable)[number] & { index: number };
/** By day the first row of each cause, at night the others: what brings it about is another. */
const [firstOfCause, others] = splitByKind<Row>(
  refusalTable.map((refusal, index) => ({ ...refusal, index })),
  ({ answer, reason }) => [answer.code, reason].join(),
);

describe("a contact is refused, with nothing created and no quota used, where", () => {
  it.each(firstOfCause)("($part) $when", isRefused);
  it.each(others)("($part) $when", { tags: ["night"] }, isRefused);

  async function isRefused(refusal: Row): Promise<void> {
    const wanted = runner.leadFor(refusal.index);
    const { user, username } = await runner.situationFor(refusal, { ...wanted, id: "" });
    const [lead] = await runner.addLeads(user, refusal.when.slice(0, 80), [wanted]);
    if (!lead) throw new Error("no lead");
    const situation = await runner.situationFor(refusal, lead);
    await refusal.given?.(situation);
    // As the panel does: what the org says of itself is known by now.
    await user.get(`/v1/leads/${lead.id}/draft`);
    const before = await runner.ledger(username);
    const body = refusal.body ? await refusal.body(situation) : situation.creation();
    await refusal.meanwhile?.(situation);

    const answer = await user.post<Problem>("/v1/contacts", body, {
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    });

    try {
      expectProblem(answer, refusal.answer);
      if (refusal.reason) expect(reasonsOf(answer.body)).toContain(refusal.reason);
      await runner.settle();
      expect(await runner.ledger(username)).toEqual(before);
    } finally {
      await runner.putBack(refusal, situation);
    }
  }

  it("a duplicate rule set to Alert objects, until it is saved anyway", async () => {
    const refusal = refusalTable.find(({ when }) => when === "a duplicate rule set to Alert finds a record");
    if (!refusal) throw new Error("no such row");
    const wanted = runner.leadFor(refusalTable.length);
    const { user, username } = await runner.situationFor(refusal, { ...wanted, id: "" });
    const [lead] = await runner.addLeads(user, "Saved anyway", [wanted]);
    const situation = await runner.situationFor(refusal, lead as RefusedLead);
    await refusal.given?.(situation);
    const before = await runner.ledger(username);
    const answer = await user.post("/v1/contacts", { ...situation.creation(), saveAnyway: true });
    await runner.putBack(refusal, situation);
    expect(answer.status).toBe(201);
    const { contacts = 0, quotaUsed = 0 } = before;
    expect(await runner.ledger(username)).toMatchObject({ contacts: contacts + 1, quotaUsed: quotaUsed + 1 });
  });

  it("nobody is signed in", async () => {
    const answer = await stack.anonymous.post<Problem>("/v1/contacts", {});
    expectProblem(answer, { status: 401, code: "not-signed-in" });
  });
});

describe("a sign-in is refused where", () => {
  it.each(signInRefusals)("$when", async (row) => {
    await row.given(stack);
    try {
      const { id, page } = await stack.tryToSignIn(row.username ?? signInRep);
      const { body } = await stack.anonymous.get<Problem>(`/v1/sign-ins/${id}`);
      expect(page.html).toContain(row.title.replaceAll("'", "&#39;"));
      expect(page.html).not.toContain("<b>");
      expect(body).toMatchObject({
        ...row.answer,
        status: "failed",
        action: expect.stringMatching(row.answer.action),
      });
    } finally {
      await putSignInBack(stack, row);
    }
  });
});

const reasonsOf = (problem: Problem) => [problem, ...(problem.fields ?? [])].map(({ reason }) => reason);

function expectProblem(
  { status, headers, body }: { status: number; headers: Headers; body: Problem },
  expected: Answered,
): void {
  const { members = {}, fields, detail = /./, action = /./ } = expected;
  expect({ status, ...body }).toMatchObject({ status: expected.status, code: expected.code, ...members });
  expect(headers.get("content-type")).toContain("application/problem+json");
  expect(body.detail).toMatch(detail);
  expect(body.action).toMatch(action);
  expect(body["whose"]).toMatch(/^(rep|admin|coworker|time|nobody|salesforce|crosswalk)$/);
  if (fields) expect(body.fields?.map(({ field }) => field)).toEqual(fields);
  for (const { message } of body.fields ?? []) expect(message).not.toBe("");
}
