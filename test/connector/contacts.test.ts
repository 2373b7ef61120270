import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { fillQuota } from "../support/fillQuota.ts";
import { releaseInterrupted } from "../../connector/creations/reconcile/reconcile.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { runSql } from "../support/plainSql.ts";

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
afterEach(() => stack.practice("DELETE", "/faults"));

interface Created {
  contactId: string;
  opportunityContactRoleId?: string;
  url: string;
  quota: { used: number };
  undoSeconds: number;
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

describe("the creation of a contact", () => {
  it("is not taken for one that nobody sends by the job that looks at what is written, at any moment", async () => {
    const { leadId } = await stack.addLead();
    const { app } = stack;
    const { engine } = app.database;
    const transaction = engine.transaction.bind(engine);
    let isLooking = false;
    const watched = vi.spyOn(engine, "transaction").mockImplementation(async (...work) => {
      const result = await transaction(...work);
      if (isLooking) return result;
      isLooking = true;
      await releaseInterrupted(app);
      isLooking = false;
      return result;
    });
    const answer = await stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId));
    watched.mockRestore();
    expect(answer.status).toBe(201);
    expect(app.runner.inFlight.size).toBe(0);
  });

  it("ends without a trace where the lead goes while Salesforce is asked", async () => {
    const { leadId } = await stack.addLead();
    const { database } = stack.app;
    const begin = database.engine.transaction.bind(database.engine);
    // Events and jobs have transactions of their own.
    const isClaim = () => /ledger.claim\.ts/.test(new Error("where").stack ?? "");
    const spy = vi.spyOn(database.engine, "transaction").mockImplementation(async (...work) => {
      if (isClaim()) await runSql(database, "delete from leads where id = ?", leadId);
      return begin(...work);
    });
    const body = stack.creation(leadId);
    const answer = await stack.rep.post<Problem>("/v1/contacts", body, { "Idempotency-Key": randomUUID() });
    spy.mockRestore();
    expect(answer).toMatchObject({ status: 404, body: { reason: "lead-gone" } });
    expect(await database.select().from(creations).where(eq(creations.leadId, leadId))).toEqual([]);
    expect(stack.contactsNamed(String(body.contact["LastName"]))).toEqual([]);
  });

  it("makes a Contact with the admin's Lead Source and its role on the opportunity, and links the lead", async () => {
    const { leadId } = await stack.addLead();
    const used = await stack.usedQuota();
    const body = stack.creation(leadId, {
      opportunityId: stack.account.openOpportunityId,
      role: "Decision Maker",
      isPrimary: true,
    });
    const answer = await stack.rep.post<Created>("/v1/contacts", body);
    expect(answer).toMatchObject({
      status: 201,
      body: { quota: { used: used + 1 }, url: expect.stringContaining("/lightning/r/Contact/003") },
    });
    const [contact, ...others] = stack.contactsNamed(String(body.contact["LastName"]));
    expect(others).toEqual([]);
    expect(contact).toMatchObject({
      Id: answer.body.contactId,
      AccountId: stack.account.id,
      LeadSource: "Other",
      Title: "Head of Supply",
      Crosswalk_Lead__c: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(stack.rolesOf(answer.body.contactId)).toEqual([
      expect.objectContaining({
        Id: answer.body.opportunityContactRoleId,
        OpportunityId: stack.account.openOpportunityId,
        Role: "Decision Maker",
        IsPrimary: 1,
      }),
    ]);
    const lead = await stack.rep.get(`/v1/leads/${leadId}`);
    expect(lead.body).toMatchObject({ crm: { status: "linked", recordId: answer.body.contactId } });
  });

  it("gives a repeated request the first one's answer, and makes no second contact", async () => {
    const { leadId } = await stack.addLead();
    const body = stack.creation(leadId);
    const headers = { "idempotency-key": crypto.randomUUID() };
    const first = await stack.rep.post<Created>("/v1/contacts", body, headers);
    const second = await stack.rep.post<Created>("/v1/contacts", body, headers);
    expect(first.status).toBe(201);
    // How long it can still be undone is less by then.
    const { undoSeconds: _left, ...answer } = first.body;
    expect(second).toMatchObject({ status: 201, body: answer });
    expect(stack.contactsNamed(String(body.contact["LastName"]))).toHaveLength(1);
  });

  it("refuses another body under a key that has been used", async () => {
    const { leadId } = await stack.addLead();
    const headers = { "idempotency-key": crypto.randomUUID() };
    const body = stack.creation(leadId);
    await stack.rep.post("/v1/contacts", body, headers);
    const other = await stack.rep.post<Problem>(
      "/v1/contacts",
      stack.creation(leadId, { contact: { Title: "Other" } }),
      headers,
    );
    expect(other).toMatchObject({
      status: 400,
      body: { code: "request-invalid", fields: [{ field: "Idempotency-Key" }] },
    });
  });

  it("keeps the keys of two users apart", { tags: ["night"] }, async () => {
    const rep2 = await stack.signIn("rep2@practice.example");
    const headers = { "idempotency-key": crypto.randomUUID() };
    const { leadId } = await stack.addLead();
    const mine = await stack.rep.post<Created>("/v1/contacts", stack.creation(leadId), headers);
    const other = await stack.addLead(rep2);
    const theirs = await rep2.post<Created>("/v1/contacts", stack.creation(other.leadId), headers);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.contactId).not.toBe(mine.body.contactId);
  });

  it("takes the last of the quota once, however many ask at once", async () => {
    const bodies: unknown[] = [];
    for (let count = 0; count < 4; count += 1) bodies.push(stack.creation((await stack.addLead()).leadId));
    const giveBack = await fillQuota(stack, "rep@practice.example", 1);
    const answers = await Promise.all(bodies.map((body) => stack.rep.post("/v1/contacts", body)));
    await giveBack();
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429, 429]);
  });

  it("makes one contact of a double click and of two tabs", async () => {
    const { leadId } = await stack.addLead();
    const used = await stack.usedQuota();
    const body = stack.creation(leadId);
    const key = { "idempotency-key": crypto.randomUUID() };
    const answers = await Promise.all([
      stack.rep.post<Problem>("/v1/contacts", body, key),
      stack.rep.post<Problem>("/v1/contacts", body, key),
      stack.rep.post<Problem>("/v1/contacts", body, { "idempotency-key": crypto.randomUUID() }),
      stack.rep.post<Problem>("/v1/contacts", body),
    ]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body: problem } of answers.filter(({ status }) => status !== 201)) {
      expect(status).toBe(409);
      expect(["creation-in-progress", "already-in-crm"]).toContain(problem.code);
    }
    expect(stack.contactsNamed(String(body.contact["LastName"]))).toHaveLength(1);
    expect(await stack.usedQuota()).toBe(used + 1);
  });

  it("refuses a lead that is already linked, with a link to the contact", async () => {
    const { leadId } = await stack.addLead();
    const first = await stack.rep.post<Created>("/v1/contacts", stack.creation(leadId));
    const again = await stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId));
    expect(again).toMatchObject({
      status: 409,
      body: { code: "already-in-crm", recordId: first.body.contactId, url: first.body.url },
    });
  });

  it("refuses a lead of whom a colleague has made a contact already, naming the contact", async () => {
    const rep2 = await stack.signIn("rep2@practice.example");
    const profileUrl = "https://www.linkedin.com/in/shared-person-of-two-reps";
    const { leadId: mine } = await stack.addLead(stack.rep, { profileUrl });
    const first = await stack.rep.post<Created>("/v1/contacts", stack.creation(mine));
    const { leadId: theirs } = await stack.addLead(rep2, { profileUrl });
    const used = await stack.usedQuota(rep2);
    const second = await rep2.post<Problem>("/v1/contacts", stack.creation(theirs));
    expect(first.status).toBe(201);
    expect(second).toMatchObject({
      status: 409,
      body: { code: "already-in-crm", recordId: first.body.contactId },
    });
    expect(await stack.usedQuota(rep2)).toBe(used);
  });

  describe("a person whom two reps know by different addresses", () => {
    let number = 0;
    const addresses = () => {
      number += 1;
      const sales = `https://www.linkedin.com/sales/lead/ACwAAAKverakverakverakvera${number}`;
      return { open: `https://www.linkedin.com/in/of-two-addresses-${number}`, sales };
    };
    const anna = { firstName: "Anna", lastName: "Both" };
    /** A lead with both, as the tools' files have it. */
    const tellBoth = (client: ApiClient, { open, sales }: ReturnType<typeof addresses>) =>
      client.request(
        "POST",
        "/v1/lead-lists?name=Both",
        `firstName,lastName,companyName,profileUrl,linkedInProfileUrl\nAnna,Both,Acme,${sales},${open}\n`,
        { "content-type": "text/csv" },
      );

    it("becomes one contact where both reps add them at once, and any lead has both", async () => {
      const rep2 = await stack.signIn("rep2@practice.example");
      const { open, sales } = addresses();
      await tellBoth(stack.admin, { open, sales });
      const { leadId: mine } = await stack.addLead(stack.rep, { ...anna, profileUrl: sales });
      const { leadId: theirs } = await stack.addLead(rep2, { ...anna, profileUrl: open });
      const answers = await Promise.all([
        stack.rep.post<Problem>("/v1/contacts", stack.creation(mine)),
        rep2.post<Problem>("/v1/contacts", stack.creation(theirs)),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it("becomes one contact where the first rep's lead got its public address afterwards", async () => {
      const rep2 = await stack.signIn("rep2@practice.example");
      const { open, sales } = addresses();
      const { leadId: mine } = await stack.addLead(stack.rep, { ...anna, profileUrl: sales });
      const first = await stack.rep.post<Created>("/v1/contacts", stack.creation(mine));
      await tellBoth(stack.rep, { open, sales });
      const asTheyWriteHer = { firstName: "A. Luise", lastName: "BÔTH" };
      const { leadId: theirs } = await stack.addLead(rep2, { ...asTheyWriteHer, profileUrl: open });
      expect(await rep2.post<Problem>("/v1/contacts", stack.creation(theirs))).toMatchObject({
        status: 409,
        body: { code: "already-in-crm", recordId: first.body.contactId },
      });
    });

    it.each([
      ["明", "李", "明", "李"],
      ["J.", "O", "J.", "O"],
      ["Jörg", "Groß", "GROSS", "Joerg"],
    ])("becomes one contact whose names are %s %s and %s %s", async (...names) => {
      expect(await addBoth(names)).toEqual([201, 409]);
    });

    it.each([
      ["Anna", "Both", "Bo", "Both"],
      ["Maria", "Rossi", "Maria", "Gomez"],
      ["Jan", "de Vries", "Piet", "de Boer"],
    ])("are two where a file has an address wrong: %s %s and %s %s", async (...names) => {
      expect(await addBoth(names)).toEqual([201, 201]);
    });

    async function addBoth([firstName = "", lastName = "", theirFirst = "", theirLast = ""]: string[]) {
      const { open, sales } = addresses();
      await tellBoth(stack.admin, { open, sales });
      const statuses: number[] = [];
      for (const lead of [
        { firstName, lastName, profileUrl: sales },
        { firstName: theirFirst, lastName: theirLast, profileUrl: open },
      ]) {
        const { leadId } = await stack.addLead(stack.rep, lead);
        const { firstName: FirstName, lastName: LastName } = lead;
        const contact = { FirstName, LastName };
        const body = stack.creation(leadId, { contact, saveAnyway: true });
        statuses.push((await stack.rep.post("/v1/contacts", body)).status);
      }
      return statuses;
    }
  });

  it("creates neither contact nor role where Salesforce refuses the role", async () => {
    const { leadId } = await stack.addLead();
    const used = await stack.usedQuota();
    const body = stack.creation(leadId, { opportunityId: "006000000000001AAA", role: "Decision Maker" });
    const answer = await stack.rep.post<Problem>("/v1/contacts", body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(stack.contactsNamed(String(body.contact["LastName"]))).toEqual([]);
    expect(await stack.usedQuota()).toBe(used);
  });

  it("retries a row that somebody else has locked, with one contact in the end", async () => {
    const { leadId } = await stack.addLead();
    await stack.practice("POST", "/faults", {
      method: "POST",
      path: "/composite",
      times: 1,
      action: "error",
      status: 400,
      body: [
        { errorCode: "UNABLE_TO_LOCK_ROW", message: "unable to obtain exclusive access to this record" },
      ],
    });
    const body = stack.creation(leadId);
    expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
    expect(stack.contactsNamed(String(body.contact["LastName"]))).toHaveLength(1);
  });

  it.each<[string, (open: OpenLead) => Promise<{ body: OpenedDraft }>, Record<string, string>?, number?]>([
    [
      "matches and draft at once, as the panel does",
      async ({ draft, matches }) => (await Promise.all([matches(), draft()]))[1],
    ],
    [
      "somebody whom nobody in the CRM resembles",
      async ({ draft, matches }) => (await Promise.all([matches(), draft()]))[1],
      { firstName: "Xochitl", lastName: "Vrzhkovska" },
      // Salesforce's own search is a request of its own.
      4,
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
    "costs three or four API calls from opening the lead to the result, once describe is warm: %s",
    async (_order, openLead, changes = {}, callsMax = 3) => {
      const { leadId } = await stack.addLead(stack.rep, changes);
      const body = stack.creation(leadId, {
        opportunityId: stack.account.openOpportunityId,
        role: "Decision Maker",
      });
      // After another contact was made, nothing is known any more of who is in the CRM.
      const { leadId: other } = await stack.addLead();
      expect(await stack.rep.post("/v1/contacts", stack.creation(other))).toMatchObject({ status: 201 });
      await stack.practice("DELETE", "/requests");
      await stack.rep.get(`/v1/leads/${leadId}`);
      const draft = await openLead({
        draft: () => stack.rep.get<OpenedDraft>(`/v1/leads/${leadId}/draft`),
        matches: () => stack.rep.get(`/v1/leads/${leadId}/matches`),
      });
      const { AccountId } = draft.body.contact;
      expect(AccountId).toBe(stack.account.id);
      const offered = draft.body.account.opportunities?.map(({ id }) => id);
      expect(offered).toContain(stack.account.openOpportunityId);

      expect(await stack.rep.post("/v1/contacts", body)).toMatchObject({ status: 201 });
      const calls = (await stack.apiCalls()).map(({ method, path }) => `${method} ${path}`);
      expect(calls.length, calls.join("; ")).toBeLessThanOrEqual(callsMax);
    },
  );
});
