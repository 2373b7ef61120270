import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eq, inArray } from "drizzle-orm";
import { createMemory } from "../../connector/work/memory.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { leads } from "../../connector/database/schema/leads.ts";
import { rehearsals } from "../../connector/database/schema/rehearsals.ts";
import { externalLeadId } from "../../connector/salesforce/packageAccess.ts";
import { addList, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { fewByDay } from "../support/fewByDay.ts";
import { rehearsalIn, rehearsedRows, startRehearsal, turnOnRehearsals } from "../support/rehearsals.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
beforeEach(() => turnOnRehearsals(stack.admin));
afterEach(async () => {
  stack.waitForSalesforce();
  await stack.practice("DELETE", "/faults");
  stack.org.org.db.prepare("DELETE FROM Contact WHERE LastName LIKE 'This record is refused%'").run();
});

const contacts = () =>
  (stack.org.org.db.prepare("SELECT count(*) AS n FROM Contact").get() as { n: number }).n;
const ledger = async () => (await stack.app.database.select().from(creations)).length;
const standing = async () => ({
  contacts: contacts(),
  quota: await stack.usedQuota(),
  ledger: await ledger(),
});

const failuresOf = async (path: string) =>
  (await stack.rep.get<{ items: { leadIds?: string[]; rows: { matches?: unknown }[] }[] }>(path)).body.items;

describe("a rehearsal", () => {
  it("is refused until an admin turns rehearsals on, and says so", async () => {
    await stack.admin.put("/v1/settings", { rehearsals: false });
    const { leadIds } = await addList(stack, 1);
    const { status, body } = await stack.rep.post<Problem>("/v1/rehearsals", { leadIds });
    expect([status, body.code, body["reason"]]).toEqual([409, "creation-disabled", "rehearsals-off"]);
  });

  it("says of each lead what the batch then does, and leaves org, quota and ledger as they were", async () => {
    await stack.practice("POST", "/objects/Contact/validation-rules", {
      ...{ name: "NoBakers", field: "Title", when: "Title = 'Baker'", message: "No bakers here" },
    });
    const { leadIds } = await addList(stack, 6, (lead, index) => ({
      ...lead,
      ...(index === 1 && { title: "Baker" }),
      ...(index === 2 && { company: "A company that nobody knows" }),
    }));
    const rows = [{ leadId: leadIds[4], contact: { Email: "no address" } }];
    const linked = stack.contactsNamed("Voss")[0]?.["Id"];
    await stack.rep.put(`/v1/leads/${String(leadIds[3])}/link`, { recordId: linked });
    const before = await standing();
    const id = await startRehearsal(stack.rep, { leadIds, rows });
    const rehearsal = await rehearsalIn(stack.rep, id, "finished");
    expect(rehearsal).toMatchObject({
      counts: { total: 6, wouldCreate: 2, wouldFail: 3, skipped: 1, waiting: 0 },
      apiCalls: 1,
    });
    expect(await standing()).toEqual(before);
    const foretold = await rehearsedRows(stack.rep, id);
    const batchId = await startBatch(stack.rep, { leadIds, rows });
    await batchIn(stack.rep, batchId, "finished");
    const happened = await rowsOf(stack.rep, batchId);
    const ends = { "would-create": "created", "would-fail": "failed", skipped: "skipped" };
    expect(foretold.map(({ outcome }) => ends[outcome as keyof typeof ends])).toEqual(
      happened.map(({ state }) => state),
    );
    expect(foretold.map(({ error }) => error)).toEqual(happened.map(({ error }) => error));
    await stack.practice("DELETE", "/objects/Contact/validation-rules/NoBakers");
  });

  it("foretells no contact in an org that says no more once the guard was refused", async () => {
    await stack.practice("PATCH", "/settings", { endsAtEarlyFailure: true });
    await stack.practice("POST", "/objects/Contact/validation-rules", {
      ...{ name: "NoBakers", field: "Title", when: "Title = 'Baker'", message: "No bakers here" },
    });
    const { leadIds } = await addList(stack, 2, (lead) => ({ ...lead, title: "Baker" }));
    const id = await startRehearsal(stack.rep, { leadIds });
    const { counts, unforeseen } = await rehearsalIn(stack.rep, id, "finished");
    expect(counts).toMatchObject({ wouldCreate: 0, wouldFail: 0, untold: 2 });
    expect(unforeseen).toContain("can't tell before saving");
    await stack.practice("DELETE", "/objects/Contact/validation-rules/NoBakers");
    await stack.practice("PATCH", "/settings", { endsAtEarlyFailure: false });
  });

  it("names the account where that was deleted, as the batch then does, with a role or without", async () => {
    const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Account", [
      { Name: "Goneaway Mills" },
    ]);
    const [accountId = ""] = ids;
    stack.org.org.db.prepare("UPDATE Account SET IsDeleted = 1 WHERE Id = ?").run(accountId);
    const { leadIds } = await addList(stack, 2);
    const rows = leadIds.map((leadId, index) => ({
      ...{ leadId, accountId },
      ...(index === 0 && { opportunityId: stack.account.openOpportunityId, role: "Influencer" }),
    }));
    const id = await startRehearsal(stack.rep, { rows });
    await rehearsalIn(stack.rep, id, "finished");
    const foretold = (await rehearsedRows(stack.rep, id)).map(({ error }) => error);
    const gone = { field: "AccountId", message: expect.stringContaining("deleted") as string };
    expect(foretold).toMatchObject([{ fields: [gone] }, { fields: [gone] }]);
    expect(await failuresOf(`/v1/rehearsals/${id}/failures`)).toMatchObject([
      { fields: [{ name: "AccountId" }], leadIds },
    ]);
    const batchId = await startBatch(stack.rep, { rows });
    await batchIn(stack.rep, batchId, "finished");
    expect((await rowsOf(stack.rep, batchId)).map(({ error }) => error)).toEqual(foretold);
  });

  it(
    "foretells which leads a batch doesn't send where little of the quota is left",
    { tags: ["night"] },
    async () => {
      const errors = await withThreeLeft({ leads: 40, refused: 36 });
      const [foretold, happened] = errors.map((each) => each.map((error) => error?.reason));
      expect(foretold).toEqual(happened);
      expect(new Set(foretold?.slice(36))).toEqual(new Set(["little-quota-left"]));
    },
  );

  it(
    "is one rehearsal under one key, and another body under it is refused",
    { tags: ["night"] },
    async () => {
      const { leadIds } = await addList(stack, 2);
      const key = { "idempotency-key": "rehearse-once" };
      const post = (body: unknown) => stack.rep.post<{ id: string }>("/v1/rehearsals", body, key);
      const [one, two] = [await post({ leadIds }), await post({ leadIds })];
      expect(two.body.id).toBe(one.body.id);
      expect((await post({ leadIds: leadIds.slice(1) })).status).toBe(400);
      await rehearsalIn(stack.rep, one.body.id, "finished");
      // A batch is another thing, also under the same key.
      const batch = await stack.rep.post<{ id: string }>("/v1/batches", { leadIds }, key);
      expect(batch.status).toBe(202);
      await batchIn(stack.rep, batch.body.id, "finished");
    },
  );

  it.each(["reset-before", "reset-after", "hang", "partial"])(
    "goes on after an answer that is lost (%s), and nothing has come of it",
    { tags: ["night"] },
    async (action) => {
      const { leadIds } = await addList(stack, 3);
      const before = await standing();
      await stack.practice("POST", "/faults", { path: "/composite/sobjects$", times: 2, action });
      if (action === "hang") stack.waitForSalesforce(500);
      const id = await startRehearsal(stack.rep, { leadIds });
      const { counts } = await rehearsalIn(stack.rep, id, "finished");
      expect(counts).toMatchObject({ wouldCreate: 3 });
      expect(await standing()).toEqual(before);
    },
  );

  it("asks nothing more once it is cancelled, and can't be cancelled once it is over", async () => {
    const { leadIds } = await addList(stack, 3);
    await stack.practice("POST", "/faults", { path: "/query", times: 1, action: "delay", ms: 400 });
    const id = await startRehearsal(stack.rep, { leadIds });
    expect((await stack.rep.post(`/v1/rehearsals/${id}/cancel`)).status).toBe(200);
    await rehearsalIn(stack.rep, id, "cancelled");
    const over = await startRehearsal(stack.rep, { leadIds: leadIds.slice(1) });
    await rehearsalIn(stack.rep, over, "finished");
    expect((await stack.rep.post(`/v1/rehearsals/${over}/cancel`)).status).toBe(400);
  });

  it("is the business of its user alone", async () => {
    const { leadIds } = await addList(stack, 1);
    const id = await startRehearsal(stack.rep, { leadIds });
    expect((await stack.admin.get(`/v1/rehearsals/${id}`)).status).toBe(404);
    await rehearsalIn(stack.rep, id, "finished");
  });
});

describe("a rehearsal whose guard does not hold", () => {
  const saved = (id: string) => ({ id, success: true, errors: [] });
  const refused = (statusCode: string) => ({ success: false, errors: [{ statusCode, message: "" }] });
  const made = [1, 2, 3, 4, 5].map((number) => `003Pr000000000${number}IAA`);
  const guard = made.at(-1) ?? "";

  /** Two leads, the canaries and the guard are rehearsed, and Salesforce answers so. */
  async function expectEnded(body: object[], madeIds: string[]): Promise<void> {
    const { leadIds } = await addList(stack, 2);
    await stack.practice("POST", "/faults", {
      ...{ path: "/composite/sobjects$", times: 1, action: "error", status: 200, body },
    });
    const id = await startRehearsal(stack.rep, { leadIds });
    const { problem, madeContacts, counts } = await rehearsalIn(stack.rep, id, "cancelled");
    expect(problem).toMatchObject({ code: "internal", reason: "rehearsal-not-undone" });
    expect(madeContacts.map((contact) => contact.id)).toEqual(madeIds);
    expect(counts.wouldCreate).toBe(0);
    const again = await stack.rep.post<Problem>("/v1/rehearsals", { leadIds });
    expect(again.body["reason"]).toBe("rehearsals-off");
    const changes = await stack.admin.get<{ items: object[] }>("/v1/settings/changes");
    expect(changes.body.items[0]).toMatchObject({ setting: "rehearsals", before: true, after: false });
  }

  it("ends, names what is there and turns rehearsals off, where all were saved", { tags: ["night"] }, () =>
    expectEnded(made.map(saved), made),
  );

  it("ends, names what is there and turns rehearsals off, where some of a request were saved", () =>
    expectEnded([saved(guard), ...[1, 2, 3, 4].map(() => refused("STRING_TOO_LONG"))], [guard]));

  it("ends and turns rehearsals off, where the guard was undone for another record", () =>
    expectEnded(
      [refused("STRING_TOO_LONG"), ...[1, 2, 3, 4].map(() => refused("ALL_OR_NONE_OPERATION_ROLLED_BACK"))],
      [],
    ));

  it.each(fewByDay([true, false], 1))(
    "is found where its answer was lost, whether the user can write Crosswalk_Lead__c or not: %s",
    async (isWritable) => {
      stack.later();
      await stack.practice("PATCH", "/users/rep@practice.example", {
        fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: isWritable, editable: isWritable } },
      });
      stack.app.memory = createMemory(() => performance.now());
      const { leadIds } = await addList(stack, 2);
      const rows = leadIds.map((leadId) => ({ leadId }));
      // A request that Salesforce does as if it had no guard, and whose answer is lost.
      const cut = { path: "/composite/sobjects$", times: 1, action: "reset-after" };
      await stack.practice("POST", "/faults", cut);
      // Without the field, the guard that is there beside them is what tells that it was no person.
      const madeIds = await saveContacts(leadIds, isWritable, !isWritable);
      const id = await startRehearsal(stack.rep, { rows });
      const { problem, madeContacts } = await rehearsalIn(stack.rep, id, "cancelled");
      expect(problem).toMatchObject({ reason: "rehearsal-not-undone" });
      expect(madeContacts.map((made) => made.id).sort()).toEqual(madeIds.sort());
    },
  );

  it.each([
    ["the rep had made a contact of the lead before", "rep@practice.example", 2 * 60 * 60_000],
    ["a colleague makes a contact of the lead meanwhile", "rep2@practice.example", 0],
  ])("is not suspected where an answer was lost, and %s", async (_, username, agoMs) => {
    const { leadIds } = await addList(stack, 2);
    await stack.practice("POST", "/faults", {
      path: "/composite/sobjects$",
      times: 1,
      action: "reset-after",
    });
    const createdAt = new Date(Date.now() - agoMs);
    await saveContacts(leadIds.slice(0, 1), true, false, { username, createdAt });
    const id = await startRehearsal(stack.rep, { rows: leadIds.map((leadId) => ({ leadId })) });
    const { madeContacts, counts } = await rehearsalIn(stack.rep, id, "finished");
    expect(madeContacts).toEqual([]);
    expect(counts).toMatchObject({ wouldCreate: 1, waiting: 0 });
    const kept = await firstOf(stack.app.database.select().from(rehearsals).where(eq(rehearsals.id, id)));
    const minutes = ((kept?.lookAt ?? 0) - (kept?.createdAt ?? 0)) / 60_000;
    expect(minutes, "until a last look, when Salesforce is no more at work on it").toBeGreaterThan(10);
  });

  it.each(fewByDay([true, false], 1))(
    "is told from contacts that the rep adds by hand, whether the user can read Crosswalk_Lead__c or not: %s",
    async (isReadable) => {
      stack.later();
      await stack.practice("PATCH", "/users/rep@practice.example", {
        fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: isReadable, editable: isReadable } },
      });
      stack.app.memory = createMemory(() => performance.now());
      const { leadIds } = await addList(stack, 3);
      const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
      await stack.practice("POST", "/faults", {
        ...{ path: "/composite/sobjects$", times: 1, action: "reset-after" },
      });
      await saveContacts(leadIds.slice(0, 2), false, false);
      const id = await startRehearsal(stack.rep, { leadIds, rows });
      const { madeContacts, counts } = await rehearsalIn(stack.rep, id, "finished");
      expect(madeContacts).toEqual([]);
      expect(counts.waiting).toBe(0);
    },
  );
});

/** What a rehearsal of so many leads foretells and their batch then says, where a rule refuses the first. */
async function withThreeLeft({ leads: size, refused }: { leads: number; refused: number }) {
  const { leadIds } = await addList(stack, size, (lead, index) => ({
    ...lead,
    ...(index < refused && { title: "Baker" }),
  }));
  await stack.practice("POST", "/objects/Contact/validation-rules", {
    ...{ name: "NoBakers", field: "Title", when: "Title = 'Baker'", message: "No bakers here" },
  });
  await stack.admin.put("/v1/settings", { monthlyQuota: (await stack.usedQuota()) + 3 });
  const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
  const id = await startRehearsal(stack.rep, { rows });
  await rehearsalIn(stack.rep, id, "finished");
  const batchId = await startBatch(stack.rep, { rows });
  await batchIn(stack.rep, batchId, "finished");
  const views = [await rehearsedRows(stack.rep, id), await rowsOf(stack.rep, batchId)];
  await stack.admin.put("/v1/settings", { monthlyQuota: 1000 });
  await stack.practice("DELETE", "/objects/Contact/validation-rules/NoBakers");
  return views.map((each) => each.map(({ error }) => error));
}

/** The contacts of the leads, as a user's own request would have saved them; its guard where it held not. */
async function saveContacts(
  leadIds: string[],
  withExternalId: boolean,
  withGuard: boolean,
  { username = "rep@practice.example", createdAt = new Date() } = {},
): Promise<string[]> {
  const { db } = stack.org.org;
  const found = await stack.app.database.select().from(leads).where(inArray(leads.id, leadIds));
  const records = found.map((lead) => ({
    ...{ FirstName: lead.firstName, LastName: lead.lastName, AccountId: stack.account.id },
    ...(withExternalId && { Crosswalk_Lead__c: externalLeadId(lead) }),
  }));
  const guards = withGuard ? [{ LastName: "This record is refused on purpose. This record is" }] : [];
  const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Contact", [
    ...records,
    ...guards,
  ]);
  const userId = db.prepare("SELECT Id FROM User WHERE Username = ?").pluck().get(username);
  const byUser = db.prepare("UPDATE Contact SET CreatedById = ?, OwnerId = ?, CreatedDate = ? WHERE Id = ?");
  for (const id of ids) byUser.run(userId, userId, createdAt.toISOString(), id);
  return ids;
}
