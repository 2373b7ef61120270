import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Crm {
  status: string;
  object?: string;
  recordId?: string;
  url?: string;
}

interface Match {
  recordId: string | null;
  url: string | null;
  level: string;
  name: string;
}

let stack: ContactStack;
/** Owns every lead here. */
let owner: ApiClient;
let colleague: ApiClient;
let reader: ApiClient;
/** Added to the connector's clock: what Salesforce said is remembered for minutes. */
let aheadMs = 0;
let leadId: string;
let listId: string;
/** Two contacts of the owner's with the lead's name. */
let first: string;
let second: string;

beforeAll(async () => {
  stack = await startContactStack({ clock: () => new Date(Date.now() + aheadMs) });
  owner = stack.rep;
  colleague = await stack.signIn("rep2@practice.example");
  reader = await stack.signIn("readonly@practice.example");
});
afterAll(() => stack.close());

beforeEach(async () => {
  ({ leadId, listId } = await stack.addLead(owner));
  await owner.patch(`/v1/lead-lists/${listId}`, { shared: true });
  const { body: lead } = await owner.get<{ lastName: string }>(`/v1/leads/${leadId}`);
  const { body: connection } = await owner.get<{ user: { id: string } }>("/v1/connection");
  const contact = {
    FirstName: "Quinn",
    LastName: lead.lastName,
    AccountId: stack.account.id,
    OwnerId: connection.user.id,
  };
  await stack.practice("POST", "/records/Contact", [
    { ...contact, Title: "Head of Supply" },
    { ...contact, Title: "Somebody else" },
  ]);
  [first = "", second = ""] = stack.contactsNamed(lead.lastName).map(({ Id }) => String(Id));
  aheadMs += 6 * 60_000;
});
afterEach(async () => {
  await stack.practice("DELETE", "/faults");
  await hideAccounts(false);
});

/** Whether reps see only their own accounts, and the contacts at them. */
const hideAccounts = (areHidden: boolean) =>
  stack.practice("PATCH", "/settings", {
    orgWideDefaults: { Account: areHidden ? "None" : "Edit", Opportunity: areHidden ? "None" : "Edit" },
  });

const crmOf = async (client: ApiClient) => (await client.get<{ crm: Crm }>(`/v1/leads/${leadId}`)).body.crm;
const link = (client: ApiClient, recordId: string) => client.put(`/v1/leads/${leadId}/link`, { recordId });
const unlink = (client: ApiClient) => client.delete(`/v1/leads/${leadId}/link`);
const reject = (client: ApiClient, recordId: string) =>
  client.put(`/v1/leads/${leadId}/rejections/${recordId}`, undefined);
const unreject = (client: ApiClient, recordId: string) =>
  client.delete(`/v1/leads/${leadId}/rejections/${recordId}`);
const matchesOf = async (client: ApiClient) =>
  (await client.get<{ items: Match[] }>(`/v1/leads/${leadId}/matches`)).body.items;
const suggested = async (client: ApiClient) => (await matchesOf(client)).map(({ recordId }) => recordId);

describe("a link on a shared list", () => {
  it("holds for everybody if it is the owner's", async () => {
    await link(owner, first);
    for (const client of [owner, colleague, reader]) {
      expect(await crmOf(client)).toMatchObject({ status: "linked", recordId: first, object: "Contact" });
    }
    await unlink(owner);
    for (const client of [owner, colleague, reader]) {
      expect((await crmOf(client)).status).not.toBe("linked");
    }
  });

  it("holds for the colleague alone who made it, in place of the owner's, which stays for all others", async () => {
    expect(await link(colleague, second)).toMatchObject({
      status: 200,
      body: { crm: { recordId: second, status: "linked" } },
    });
    for (const client of [owner, reader]) expect((await crmOf(client)).status).not.toBe("linked");
    await link(owner, first);
    expect((await crmOf(colleague)).recordId).toBe(second);
    for (const client of [owner, reader]) expect((await crmOf(client)).recordId).toBe(first);
    await unlink(colleague);
    for (const client of [owner, reader, colleague]) {
      expect(await crmOf(client)).toMatchObject({ status: "linked", recordId: first });
    }
  });

  it("ends for a colleague who removes the owner's, and holds for all the others", async () => {
    await link(owner, first);
    expect((await unlink(colleague)).status).toBe(200);
    expect((await crmOf(colleague)).recordId).not.toBe(first);
    expect(await suggested(colleague)).not.toContain(first);
    for (const client of [owner, reader]) expect((await crmOf(client)).recordId).toBe(first);
    await unreject(colleague, first);
    expect(await crmOf(colleague)).toMatchObject({ status: "linked", recordId: first });
  });

  it("is counted, filtered by and reported as each of them sees it", async () => {
    await link(colleague, second);
    const look = async (client: ApiClient) => ({
      counted: (await client.get<{ linkedCount: number }>(`/v1/lead-lists/${listId}`)).body.linkedCount,
      found: (await client.get<{ total: number }>(`/v1/lead-lists/${listId}/leads?status=linked`)).body.total,
      ids: (await client.get<{ total: number }>(`/v1/lead-lists/${listId}/lead-ids?status=linked`)).body
        .total,
      reported: (await client.post<{ linked: number }>(`/v1/lead-lists/${listId}/match-report`)).body.linked,
    });
    expect(await look(colleague)).toEqual({ counted: 1, found: 1, ids: 1, reported: 1 });
    expect(await look(owner)).toEqual({ counted: 0, found: 0, ids: 0, reported: 0 });
    await link(owner, first);
    expect(await look(colleague)).toEqual({ counted: 1, found: 1, ids: 1, reported: 1 });
    await unlink(colleague);
    await unlink(colleague);
    expect(await look(colleague)).toEqual({ counted: 0, found: 0, ids: 0, reported: 0 });
    expect(await look(owner)).toEqual({ counted: 1, found: 1, ids: 1, reported: 1 });
  });
});

describe("a rejection on a shared list", () => {
  it("holds for everybody but a colleague who takes the owner's back for themselves", async () => {
    await reject(owner, first);
    for (const client of [owner, colleague, reader]) expect(await suggested(client)).toEqual([second]);
    await unreject(colleague, first);
    expect((await suggested(colleague)).sort()).toEqual([first, second].sort());
    for (const client of [owner, reader]) expect(await suggested(client)).toEqual([second]);
    await reject(colleague, first);
    expect(await suggested(colleague)).toEqual([second]);
    await unreject(owner, first);
    expect((await suggested(reader)).sort()).toEqual([first, second].sort());
    expect(await suggested(colleague)).toEqual([second]);
  });

  it("belongs to a colleague alone, and takes nobody else's link away", async () => {
    await link(owner, first);
    expect((await reject(colleague, first)).status).toBe(204);
    expect((await crmOf(colleague)).recordId).not.toBe(first);
    for (const client of [owner, reader]) expect((await crmOf(client)).recordId).toBe(first);
    await reject(owner, first);
    expect((await crmOf(reader)).recordId).not.toBe(first);
  });
});

describe("a contact that a colleague makes of a lead on a shared list", () => {
  it("is there for everybody, is made once, and is only the owner's to unlink", async () => {
    await link(colleague, second);
    await unlink(colleague);
    const made = await colleague.post<{ contactId: string }>("/v1/contacts", {
      ...stack.creation(leadId),
      saveAnyway: true,
    });
    expect(made.status).toBe(201);
    const { contactId } = made.body;
    for (const client of [owner, colleague, reader]) {
      expect(await crmOf(client)).toMatchObject({ status: "linked", recordId: contactId });
    }
    for (const refusal of [
      await unlink(colleague),
      await reject(colleague, contactId),
      await unlink(reader),
    ]) {
      expect(refusal).toMatchObject({ status: 403, body: { code: "insufficient-access" } });
    }
    // Not even who has another opinion of their own makes a second one.
    await link(reader, second);
    const { body: lead } = await owner.get<{ lastName: string }>(`/v1/leads/${leadId}`);
    await stack.practice("POST", "/records/Lead", [
      { FirstName: "Quinn", LastName: lead.lastName, Company: stack.account.name },
    ]);
    const salesforceLead = stack.org.org.db
      .prepare("SELECT Id FROM Lead WHERE LastName = ?")
      .get(lead.lastName) as { Id: string };
    await link(colleague, salesforceLead.Id);
    expect(await crmOf(colleague)).toMatchObject({ status: "linked", object: "Lead" });
    for (const client of [owner, colleague, reader]) {
      const again = await client.post<Problem>("/v1/contacts", stack.creation(leadId));
      expect(again).toMatchObject({ status: 409, body: { code: "already-in-crm", reason: "linked" } });
    }
    expect((await unlink(owner)).status).toBe(200);
    expect((await crmOf(owner)).status).not.toBe("linked");
    expect((await crmOf(reader)).recordId).toBe(second);
  });
});

describe("the record of a colleague's link, where Salesforce does not show it,", () => {
  const paths = () => [
    `/v1/leads/${leadId}`,
    `/v1/leads/${leadId}/matches`,
    `/v1/leads/${leadId}/draft`,
    `/v1/lead-lists/${listId}/leads`,
    `/v1/lead-lists/${listId}/leads?status=linked`,
    `/v1/lead-lists/${listId}/match-report.csv`,
  ];

  /** All that the client can ask of the lead, as text. */
  async function everything(client: ApiClient): Promise<string> {
    const answers = [];
    for (const path of paths()) answers.push(await client.get(path));
    answers.push(await client.post(`/v1/lead-lists/${listId}/match-report`));
    answers.push(await client.get(`/v1/lead-lists/${listId}/match-report.csv`));
    answers.push(await client.post("/v1/batch-reviews", { listId, leadIds: [leadId] }));
    answers.push(await client.post("/v1/contacts", stack.creation(leadId)));
    const batchId = await startBatch(client, { rows: [{ leadId, accountId: stack.account.id }] });
    await batchIn(client, batchId, "finished");
    answers.push({ status: 200, body: await rowsOf(client, batchId) });
    answers.push(await client.get(`/v1/batches/${batchId}/rows.csv`));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    return JSON.stringify(answers.map(({ body }) => body));
  }

  it("is named nowhere, and the lead is linked all the same", async () => {
    await link(owner, first);
    await hideAccounts(true);
    expect(await everything(owner)).toContain(first);
    expect(await everything(colleague)).not.toContain(first);
    expect(await crmOf(colleague)).toEqual({ status: "linked", object: "Contact" });
    const [linked] = await matchesOf(colleague);
    expect(linked).toMatchObject({ recordId: null, url: null, level: "linked" });
    const refused = await colleague.post<Problem>("/v1/contacts", stack.creation(leadId));
    expect(refused).toMatchObject({ status: 409, body: { code: "already-in-crm", reason: "linked-unseen" } });
  });

  it("is named as soon as Salesforce shows it, at one call for a page of leads and none for the next look", async () => {
    await link(owner, first);
    await hideAccounts(true);
    expect((await crmOf(colleague)).recordId).toBeUndefined();
    await hideAccounts(false);
    aheadMs += 6 * 60_000;
    await stack.practice("DELETE", "/requests");
    expect(await crmOf(colleague)).toMatchObject({ recordId: first });
    await colleague.get(`/v1/lead-lists/${listId}/leads`);
    await crmOf(owner);
    expect((await stack.apiCalls()).map(({ path }) => path)).toHaveLength(1);
    expect(await everything(colleague)).toContain(first);
  });

  it("is not named while Salesforce cannot be asked", async () => {
    await link(owner, first);
    await stack.practice("POST", "/faults", {
      path: "/composite",
      user: "rep2@practice.example",
      times: 20,
      action: "error",
      status: 503,
    });
    expect(await crmOf(colleague)).toEqual({ status: "linked", object: "Contact" });
    await stack.practice("DELETE", "/faults");
    expect(await crmOf(colleague)).toMatchObject({ status: "linked", recordId: first });
  });

  it("is named to nobody who may see no record of its kind at all", async () => {
    const { body: connection } = await owner.get<{ user: { id: string } }>("/v1/connection");
    await stack.practice("POST", "/records/Lead", [
      { FirstName: "Quinn", LastName: "Hidden", Company: "Hidden Inc", OwnerId: connection.user.id },
    ]);
    const { body: found } = await owner.post<{ id: string }>("/v1/lead-lists", {
      name: "Hidden",
      leads: [{ firstName: "Quinn", lastName: "Hidden", company: "Hidden Inc" }],
    });
    const { body: leads } = await owner.get<{ items: { id: string; crm: Crm }[] }>(
      `/v1/lead-lists/${found.id}/leads`,
    );
    const [lead] = leads.items;
    leadId = lead?.id ?? "";
    await link(owner, lead?.crm.recordId ?? "");
    await owner.patch(`/v1/lead-lists/${found.id}`, { shared: true });
    const objectPermissions = { Lead: { read: false, create: false, edit: false, delete: false } };
    await stack.practice("PATCH", "/users/rep2@practice.example", { objectPermissions });
    expect(await crmOf(colleague)).toEqual({ status: "linked", object: "Lead" });
    expect(await crmOf(reader)).toMatchObject({ status: "linked", recordId: lead?.crm.recordId });
  });

  it("is named no more once a look at the matches has shown that it is hidden", async () => {
    await link(owner, first);
    expect((await crmOf(colleague)).recordId).toBe(first);
    await hideAccounts(true);
    await matchesOf(colleague);
    expect(await crmOf(colleague)).toEqual({ status: "linked", object: "Contact" });
  });

  it("is named in no row of a batch that was skipped while it could be seen", async () => {
    await link(owner, first);
    const rows = { rows: [{ leadId, accountId: stack.account.id }] };
    const linkedBatch = await startBatch(colleague, rows);
    await batchIn(colleague, linkedBatch, "finished");
    await unlink(owner);
    const likelyBatch = await startBatch(colleague, { leadIds: [leadId] });
    await batchIn(colleague, likelyBatch, "finished");
    const seen = async () =>
      JSON.stringify([
        await rowsOf(colleague, linkedBatch),
        await rowsOf(colleague, likelyBatch),
        (await colleague.get(`/v1/batches/${linkedBatch}/rows.csv`)).body,
        (await colleague.get(`/v1/batches/${likelyBatch}/rows.csv`)).body,
      ]);
    expect(await seen()).toContain(first);
    await hideAccounts(true);
    aheadMs += 6 * 60_000;
    const later = await seen();
    expect(later).not.toContain(first);
    expect(later).not.toContain(second);
    expect(later).not.toContain("Likely in the CRM already");
  });
});

describe("the record of a link after a merge in Salesforce", () => {
  /** As Salesforce leaves a record that was merged into another. */
  const merge = (from: string, into: string) =>
    stack.org.org.db
      .prepare("UPDATE Contact SET IsDeleted = 1, MasterRecordId = ? WHERE Id = ?")
      .run(into, from);

  it("is not named to the user who linked the lead, where they may not see the record that it was merged into", async () => {
    const { body: connection } = await colleague.get<{ user: { id: string } }>("/v1/connection");
    stack.org.org.db
      .prepare("UPDATE Contact SET AccountId = NULL, OwnerId = ? WHERE Id = ?")
      .run(connection.user.id, first);
    await link(colleague, first);
    await hideAccounts(true);
    merge(first, second);
    expect(JSON.stringify(await matchesOf(colleague))).not.toContain(second);
    expect((await crmOf(colleague)).recordId).not.toBe(second);
  });

  it("is not named to the user who made the contact, where the link moved when another user looked", async () => {
    const { body } = await colleague.post<{ contactId: string }>("/v1/contacts", {
      ...stack.creation(leadId),
      saveAnyway: true,
    });
    await hideAccounts(true);
    merge(body.contactId, first);
    expect((await matchesOf(owner))[0]).toMatchObject({ level: "linked", recordId: first });
    expect((await crmOf(owner)).recordId).toBe(first);
    expect(await crmOf(colleague)).toEqual({ status: "linked", object: "Contact" });
    expect(JSON.stringify(await matchesOf(colleague))).not.toContain(first);
  });
});

describe("a colleague's batch of a list that is no longer shared", () => {
  /** The row has failed for want of a valid address. */
  async function failedBatch(): Promise<string> {
    const rows = [{ leadId, accountId: stack.account.id, contact: { Email: "no address" } }];
    const batchId = await startBatch(colleague, { listId, leadIds: [leadId], rows });
    expect((await batchIn(colleague, batchId, "finished")).counts.failed).toBe(1);
    await owner.patch(`/v1/lead-lists/${listId}`, { shared: false });
    return batchId;
  }

  it("makes no contact of its leads, and shows neither them nor the list's name", async () => {
    const { body: list } = await owner.get<{ name: string }>(`/v1/lead-lists/${listId}`);
    const batchId = await failedBatch();
    const { body: lead } = await owner.get<{ lastName: string }>(`/v1/leads/${leadId}`);
    const before = stack.contactsNamed(lead.lastName).length;
    const everything = async () =>
      JSON.stringify([
        (await colleague.get(`/v1/batches/${batchId}`)).body,
        (await colleague.get("/v1/batches")).body,
        await rowsOf(colleague, batchId),
        (await colleague.get(`/v1/batches/${batchId}/rows.csv`)).body,
      ]);
    for (const secret of [lead.lastName, stack.account.name, `"${list.name}"`]) {
      expect(await everything()).not.toContain(secret);
    }
    await colleague.post(`/v1/batches/${batchId}/retry`, {
      rows: [{ leadId, contact: { Email: "q@example.com" } }],
    });
    expect((await batchIn(colleague, batchId, "finished")).counts).toMatchObject({ created: 0, failed: 1 });
    expect((await rowsOf(colleague, batchId))[0]?.error?.code).toBe("not-found");
    expect(stack.contactsNamed(lead.lastName)).toHaveLength(before);
    await owner.patch(`/v1/lead-lists/${listId}`, { shared: true });
    expect(await everything()).toContain(lead.lastName);
  });
});
