import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { creations } from "../../connector/database/schema/contacts.ts";
import { settleCreated } from "../../connector/creations/ledger/transitions.ts";
import { checkLater, reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import {
  startContactStack,
  type ContactStack,
  type CreationBody,
  type Problem,
} from "../support/startContactStack.ts";
import { eventually } from "../support/eventually.ts";
import { asCrashLeavesIt } from "../support/asCrashLeavesIt.ts";
import { clientAt } from "../support/clientAt.ts";
import { startStack } from "../support/startStack.ts";
import { fewByDay } from "../support/fewByDay.ts";
import { firstOf } from "../../connector/database/rows.ts";

let stack: ContactStack;
/** Added to the connector's clock, so that no test waits. */
let aheadMs = 0;
const clock = () => new Date(Date.now() + aheadMs);

beforeAll(async () => {
  stack = await startContactStack({ clock });
});
afterAll(() => stack.close());
afterEach(async () => {
  stack.waitForSalesforce();
  await stack.practice("DELETE", "/faults");
});

/** Of the request that makes the contact, and none of those that look something up beside it. */
const ofCreation = { method: "POST", path: "/composite$", record: '"referenceId":"contact"', times: 1 };

interface Status {
  state: string;
  contactId: string | null;
  error: { code: string } | null;
}

async function lose(action: string, body?: CreationBody, told: object = {}) {
  const { leadId } = await stack.addLead();
  const creation = body ?? stack.creation(leadId);
  // Whatever is asked beforehand has been answered by then: the lost call is the only one that does not wait
  // long.
  await stack.rep.get(`/v1/leads/${leadId}/draft`);
  await stack.practice("POST", "/faults", { ...ofCreation, action, ...told });
  const used = await stack.usedQuota();
  const key = { "idempotency-key": crypto.randomUUID() };
  if (action === "hang") stack.waitForSalesforce(500);
  const answer = await stack.rep.post<Problem>("/v1/contacts", creation, key);
  stack.waitForSalesforce();
  return { leadId, creation, key, answer, used, creationId: String(answer.body.creationId) };
}

const statusOf = async (creationId: string, client = stack.rep) =>
  (await client.get<Status>(`/v1/contacts/${creationId}`)).body;

async function settled(creationId: string, client = stack.rep): Promise<Status> {
  return eventually(async () => {
    const status = await statusOf(creationId, client);
    expect(["created", "failed"]).toContain(status.state);
    return status;
  });
}

async function rowOf(creationId: string) {
  const { database } = stack.app;
  const row = await firstOf(database.select().from(creations).where(eq(creations.id, creationId)));
  if (!row) throw new Error(`no creation ${creationId}`);
  return row;
}

/** Lets the time pass after which a contact that is not there counts as not created. */
async function giveUp(creationId: string): Promise<void> {
  aheadMs += 20_000;
  await reconcileDue(stack.app);
  const status = await statusOf(creationId);
  expect(status).toMatchObject({ state: "failed", error: { code: "salesforce-unavailable" } });
}

/** The next start after a crash, on what the disk has now. */
async function startAgain() {
  const databaseFile = await asCrashLeavesIt(stack.app.database);
  const { TOKEN_KEYS } = stack.environment;
  const next = await startStack({ databaseFile, orgs: stack.orgs, clock, environment: { TOKEN_KEYS } });
  return { ...next, rep: clientAt(next, stack.rep) };
}

/** A rep whose contacts only their name, account, creator and time tell from others. */
async function repWithoutExternalId() {
  await stack.practice("PATCH", "/users/rep2@practice.example", {
    fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: false, editable: false } },
  });
  return stack.signIn("rep2@practice.example");
}

describe("an answer of Salesforce that was lost", () => {
  it("ends in created after the contact was made, with one contact, its quota and its link", async () => {
    const { answer, creationId, leadId, creation, used } = await lose("reset-after");
    expect(answer).toMatchObject({ status: 202, body: { code: "outcome-unknown" } });
    const status = await settled(creationId);
    const contacts = stack.contactsNamed(String(creation.contact["LastName"]));
    expect(contacts).toHaveLength(1);
    expect(status).toMatchObject({ state: "created", contactId: contacts[0]?.["Id"], error: null });
    expect((await rowOf(creationId)).contact, "what was sent is forgotten").toBeNull();
    expect(await stack.usedQuota()).toBe(used + 1);
    expect((await stack.rep.get(`/v1/leads/${leadId}`)).body).toMatchObject({ crm: { status: "linked" } });
  });

  it("finds the role with the contact", async () => {
    const { leadId } = await stack.addLead();
    const body = stack.creation(leadId, {
      opportunityId: stack.account.openOpportunityId,
      role: "Decision Maker",
    });
    const { creationId } = await lose("reset-after", body);
    const status = await settled(creationId);
    const [role, ...others] = stack.rolesOf(String(status.contactId));
    expect(others).toEqual([]);
    expect(status).toMatchObject({ opportunityContactRoleId: role?.["Id"] });
  });

  it.each(["reset-before", "hang"])(
    "is not given up at once if nothing was made (%s), then ends in failed with the quota back",
    async (action) => {
      const { answer, creationId, creation, key, used } = await lose(action);
      expect(answer).toMatchObject({ status: 202, body: { code: "outcome-unknown" } });
      expect(await stack.usedQuota()).toBe(used + 1);
      await reconcileDue(stack.app);
      expect(await statusOf(creationId)).toMatchObject({ state: "unknown" });
      await giveUp(creationId);
      expect(await stack.usedQuota()).toBe(used);
      const again = await stack.rep.post("/v1/contacts", creation, key);
      expect(again.status).toBe(201);
      expect(stack.contactsNamed(String(creation.contact["LastName"]))).toHaveLength(1);
    },
  );

  it("is not looked for in another org, where its user has the same id", { tags: ["night"] }, async () => {
    const { creationId } = await lose("reset-after");
    const moveTo = (orgId: string) =>
      stack.app.database.update(creations).set({ orgId }).where(eq(creations.id, creationId));
    await moveTo("00D000000000000EAA");
    aheadMs += 20_000;
    await reconcileDue(stack.app);
    expect((await rowOf(creationId)).state).toBe("unknown");
    await moveTo(stack.org.orgId);
    aheadMs += 60_000;
    expect(await settled(creationId)).toMatchObject({ state: "created" });
  });

  it(
    "refuses another creation of the lead while it is unknown, and answers the same request as before",
    { tags: ["night"] },
    async () => {
      const { creationId, creation, key } = await lose("hang");
      const same = await stack.rep.post<Problem>("/v1/contacts", creation, key);
      expect(same).toMatchObject({ status: 202, body: { code: "outcome-unknown", creationId } });
      const other = await stack.rep.post<Problem>("/v1/contacts", creation);
      expect(other).toMatchObject({ status: 409, body: { code: "creation-in-progress", creationId } });
      await giveUp(creationId);
    },
  );

  it("counts as failed where only the name tells it once Salesforce can't be at work any more, not before", async () => {
    const rep2 = await repWithoutExternalId();
    const { leadId } = await stack.addLead(rep2);
    await rep2.get(`/v1/leads/${leadId}/draft`);
    await stack.practice("POST", "/faults", { ...ofCreation, action: "reset-before" });
    const lost = await rep2.post<Problem>("/v1/contacts", stack.creation(leadId));
    const stateAfter = async (minutes: number) => {
      aheadMs += minutes * 60_000;
      await reconcileDue(stack.app);
      return (await rowOf(String(lost.body.creationId))).state;
    };
    expect(await stateAfter(9)).toBe("unknown");
    expect(await stateAfter(2)).toBe("failed");
  });

  it("takes no contact with its external id that somebody else made", async () => {
    const { creationId, used } = await lose("reset-before");
    const { contact } = await rowOf(creationId);
    await stack.practice("POST", "/records/Contact", [contact]);
    await reconcileDue(stack.app);
    expect(await statusOf(creationId)).toMatchObject({ state: "failed", error: { code: "already-in-crm" } });
    expect(await stack.usedQuota()).toBe(used);
  });

  it("is adopted if its contact came within a quarter of an hour after it was given up", async () => {
    const { creationId, creation, used } = await lose("reset-before");
    await giveUp(creationId);
    aheadMs += 14 * 60_000;
    await reconcileDue(stack.app);
    const row = await rowOf(creationId);
    await stack.practice("POST", "/records/Contact", [
      {
        ...row.contact,
        CreatedById: row?.userId,
        OwnerId: row?.userId,
        CreatedDate: new Date().toISOString(),
      },
    ]);
    aheadMs += 2 * 60_000;
    await eventually(async () => {
      await reconcileDue(stack.app);
      expect(await statusOf(creationId)).toMatchObject({ state: "created" });
    });
    expect(stack.contactsNamed(String(creation.contact["LastName"]))).toHaveLength(1);
    expect(await stack.usedQuota()).toBe(used + 1);
  });

  it("is adopted as late where another look, which began before it was given up, ended after that", async () => {
    const { creationId } = await lose("reset-before");
    const before = await rowOf(creationId);
    await giveUp(creationId);
    const { checkAt } = await rowOf(creationId);
    await checkLater(stack.app, before);
    expect((await rowOf(creationId)).checkAt).toBe(checkAt);
  });

  it("yields its contact to a later try that is being answered, and the quota counts one", async () => {
    const { creationId, creation, leadId, used } = await lose("reset-before");
    await giveUp(creationId);
    const fault = { ...ofCreation, action: "drip", ms: 200 };
    await stack.practice("POST", "/faults", fault);
    const later = stack.rep.post("/v1/contacts", creation);
    await eventually(() => expect(stack.contactsNamed(String(creation.contact["LastName"]))).toHaveLength(1));
    const [made] = stack.contactsNamed(String(creation.contact["LastName"]));
    // Another connector, which looked for it before the later try was sent, finds the contact.
    const found = { contactId: String(made?.["Id"]), opportunityContactRoleId: null };
    expect(await settleCreated(stack.app, await rowOf(creationId), found, { isFound: true })).toBe(true);
    expect((await later).status).toBe(201);
    expect(await statusOf(creationId)).toMatchObject({ state: "failed", contactId: null });
    expect(await stack.usedQuota()).toBe(used + 1);
    expect((await stack.rep.get(`/v1/leads/${leadId}`)).body).toMatchObject({ crm: { status: "linked" } });
  });

  it("takes no contact of a namesake that is being created for another lead, and links its lead to none", async () => {
    const rep2 = await repWithoutExternalId();
    const [one, other] = [await stack.addLead(rep2), await stack.addLead(rep2)];
    const contact = { FirstName: "Nadia", LastName: "Twofold" };
    const fault = { ...ofCreation, action: "reset-before" };
    await stack.practice("POST", "/faults", fault);
    const lost = await rep2.post<Problem>("/v1/contacts", stack.creation(one.leadId, { contact }));
    const id = String(lost.body.creationId);
    aheadMs += 11 * 60_000;
    await eventually(async () => {
      await reconcileDue(stack.app);
      expect(await rowOf(id)).toMatchObject({ state: "failed" });
    });
    await rep2.get(`/v1/leads/${other.leadId}/draft`);
    // Longer than a busy machine takes to look: once the answer is there, it is known as the other lead's.
    await stack.practice("POST", "/faults", { ...fault, action: "drip", ms: 1_000 });
    const later = rep2.post("/v1/contacts", stack.creation(other.leadId, { contact }));
    await eventually(() => expect(stack.contactsNamed("Twofold")).toHaveLength(1));
    aheadMs += 16 * 60_000;
    await reconcileDue(stack.app);
    expect((await later).status).toBe(201);
    expect(await rowOf(id)).toMatchObject({ state: "failed", contactId: null });
    // Its own contact may still turn up, and would be recognised.
    expect((await rowOf(id)).contact).not.toBeNull();
    expect((await rep2.get(`/v1/leads/${one.leadId}`)).body).not.toMatchObject({
      crm: { status: "linked" },
    });
  });

  const withoutExternalId: [string, string[]][] = [
    ["is settled by name, account, creator and time where the user cannot write the external id", []],
    [
      "is settled by the same where names are encrypted, so that no query compares them",
      ["Contact.FirstName", "Contact.LastName"],
    ],
  ];

  it.each(fewByDay(withoutExternalId, 1))("%s", async (_, encryptedFields) => {
    await stack.practice("PATCH", "/settings", { encryptedFields });
    // Salesforce's own time is meant, however far ahead the connector's clock is.
    aheadMs += 10 * 60_000;
    const rep2 = await repWithoutExternalId();
    const { leadId } = await stack.addLead(rep2);
    await stack.practice("POST", "/faults", { ...ofCreation, action: "reset-after" });
    const body = stack.creation(leadId);
    const answer = await rep2.post<Problem>("/v1/contacts", body);
    expect(answer).toMatchObject({ status: 202, body: { code: "outcome-unknown" } });
    await eventually(async () => {
      const { body: status } = await rep2.get<Status>(`/v1/contacts/${answer.body.creationId}`);
      expect(status.state).toBe("created");
    });
    expect(stack.contactsNamed(String(body.contact["LastName"]))).toMatchObject([
      { Crosswalk_Lead__c: null },
    ]);
    await stack.practice("PATCH", "/settings", { encryptedFields: [] });
  });

  it("does not take a namesake's contact for its own where only the name tells it", async () => {
    const rep2 = await repWithoutExternalId();
    const [one, other] = [await stack.addLead(rep2), await stack.addLead(rep2)];
    const contact = { LastName: "Namesake" };
    const made = await rep2.post<Problem>("/v1/contacts", stack.creation(one.leadId, { contact }));
    expect(made.status).toBe(201);
    const fault = { ...ofCreation, action: "reset-before" };
    await stack.practice("POST", "/faults", fault);
    const lost = await rep2.post<Problem>("/v1/contacts", stack.creation(other.leadId, { contact }));
    expect(lost.status).toBe(202);
    await reconcileDue(stack.app);
    expect(await rowOf(String(lost.body.creationId))).toMatchObject({ state: "unknown", contactId: null });
  });

  it("takes its own contact where only the name tells it and a namesake's came first", async () => {
    const rep2 = await repWithoutExternalId();
    const [one, other] = [await stack.addLead(rep2), await stack.addLead(rep2)];
    const contact = { LastName: "Samename" };
    await rep2.get(`/v1/leads/${other.leadId}/draft`);
    const made = await rep2.post<Problem>("/v1/contacts", stack.creation(one.leadId, { contact }));
    expect(made.status).toBe(201);
    const fault = { ...ofCreation, action: "reset-after" };
    await stack.practice("POST", "/faults", fault);
    const lost = await rep2.post<Problem>("/v1/contacts", stack.creation(other.leadId, { contact }));
    await eventually(async () => expect((await rowOf(String(lost.body.creationId))).state).toBe("created"));
    const [, second] = stack.contactsNamed("Samename");
    expect((await rowOf(String(lost.body.creationId))).contactId).toBe(second?.["Id"]);
  });
});

describe("a connector that was killed", () => {
  const unsettled = {
    idempotencyKey: null,
    requestDigest: null,
    contactId: null,
    settledAt: null,
    checkAt: null,
    runner: "a connector that is no more",
  };

  it("leaves an add that Salesforce is still working on as sent in the ledger, so that nobody gives it up", async () => {
    const { leadId } = await stack.addLead();
    await stack.rep.get(`/v1/leads/${leadId}/draft`);
    const fault = { ...ofCreation, action: "delay", ms: 300 };
    await stack.practice("POST", "/faults", fault);
    const answer = stack.rep.post<{ creationId: string }>("/v1/contacts", stack.creation(leadId));
    await eventually(async () =>
      expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]),
    );
    const { database } = stack.app;
    const stateNow = async () =>
      (await firstOf(database.select().from(creations).where(eq(creations.leadId, leadId))))?.state ??
      "not there";
    expect(await stateNow()).toBe("sent");
    // Nor does this connector, which is waiting for the answer.
    await reconcileDue(stack.app);
    expect(await stateNow()).toBe("sent");
    expect((await answer).status).toBe(201);
  });

  it(
    "gives the quota back at its next start if killed between row and request",
    { tags: ["night"] },
    async () => {
      const { creationId } = await lose("reset-after");
      await settled(creationId);
      const used = await stack.usedQuota();
      const id = crypto.randomUUID();
      await stack.app.database
        .insert(creations)
        .values({ ...(await rowOf(creationId)), ...unsettled, id, leadId: id, state: "reserved" });
      const again = await startAgain();
      try {
        await eventually(async () =>
          expect(await statusOf(id, again.rep)).toMatchObject({ state: "failed" }),
        );
        expect(await stack.usedQuota(again.rep)).toBe(used);
      } finally {
        await again.close();
      }
    },
  );

  it("finds the contact at its next start if killed between request and answer", async () => {
    const { creationId } = await lose("reset-after");
    const { contactId } = await settled(creationId);
    const row = await rowOf(creationId);
    const id = crypto.randomUUID();
    const externalId = "of a crash";
    const values = { FirstName: "Quinn", LastName: "Lost", AccountId: stack.account.id };
    const contact = { ...values, Crosswalk_Lead__c: externalId };
    await stack.practice("POST", "/records/Contact", [
      { ...contact, CreatedById: row.userId, OwnerId: row.userId, CreatedDate: new Date().toISOString() },
    ]);
    await stack.app.database.insert(creations).values({
      ...row,
      ...unsettled,
      id,
      leadId: id,
      state: "sent",
      externalId,
      contact,
      sentAt: Date.now(),
    });
    const again = await startAgain();
    try {
      const found = await settled(id, again.rep);
      expect(found).toMatchObject({ state: "created", contactId: expect.stringMatching(/^003/) });
      expect(found.contactId).not.toBe(contactId);
    } finally {
      await again.close();
    }
  });
});

describe("an answer of Salesforce that is half there", () => {
  const made = {
    referenceId: "contact",
    httpStatusCode: 201,
    body: { id: "003Pr000000ZZZZAAA", success: true },
  };
  const refused = {
    httpStatusCode: 400,
    body: [{ errorCode: "INVALID_CROSS_REFERENCE_KEY", message: "No." }],
  };

  it.each([
    ["names a contact without its role", [made]],
    ["names a contact whose role was refused", [made, { ...refused, referenceId: "role" }]],
    [
      "names no id",
      [
        { ...made, body: {} },
        { ...made, referenceId: "role" },
      ],
    ],
    ["names nothing", []],
  ])(
    "is unknown where it %s: the quota stays taken until Salesforce was asked",
    async (_, compositeResponse) => {
      const { leadId } = await stack.addLead();
      const { openOpportunityId: opportunityId } = stack.account;
      const body = stack.creation(leadId, { opportunityId, role: "Decision Maker" });
      const told = { status: 200, body: { compositeResponse } };
      const { answer, creationId, used } = await lose("error", body, told);
      expect(answer).toMatchObject({ status: 202, body: { code: "outcome-unknown" } });
      expect(await statusOf(creationId)).toMatchObject({ state: "unknown" });
      expect(await stack.usedQuota()).toBe(used + 1);
      await giveUp(creationId);
      expect(await stack.usedQuota()).toBe(used);
    },
  );
});
