import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fillQuota } from "../support/fillQuota.ts";
import { startContactScene, type ContactScene, type Problem } from "../support/contactStack.ts";

let scene: ContactScene;

beforeAll(async () => {
  scene = await startContactScene();
});
afterAll(() => scene.close());
afterEach(() => scene.connector.practice("DELETE", "/faults"));

interface Created {
  contactId: string;
  opportunityContactRoleId?: string;
  url: string;
  quota: { used: number };
}

interface OpenedDraft {
  contact: { AccountId: string };
  account: { opportunities: { id: string }[] | null };
}

/** The requests that the panel makes of a lead that is opened. */
interface OpenLead {
  draft(): Promise<{ body: OpenedDraft }>;
  matches(): Promise<unknown>;
}

describe("creating a contact", () => {
  it("makes a Contact with the admin's Lead Source and its role on the opportunity, and links the lead", async () => {
    const { leadId } = await scene.addLead();
    const used = await scene.usedQuota();
    const body = scene.creation(leadId, {
      opportunityId: scene.account.openOpportunityId,
      role: "Decision Maker",
      isPrimary: true,
    });
    const answer = await scene.rep.post<Created>("/v1/contacts", body);
    expect(answer).toMatchObject({
      status: 201,
      body: { quota: { used: used + 1 }, url: expect.stringContaining("/lightning/r/Contact/003") },
    });
    const [contact, ...others] = scene.contactsNamed(String(body.contact["LastName"]));
    expect(others).toEqual([]);
    expect(contact).toMatchObject({
      Id: answer.body.contactId,
      AccountId: scene.account.id,
      LeadSource: "Other",
      Title: "Head of Supply",
      Crosswalk_Lead__c: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(scene.rolesOf(answer.body.contactId)).toEqual([
      expect.objectContaining({
        Id: answer.body.opportunityContactRoleId,
        OpportunityId: scene.account.openOpportunityId,
        Role: "Decision Maker",
        IsPrimary: 1,
      }),
    ]);
    const lead = await scene.rep.get(`/v1/leads/${leadId}`);
    expect(lead.body).toMatchObject({ crm: { status: "linked", recordId: answer.body.contactId } });
  });

  it("sets the Lead Source of lead pages on a single lead, and a named list's on the leads opened from it", async () => {
    const { rep, admin } = scene;
    const { body: before } = await admin.get<{ leadSource: object }>("/v1/settings");
    const fromList = await scene.addLead();
    const fromListBody = scene.creation(fromList.leadId, { listId: fromList.listId });
    const alone = await scene.addLead();
    const aloneBody = scene.creation(alone.leadId, { listId: alone.listId });
    await admin.put("/v1/settings", {
      leadSource: { ...before.leadSource, leadPage: "Web", lists: { [fromList.listId]: "Partner Referral" } },
    });

    expect(await rep.post("/v1/contacts", fromListBody)).toMatchObject({ status: 201 });
    expect(await rep.post("/v1/contacts", aloneBody)).toMatchObject({ status: 201 });
    expect(scene.contactsNamed(String(fromListBody.contact["LastName"]))).toMatchObject([
      { LeadSource: "Partner Referral" },
    ]);
    expect(scene.contactsNamed(String(aloneBody.contact["LastName"]))).toMatchObject([{ LeadSource: "Web" }]);
    await admin.put("/v1/settings", { leadSource: before.leadSource });
  });

  it("gives a repeated request the first one's answer, and makes no second contact", async () => {
    const { leadId } = await scene.addLead();
    const body = scene.creation(leadId);
    const headers = { "idempotency-key": crypto.randomUUID() };
    const first = await scene.rep.post<Created>("/v1/contacts", body, headers);
    const second = await scene.rep.post<Created>("/v1/contacts", body, headers);
    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(scene.contactsNamed(String(body.contact["LastName"]))).toHaveLength(1);
  });

  it("refuses another body under a key that has been used", async () => {
    const { leadId } = await scene.addLead();
    const headers = { "idempotency-key": crypto.randomUUID() };
    const body = scene.creation(leadId);
    await scene.rep.post("/v1/contacts", body, headers);
    const other = await scene.rep.post<Problem>(
      "/v1/contacts",
      scene.creation(leadId, { contact: { Title: "Other" } }),
      headers,
    );
    expect(other).toMatchObject({
      status: 400,
      body: { code: "request-invalid", fields: [{ field: "Idempotency-Key" }] },
    });
  });

  it("keeps the keys of two users apart", async () => {
    const rep2 = await scene.connector.signIn("rep2@practice.example");
    const headers = { "idempotency-key": crypto.randomUUID() };
    const { leadId } = await scene.addLead();
    const mine = await scene.rep.post<Created>("/v1/contacts", scene.creation(leadId), headers);
    const other = await scene.addLead(rep2);
    const theirs = await rep2.post<Created>("/v1/contacts", scene.creation(other.leadId), headers);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.contactId).not.toBe(mine.body.contactId);
  });

  it("takes the last of the quota once, however many ask at once", async () => {
    const bodies: unknown[] = [];
    for (let count = 0; count < 4; count += 1) bodies.push(scene.creation((await scene.addLead()).leadId));
    const giveBack = fillQuota(scene.connector, "rep@practice.example", 1);
    const answers = await Promise.all(bodies.map((body) => scene.rep.post("/v1/contacts", body)));
    giveBack();
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429, 429]);
  });

  it("makes one contact of a double click and of two tabs", async () => {
    const { leadId } = await scene.addLead();
    const used = await scene.usedQuota();
    const body = scene.creation(leadId);
    const key = { "idempotency-key": crypto.randomUUID() };
    const answers = await Promise.all([
      scene.rep.post<Problem>("/v1/contacts", body, key),
      scene.rep.post<Problem>("/v1/contacts", body, key),
      scene.rep.post<Problem>("/v1/contacts", body, { "idempotency-key": crypto.randomUUID() }),
      scene.rep.post<Problem>("/v1/contacts", body),
    ]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body: problem } of answers.filter(({ status }) => status !== 201)) {
      expect(status).toBe(409);
      expect(["creation-in-progress", "already-in-crm"]).toContain(problem.code);
    }
    expect(scene.contactsNamed(String(body.contact["LastName"]))).toHaveLength(1);
    expect(await scene.usedQuota()).toBe(used + 1);
  });

  it("refuses a lead that is already linked, with a link to the contact", async () => {
    const { leadId } = await scene.addLead();
    const first = await scene.rep.post<Created>("/v1/contacts", scene.creation(leadId));
    const again = await scene.rep.post<Problem>("/v1/contacts", scene.creation(leadId));
    expect(again).toMatchObject({
      status: 409,
      body: { code: "already-in-crm", recordId: first.body.contactId, url: first.body.url },
    });
  });

  it("refuses a lead of whom a colleague has made a contact already, naming the contact", async () => {
    const rep2 = await scene.connector.signIn("rep2@practice.example");
    const profileUrl = "https://www.linkedin.com/in/shared-person-of-two-reps";
    const { leadId: mine } = await scene.addLead(scene.rep, { profileUrl });
    const first = await scene.rep.post<Created>("/v1/contacts", scene.creation(mine));
    const { leadId: theirs } = await scene.addLead(rep2, { profileUrl });
    const used = await scene.usedQuota(rep2);
    const second = await rep2.post<Problem>("/v1/contacts", scene.creation(theirs));
    expect(first.status).toBe(201);
    expect(second).toMatchObject({
      status: 409,
      body: { code: "already-in-crm", recordId: first.body.contactId },
    });
    expect(await scene.usedQuota(rep2)).toBe(used);
  });

  it("creates neither contact nor role where Salesforce refuses the role", async () => {
    const { leadId } = await scene.addLead();
    const used = await scene.usedQuota();
    const body = scene.creation(leadId, { opportunityId: "006000000000001AAA", role: "Decision Maker" });
    const answer = await scene.rep.post<Problem>("/v1/contacts", body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(scene.contactsNamed(String(body.contact["LastName"]))).toEqual([]);
    expect(await scene.usedQuota()).toBe(used);
  });

  it("retries a row that somebody else has locked, with one contact in the end", async () => {
    const { leadId } = await scene.addLead();
    await scene.connector.practice("POST", "/faults", {
      method: "POST",
      path: "/composite",
      times: 1,
      action: "error",
      status: 400,
      body: [
        { errorCode: "UNABLE_TO_LOCK_ROW", message: "unable to obtain exclusive access to this record" },
      ],
    });
    const body = scene.creation(leadId);
    expect(await scene.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
    expect(scene.contactsNamed(String(body.contact["LastName"]))).toHaveLength(1);
  });

  it.each<[string, (open: OpenLead) => Promise<{ body: OpenedDraft }>, Record<string, string>?]>([
    [
      "matches and draft at once, as the panel does",
      async ({ draft, matches }) => (await Promise.all([matches(), draft()]))[1],
    ],
    [
      "somebody whom nobody in the CRM resembles",
      async ({ draft, matches }) => (await Promise.all([matches(), draft()]))[1],
      { firstName: "Xochitl", lastName: "Vrzhkovska" },
    ],
    [
      "the draft first",
      async ({ draft, matches }) => {
        const opened = await draft();
        await matches();
        return opened;
      },
    ],
    [
      "the matches first",
      async ({ draft, matches }) => {
        await matches();
        return draft();
      },
    ],
  ])(
    "costs at most four API calls from opening the lead to the result, once describe is warm: %s",
    async (_order, openLead, changes) => {
      const { leadId } = await scene.addLead(scene.rep, changes);
      const body = scene.creation(leadId, {
        opportunityId: scene.account.openOpportunityId,
        role: "Decision Maker",
      });
      // After another contact was made, nothing is known any more of who is in the CRM.
      const { leadId: other } = await scene.addLead();
      expect(await scene.rep.post("/v1/contacts", scene.creation(other))).toMatchObject({ status: 201 });
      await scene.connector.practice("DELETE", "/requests");
      await scene.rep.get(`/v1/leads/${leadId}`);
      const draft = await openLead({
        draft: () => scene.rep.get<OpenedDraft>(`/v1/leads/${leadId}/draft`),
        matches: () => scene.rep.get(`/v1/leads/${leadId}/matches`),
      });
      const { AccountId } = draft.body.contact;
      expect(AccountId).toBe(scene.account.id);
      const offered = draft.body.account.opportunities?.map(({ id }) => id);
      expect(offered).toContain(scene.account.openOpportunityId);

      expect(await scene.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
      const calls = (await scene.apiCalls()).map(({ method, path }) => `${method} ${path}`);
      expect(calls.length, calls.join("; ")).toBeLessThanOrEqual(4);
    },
  );
});
