import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { settleRoles } from "../../connector/creations/roles/settleRoles.ts";
import { addedRoles } from "../../connector/database/schema/addedRoles.ts";
import { leadListMembers } from "../../connector/database/schema/leads.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { clientAt } from "../support/clientAt.ts";
import { eventually } from "../support/eventually.ts";
import { movableClock } from "../support/movableClock.ts";
import { startBeside } from "../support/startBeside.ts";
import { isOnPostgres } from "../support/testDatabase.ts";
import { withoutJob } from "../support/withoutJob.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

const clock = movableClock();
let stack: ContactStack;
let rep: ApiClient;
let leadId: string;
let contactId: string;
let opportunityId: string;

let letSettle: () => void;

beforeAll(async () => {
  letSettle = withoutJob("settle added roles");
  stack = await startContactStack({ clock: clock.now });
  rep = stack.rep;
  opportunityId = stack.account.openOpportunityId;
});
afterAll(async () => {
  await stack.close();
  letSettle();
});

beforeEach(async () => {
  ({ leadId } = await stack.addLead(rep));
  contactId = await makeContact(leadId);
  await rep.put(`/v1/leads/${leadId}/link`, { recordId: contactId });
});
afterEach(async () => {
  vi.restoreAllMocks();
  stack.waitForSalesforce();
  await stack.practice("DELETE", "/faults");
});

/** A contact of the lead's name that Crosswalk didn't make. */
async function makeContact(ofLead: string): Promise<string> {
  const { body: lead } = await rep.get<{ lastName: string }>(`/v1/leads/${ofLead}`);
  const contact = { FirstName: "Quinn", LastName: lead.lastName, AccountId: stack.account.id };
  await stack.practice("POST", "/records/Contact", [contact]);
  return String(stack.contactsNamed(lead.lastName)[0]?.["Id"]);
}

interface Added extends Problem {
  additionId: string;
  opportunityContactRoleId: string;
  url: string;
}

interface Status {
  state: string;
  opportunityContactRoleId: string | null;
  error: { code: string; reason: string; detail: string; action: string } | null;
}

const add = (client = rep, changes: object = {}, key: string = crypto.randomUUID()) =>
  client.post<Added>(
    `/v1/leads/${leadId}/roles`,
    { opportunityId, role: "Evaluator", ...changes },
    { "idempotency-key": key },
  );
const statusOf = async (id: string) => (await rep.get<Status>(`/v1/leads/${leadId}/roles/${id}`)).body;
const roles = () => stack.rolesOf(contactId);
const rowOf = async () =>
  await firstOf(stack.app.database.select().from(addedRoles).where(eq(addedRoles.leadId, leadId)));
const ofRole = { method: "POST", path: "/sobjects/OpportunityContactRole$", times: 1 };
const fault = (action: string) =>
  stack.practice("POST", "/faults", { ...ofRole, action, ...(action === "delay" && { ms: 1_500 }) });

/** The same role, asked for by a colleague who has linked a lead of their own to the contact. */
async function addAsColleague() {
  const colleague = await stack.signIn("rep2@practice.example");
  const { leadId: theirs } = await stack.addLead(colleague);
  await colleague.put(`/v1/leads/${theirs}/link`, { recordId: contactId });
  return colleague.post<Added>(`/v1/leads/${theirs}/roles`, { opportunityId, role: "Evaluator" });
}

/** Does something right after the transaction that brings the addition into a state. */
function once(state: "reserved" | "sent", meanwhile: () => unknown): void {
  const { engine } = stack.app.database;
  const transaction = engine.transaction.bind(engine);
  let isDone = false;
  vi.spyOn(engine, "transaction").mockImplementation(async (...given) => {
    const result = await transaction(...given);
    if (!isDone && (await rowOf())?.state === state) {
      isDone = true;
      await meanwhile();
    }
    return result;
  });
}

/** As if the connector that holds the addition had been killed. */
async function forget(): Promise<void> {
  const { database, runner } = stack.app;
  runner.inFlight.clear();
  await database.update(addedRoles).set({ runner: "killed" }).where(eq(addedRoles.leadId, leadId));
}

describe("a role for the contact that a lead is linked to", () => {
  it("is added once, as the rep, and costs no quota", async () => {
    const used = await stack.usedQuota();
    const { status, body } = await add();
    expect([status, body]).toEqual([
      201,
      {
        additionId: expect.any(String),
        opportunityContactRoleId: roles()[0]?.["Id"],
        url: expect.stringContaining(`/lightning/r/Opportunity/${opportunityId}/view`),
      },
    ]);
    const [userId] = stack.org.org.db
      .prepare("SELECT Id FROM User WHERE Username = ?")
      .pluck()
      .all("rep@practice.example");
    expect(roles()).toMatchObject([
      { OpportunityId: opportunityId, Role: "Evaluator", IsPrimary: 0, CreatedById: userId },
    ]);
    expect(await stack.usedQuota()).toBe(used);
    expect(await statusOf(body.additionId)).toMatchObject({
      state: "created",
      opportunityContactRoleId: body.opportunityContactRoleId,
      error: null,
    });
  });

  it("needs no name, and may be the primary one", async () => {
    expect((await add(rep, { role: undefined, isPrimary: true })).status).toBe(201);
    expect(roles()).toMatchObject([{ Role: null, IsPrimary: 1 }]);
  });

  it.each([
    ["a lead that is linked to nobody", "DELETE"],
    ["a lead that is linked to a Salesforce Lead", "Lead"],
  ])("is refused to %s", async (_, how) => {
    if (how === "DELETE") await rep.delete(`/v1/leads/${leadId}/link`);
    else {
      await stack.practice("POST", "/records/Lead", [{ LastName: "Testley", Company: "Zzyzx" }]);
      const sql = "SELECT Id FROM Lead WHERE Company = 'Zzyzx'";
      await rep.put(`/v1/leads/${leadId}/link`, { recordId: stack.org.org.db.prepare(sql).pluck().get() });
    }
    const { status, body } = await add();
    expect([status, body["reason"]]).toEqual([400, "role-not-linked"]);
    expect(await rowOf()).toBeUndefined();
  });

  it("is refused by a rule of the org in the org's words, and the role is what was not saved", async () => {
    await stack.practice("POST", "/objects/OpportunityContactRole/validation-rules", {
      name: "No_Evaluators",
      when: "Role = 'Evaluator'",
      message: "Nobody evaluates here.",
    });
    const { status, body } = await add();
    expect([status, body.code, body["reason"]]).toEqual([422, "validation-failed", "role-refused"]);
    expect([body["title"], body.detail]).toEqual([
      "Salesforce didn't save the role",
      "Nobody evaluates here.",
    ]);
    expect(roles()).toEqual([]);
    await stack.practice("DELETE", "/objects/OpportunityContactRole/validation-rules/No_Evaluators");
    expect((await add()).status).toBe(201);
  });

  it("is refused on an opportunity that was closed meanwhile, and may be given once it is open again", async () => {
    const close = (isClosed: number) =>
      stack.org.org.db
        .prepare("UPDATE Opportunity SET IsClosed = ? WHERE Id = ?")
        .run(isClosed, opportunityId);
    close(1);
    const { status, body } = await add();
    close(0);
    expect([status, body["reason"], body["title"]]).toEqual([422, "role-closed", "The role wasn't added"]);
    expect(roles()).toEqual([]);
    expect((await add()).status).toBe(201);
  });

  it("is refused where the contact has one there, which is named", async () => {
    await stack.practice("POST", "/records/OpportunityContactRole", [
      { ContactId: contactId, OpportunityId: opportunityId, Role: "Influencer" },
    ]);
    const { status, body } = await add();
    expect([status, body.code, body["reason"]]).toEqual([409, "already-in-crm", "role-there-as"]);
    expect(body.detail).toContain("Influencer");
    expect(body).toMatchObject({ opportunityContactRoleId: roles()[0]?.["Id"], opportunityId });
    expect(roles()).toHaveLength(1);
    expect(await rowOf()).toMatchObject({ state: "failed", sentAt: null });
  });

  it("is refused on an opportunity that the rep does not see, and for a contact that is gone", async () => {
    const unseen = await add(rep, { opportunityId: `${opportunityId.slice(0, 12)}zzz` });
    expect([unseen.status, unseen.body["reason"]]).toEqual([404, "role-no-opportunity"]);
    stack.org.org.db.prepare("UPDATE Contact SET IsDeleted = 1 WHERE Id = ?").run(contactId);
    const gone = await add();
    expect([gone.status, gone.body["reason"]]).toEqual([404, "role-no-contact"]);
  });

  it("is refused before anything is asked where the role is none of the org's", async () => {
    const { status, body } = await add(rep, { role: "Emperor" });
    expect([status, body.fields?.[0]?.field]).toEqual([422, "role"]);
  });

  it("may be tried again under the same key after Salesforce has refused it", async () => {
    await stack.practice("POST", "/faults", {
      ...ofRole,
      action: "error",
      status: 400,
      body: [{ errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message: "Not in this quarter", fields: [] }],
    });
    const key = crypto.randomUUID();
    const refused = await add(rep, {}, key);
    expect([refused.status, refused.body.detail]).toEqual([422, "Not in this quarter"]);
    expect(JSON.stringify(await rowOf()), "what Salesforce says may name somebody").not.toContain("quarter");
    expect((await add(rep, {}, key)).status).toBe(201);
    expect(roles()).toHaveLength(1);
  });

  it("is of its lead's user alone", async () => {
    const { body } = await add();
    const rep2 = await stack.signIn("rep2@practice.example");
    expect((await rep2.get(`/v1/leads/${leadId}/roles/${body.additionId}`)).status).toBe(404);
  });
});

describe("one role and no more", () => {
  it("comes of requests at the same time", async () => {
    const answers = await Promise.all([add(), add(), add()]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 409, 409]);
    expect(roles()).toHaveLength(1);
  });

  it("comes of two leads that are linked to one contact", { tags: ["night"] }, async () => {
    const first = leadId;
    const { leadId: second } = await stack.addLead(rep);
    await rep.put(`/v1/leads/${second}/link`, { recordId: contactId });
    const body = { opportunityId };
    const answers = await Promise.all([first, second].map((id) => rep.post(`/v1/leads/${id}/roles`, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(roles()).toHaveLength(1);
  });

  it("comes of two users who add it at once", { tags: ["night"] }, async () => {
    const rep2 = await stack.signIn("rep2@practice.example");
    const { leadId: theirs } = await stack.addLead(rep2);
    await rep2.put(`/v1/leads/${theirs}/link`, { recordId: contactId });
    await fault("delay");
    const own = add();
    await eventually(async () => expect((await rowOf())?.state).toBe("sent"));
    const { status, body } = await rep2.post<Added>(`/v1/leads/${theirs}/roles`, { opportunityId });
    expect([status, body["reason"], body.additionId]).toEqual([409, "role-in-progress", undefined]);
    expect((await own).status).toBe(201);
    expect(roles()).toHaveLength(1);
  });

  it("comes of a request that is repeated under its key, with the same answer", async () => {
    const key = crypto.randomUUID();
    const first = await add(rep, {}, key);
    const again = await add(rep, {}, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await add(rep, { role: "Influencer" }, key);
    expect([other.status, other.body["reason"]]).toEqual([400, "key-used"]);
    expect(roles()).toHaveLength(1);
  });

  it.skipIf(!isOnPostgres)("comes of two connectors at once", async () => {
    const beside = await startBeside(stack, { clock: clock.now });
    try {
      const other = clientAt(beside, rep);
      const answers = await Promise.all([add(), add(other), add(), add(other)]);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(roles()).toHaveLength(1);
    } finally {
      await beside.close();
    }
  });

  it("is found where its answer was lost", async () => {
    await fault("reset-after");
    const key = crypto.randomUUID();
    const { status, body } = await add(rep, {}, key);
    expect([status, body.code]).toEqual([202, "outcome-unknown"]);
    expect((await add(rep)).body, "meanwhile").toMatchObject({ code: "creation-in-progress" });
    await eventually(async () => {
      await settleRoles(stack.app);
      expect((await statusOf(body.additionId)).state).toBe("created");
    });
    const again = await add(rep, {}, key);
    expect([again.status, again.body.opportunityContactRoleId]).toEqual([201, roles()[0]?.["Id"]]);
    expect(roles()).toHaveLength(1);
  });

  it.each(["reset-before", "hang"])(
    "is given up only when Salesforce can't be at work any more: %s",
    { tags: ["night"] },
    async (action) => {
      await fault(action);
      const key = crypto.randomUUID();
      if (action === "hang") stack.waitForSalesforce(500);
      const { status, body } = await add(rep, {}, key);
      stack.waitForSalesforce();
      expect(status).toBe(202);
      await settleRoles(stack.app);
      expect((await statusOf(body.additionId)).state).toBe("unknown");
      clock.advance({ minutes: 12 });
      await settleRoles(stack.app);
      expect(await statusOf(body.additionId)).toMatchObject({
        state: "failed",
        error: { code: "salesforce-unavailable", detail: expect.stringContaining("wasn't added") },
      });
      expect(roles()).toEqual([]);
      expect((await add(rep, {}, key)).status).toBe(201);
      expect(roles()).toHaveLength(1);
    },
  );

  it.each(["reserved", "sent"] as const)(
    "is nobody's to release while its connector is about to send it: %s",
    async (state) => {
      once(state, () => settleRoles(stack.app));
      expect((await add()).status).toBe(201);
      expect(roles()).toHaveLength(1);
    },
  );

  it("is free to be asked for again where a connector was killed before it was sent", async () => {
    once("reserved", () => {
      vi.restoreAllMocks();
      throw new Error("killed");
    });
    expect((await add()).status).toBe(500);
    await forget();
    expect(await rowOf()).toMatchObject({ state: "reserved" });
    await settleRoles(stack.app);
    expect(await rowOf()).toMatchObject({ state: "failed" });
    expect((await add()).status).toBe(201);
    expect(roles()).toHaveLength(1);
  });

  it.each([
    ["after", 1],
    ["before", 0],
  ])("is looked for where a connector was killed %s Salesforce made it", async (when, made) => {
    await fault(`reset-${when}`);
    const { body } = await add();
    await stack.app.database
      .update(addedRoles)
      .set({ state: "sent", lostAt: null, checkAt: null })
      .where(eq(addedRoles.leadId, leadId));
    await forget();
    await settleRoles(stack.app);
    expect(roles()).toHaveLength(made);
    expect((await add()).status, "nothing is sent meanwhile").toBe(409);
    clock.advance({ minutes: 12 });
    await settleRoles(stack.app);
    expect((await statusOf(body.additionId)).state).toBe(made === 1 ? "created" : "failed");
    expect(roles()).toHaveLength(made);
  });

  it.each([
    ["stood still for too long after it was written down as sent", () => clock.advance({ minutes: 6 })],
    ["lost its locks since", () => vi.spyOn(stack.app.runner, "id", "get").mockReturnValue("another")],
  ])("is not sent by a connector that %s", async (_, meanwhile) => {
    once("sent", meanwhile);
    const { status, body } = await add();
    vi.restoreAllMocks();
    expect([status, body["reason"]]).toEqual([500, "role-not-sent"]);
    expect(roles()).toEqual([]);
  });

  it("is not sent by a connector that was taken for one that had ended", async () => {
    once("reserved", async () => {
      await forget();
      await settleRoles(stack.app);
    });
    const { status, body } = await add();
    expect([status, body["reason"]]).toEqual([500, "role-not-sent"]);
    expect(await rowOf()).toMatchObject({ state: "failed", sentAt: null });
    expect(roles()).toEqual([]);
  });

  it("is not said to be missing to a rep who sees the opportunity no longer", async () => {
    await fault("reset-after");
    const { body } = await add();
    const { db } = stack.org.org;
    const hide = (isHidden: 0 | 1) => {
      db.prepare("UPDATE Opportunity SET IsDeleted = ? WHERE Id = ?").run(isHidden, opportunityId);
      db.prepare("UPDATE OpportunityContactRole SET IsDeleted = ? WHERE ContactId = ?").run(
        isHidden,
        contactId,
      );
    };
    hide(1);
    try {
      await settleRoles(stack.app);
      clock.advance({ minutes: 12 });
      await settleRoles(stack.app);
    } finally {
      hide(0);
    }
    expect(await statusOf(body.additionId)).toMatchObject({
      state: "never-known",
      error: { reason: "role-never-seen" },
    });
    expect(roles()).toHaveLength(1);
  });

  it("is found by the next colleague who asks, where its answer was lost", { tags: ["night"] }, async () => {
    await fault("reset-after");
    const { body } = await add();
    expect(await rowOf()).toMatchObject({ state: "unknown" });
    const { status, body: answer } = await addAsColleague();
    expect([status, answer["reason"]]).toEqual([409, "role-there-as"]);
    expect(await statusOf(body.additionId)).toMatchObject({
      state: "created",
      opportunityContactRoleId: roles()[0]?.["Id"],
    });
    expect(roles()).toHaveLength(1);
  });

  it(
    "may be added by the next colleague once the lost request can't arrive any more",
    { tags: ["night"] },
    async () => {
      await fault("reset-before");
      const { body } = await add();
      const early = await addAsColleague();
      expect([early.status, early.body["reason"]]).toEqual([409, "role-in-progress"]);
      clock.advance({ minutes: 12 });
      expect((await addAsColleague()).status).toBe(201);
      expect((await statusOf(body.additionId)).state).toBe("failed");
      expect(roles()).toHaveLength(1);
    },
  );

  it(
    "is not said to be missing by a colleague who does not see the opportunity",
    { tags: ["night"] },
    async () => {
      await fault("reset-after");
      const { body } = await add();
      // The answer is lost once the request has noticed it.
      await eventually(async () => expect((await statusOf(body.additionId)).state).toBe("unknown"));
      clock.advance({ minutes: 12 });
      const { db } = stack.org.org;
      const hide = (isHidden: 0 | 1) => {
        db.prepare("UPDATE Opportunity SET IsDeleted = ? WHERE Id = ?").run(isHidden, opportunityId);
        db.prepare("UPDATE OpportunityContactRole SET IsDeleted = ? WHERE ContactId = ?").run(
          isHidden,
          contactId,
        );
      };
      hide(1);
      const refused = await addAsColleague().finally(() => hide(0));
      expect([refused.status, refused.body["reason"]]).toEqual([409, "role-in-progress"]);
      expect((await statusOf(body.additionId)).state).toBe("unknown");
      expect((await addAsColleague()).body["reason"]).toBe("role-there-as");
      expect(roles()).toHaveLength(1);
    },
  );

  it("comes of two colleagues who settle a lost answer at once", { tags: ["night"] }, async () => {
    await fault("reset-before");
    await add();
    await addAsColleague();
    clock.advance({ minutes: 12 });
    const answers = await Promise.all([addAsColleague(), addAsColleague(), settleRoles(stack.app)]);
    expect(answers.filter((answer) => answer?.status === 201)).toHaveLength(1);
    expect(roles()).toHaveLength(1);
  });

  it("is not taken from a colleague who made it by hand meanwhile", async () => {
    await fault("reset-before");
    const { body } = await add();
    await stack.practice("POST", "/records/OpportunityContactRole", [
      { ContactId: contactId, OpportunityId: opportunityId, Role: "Influencer" },
    ]);
    await settleRoles(stack.app);
    expect((await statusOf(body.additionId)).state).toBe("unknown");
    clock.advance({ minutes: 12 });
    await settleRoles(stack.app);
    expect((await statusOf(body.additionId)).state).toBe("failed");
  });
});

describe("what is kept of it", () => {
  it("goes with the lead", async () => {
    await add();
    await rep.delete(`/v1/lead-lists/${(await listOf(leadId)) ?? ""}`);
    await eventually(async () => expect(await rowOf()).toBeUndefined());
  });

  it("goes with the lead also where its answer comes later", async () => {
    await fault("reset-after");
    await add();
    await rep.delete(`/v1/lead-lists/${(await listOf(leadId)) ?? ""}`);
    await eventually(async () => {
      await settleRoles(stack.app);
      expect(await rowOf()).toBeUndefined();
    });
  });

  it("is told by the timeline of the lead", async () => {
    await add();
    // The clock of these tests has left the first session behind.
    const admin = await stack.signIn("admin@practice.example");
    const { body } = await admin.get<{ entries: { event: string }[] }>(`/v1/timeline?id=${leadId}`);
    const told = body.entries.map(({ event }) => event).filter((event) => event.startsWith("role."));
    expect(told).toEqual(["role.created", "role.sent"]);
  });

  it("has no words", async () => {
    await add();
    const kept = JSON.stringify(await rowOf());
    expect(kept).not.toContain("Evaluator");
    expect(kept).not.toContain("Testley");
  });
});

async function listOf(ofLead: string): Promise<string | undefined> {
  const row = await firstOf(
    stack.app.database.select().from(leadListMembers).where(eq(leadListMembers.leadId, ofLead)),
  );
  return row?.listId;
}
