import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../support/contactStack.ts";
import { movableClock } from "../support/movableClock.ts";
import { startConnector, type ConnectorUnderTest } from "../support/startConnector.ts";
import type { Answered, RefusedLead } from "./refusal.ts";
import { createRefusalScene, type RefusalScene } from "./refusalStack.ts";
import { refusalTable } from "./refusalTable.ts";

let connector: ConnectorUnderTest;
let scene: RefusalScene;
const clock = movableClock();

beforeAll(async () => {
  connector = await startConnector({ clock: clock.now });
  scene = await createRefusalScene(connector, clock, (username) => connector.signIn(username));
});
afterAll(() => connector.close());

describe("a contact is refused, with nothing created and no quota used, where", () => {
  it.each(refusalTable.map((refusal, index) => ({ ...refusal, index })))("($part) $when", async (refusal) => {
    const wanted = scene.leadFor(refusal.index);
    const { user, username } = await scene.standFor(refusal, { ...wanted, id: "" });
    const [lead] = await scene.addLeads(user, refusal.when.slice(0, 80), [wanted]);
    if (!lead) throw new Error("no lead");
    const stand = await scene.standFor(refusal, lead);
    await refusal.given?.(stand);
    // As the panel does: what the org says of itself is known by now.
    await user.get(`/v1/leads/${lead.id}/draft`);
    const before = scene.ledger(username);
    const body = refusal.body ? await refusal.body(stand) : stand.creation();
    await refusal.meanwhile?.(stand);

    const answer = await user.post<Problem>("/v1/contacts", body, {
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    });

    try {
      expectProblem(answer, refusal.answer);
      await scene.settle();
      expect(scene.ledger(username)).toEqual(before);
    } finally {
      await scene.putBack(refusal, stand);
    }
  });

  it("a duplicate rule set to Alert objects, until it is saved anyway", async () => {
    const refusal = refusalTable.find(({ when }) => when === "a duplicate rule set to Alert finds a record");
    if (!refusal) throw new Error("no such row");
    const wanted = scene.leadFor(refusalTable.length);
    const { user, username } = await scene.standFor(refusal, { ...wanted, id: "" });
    const [lead] = await scene.addLeads(user, "Saved anyway", [wanted]);
    const stand = await scene.standFor(refusal, lead as RefusedLead);
    await refusal.given?.(stand);
    const before = scene.ledger(username);
    const answer = await user.post("/v1/contacts", { ...stand.creation(), saveAnyway: true });
    await scene.putBack(refusal, stand);
    expect(answer.status).toBe(201);
    const { contacts = 0, quotaUsed = 0 } = before;
    expect(scene.ledger(username)).toMatchObject({ contacts: contacts + 1, quotaUsed: quotaUsed + 1 });
  });

  it("nobody is signed in", async () => {
    const answer = await connector.anonymous.post<Problem>("/v1/contacts", {});
    expectProblem(answer, { status: 401, code: "not-signed-in" });
  });
});

function expectProblem(
  { status, headers, body }: { status: number; headers: Headers; body: Problem },
  expected: Answered,
): void {
  const { members = {}, fields, detail = /./, action = /./ } = expected;
  expect({ status, ...body }).toMatchObject({ status: expected.status, code: expected.code, ...members });
  expect(headers.get("content-type")).toContain("application/problem+json");
  expect(body.detail).toMatch(detail);
  expect(body.action).toMatch(action);
  expect(body["whose"]).toMatch(/^(rep|admin|salesforce|crosswalk)$/);
  if (fields) expect(body.fields?.map(({ field }) => field)).toEqual(fields);
  for (const { message } of body.fields ?? []) expect(message).not.toBe("");
}
