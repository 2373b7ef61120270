import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMemory } from "../../connector/work/memory.ts";
import { addList, addPeople, batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Review {
  leadCount: number;
  groups: {
    key: string;
    company: string | null;
    accountId: string | null;
    proposals: { id: string; name: string; reasons: { text: string }[]; isExact: boolean }[];
    leads: { leadId: string; name: string; missing: string[] }[];
  }[];
  skipped: {
    leadId: string;
    status: string;
    canTakeBack: boolean;
    matches: { recordId: string; name: string; reasons: { text: string }[] }[];
  }[];
  opportunities: Record<string, { id: string }[]>;
  fields: { name: string; required: boolean }[];
  roles: { value: string }[];
  leadSource: string | null;
  canCreate: boolean;
  blockers: { code: string }[];
  quota: { remaining: number };
  cost: {
    contactsPerCall: number;
    contactsWithRolePerCall: number;
    allowance: { remaining: number; leftForBatches: number; ceilingPercent: number } | null;
  };
}

let stack: ContactStack;

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

const review = (body: unknown, client = stack.rep) => client.post<Review>("/v1/batch-reviews", body);

describe("a review of a list", () => {
  it("groups leads by company, whatever its legal form, with the account that it is beyond doubt", async () => {
    const spellings = [stack.account.name, `${stack.account.name} GmbH`, stack.account.name.toUpperCase()];
    const { listId, leadIds } = await addList(stack, 6, (lead, index) => ({
      ...lead,
      company: spellings[index % 3] ?? "",
    }));
    const { status, body } = await review({ listId });
    expect(status).toBe(200);
    expect(body.leadCount).toBe(6);
    expect(body.groups).toHaveLength(1);
    const [group] = body.groups;
    expect(group).toMatchObject({ accountId: stack.account.id });
    expect(group?.proposals[0]).toMatchObject({ id: stack.account.id, isExact: true });
    expect(group?.proposals[0]?.reasons[0]?.text).toBe("Same name");
    expect(new Set(group?.leads.map(({ leadId }) => leadId))).toEqual(new Set(leadIds));
    const opportunities = body.opportunities[stack.account.id]?.map(({ id }) => id);
    expect(opportunities).toContain(stack.account.openOpportunityId);
    expect(body).toMatchObject({ canCreate: true, blockers: [], leadSource: "Other" });
    expect(body.roles.length).toBeGreaterThan(0);
  });

  it("skips leads that are in the CRM or likely are, and lets the likely ones be taken back", async () => {
    const { listId, leadIds } = await addList(stack, 4);
    const [made = "", likely = "", other = ""] = leadIds;
    const id = await startBatch(stack.rep, { leadIds: [made, likely] });
    const { counts } = await batchIn(stack.rep, id, "finished");
    expect(counts.created).toBe(2);
    await stack.rep.delete(`/v1/leads/${likely}/link`);
    const { body } = await review({ listId });
    const skipped = Object.fromEntries(body.skipped.map((lead) => [lead.leadId, lead]));
    expect(skipped[made]).toMatchObject({ status: "linked", canTakeBack: false });
    expect(skipped[made]?.matches[0]?.reasons[0]?.text).toMatch(/^Created from this lead on /);
    expect(skipped[likely]).toMatchObject({ status: "likely", canTakeBack: true });
    expect(skipped[likely]?.matches[0]?.reasons).not.toEqual([]);
    expect(skipped[other]).toBeUndefined();
    const grouped = body.groups.flatMap(({ leads }) => leads.map(({ leadId }) => leadId));
    expect(grouped).not.toContain(made);
    expect(grouped).toContain(likely);
  });

  it(
    "costs at most ten API calls to look up a thousand strangers, and three for their accounts and opportunities",
    { tags: ["night"] },
    async () => {
      const accounts = stack.org.org.db
        .prepare("SELECT Name FROM Account GROUP BY Name HAVING count(*) = 1 ORDER BY Name LIMIT 100")
        .all() as { Name: string }[];
      const { leadIds, listId } = await addList(stack, 1000, (lead, index) => ({
        ...lead,
        company: accounts[index % accounts.length]?.Name ?? "",
      }));
      const cold = await stack.signIn("rep2@practice.example");
      await stack.rep.patch(`/v1/lead-lists/${listId}`, { shared: true });
      await stack.practice("DELETE", "/requests");
      const { body } = await review({ listId, leadIds }, cold);
      expect(body.leadCount).toBe(1000);
      expect(body.groups.filter(({ accountId }) => accountId !== null).length).toBeGreaterThan(50);
      // The first list of a user's day asks once more, for accounts in other alphabets (searchCrm.ts).
      expect((await stack.apiCalls()).length, "the first of a day").toBeLessThanOrEqual(14);
      const admin = await stack.signIn("admin@practice.example");
      await review({ listId, leadIds: leadIds.slice(0, 1) }, admin);
      await stack.practice("DELETE", "/requests");
      await review({ listId, leadIds }, admin);
      expect((await stack.apiCalls()).length, "a later one").toBeLessThanOrEqual(13);
      await stack.practice("DELETE", "/requests");
      await review({ listId, leadIds }, cold);
      expect((await stack.apiCalls()).length, "with the matches known").toBeLessThanOrEqual(3);
      const third = await stack.signIn("integration@practice.example");
      await review({ listId, leadIds: leadIds.slice(0, 1) }, third);
      await stack.practice("DELETE", "/requests");
      await review({ listId, leadIds: leadIds.slice(0, 100) }, third);
      await review({ listId, leadIds: leadIds.slice(100) }, third);
      expect((await stack.apiCalls()).length, "in two parts, as the panel asks").toBeLessThanOrEqual(18);
    },
  );

  it("is refused for lists and leads that are somebody else's", { tags: ["night"] }, async () => {
    const { listId, leadIds } = await addList(stack, 1);
    const rep2 = await stack.signIn("rep2@practice.example");
    expect((await review({ listId }, rep2)).status).toBe(404);
    const own = await addList(stack, 1, undefined, rep2);
    expect((await review({ listId: own.listId, leadIds }, rep2)).status).toBe(404);
    expect((await rep2.get(`/v1/lead-lists/${listId}/lead-ids`)).status).toBe(404);
  });
});

describe("a batch of leads chosen from a list", () => {
  it("has the list's Lead Source, and refuses leads that are not in it", async () => {
    const { listId, leadIds } = await addList(stack, 3);
    const { body: before } = await stack.admin.get<{ leadSource: object }>("/v1/settings");
    const leadSource = { ...before.leadSource, lists: { [listId]: "Web" } };
    expect((await stack.admin.put("/v1/settings", { ...before, leadSource })).status).toBe(200);
    const id = await startBatch(stack.rep, { listId, leadIds: leadIds.slice(0, 2) });
    const batch = await batchIn(stack.rep, id, "finished");
    expect(batch).toMatchObject({ listId, listName: expect.any(String), counts: { total: 2, created: 2 } });
    for (const { contactId } of await rowsOf(stack.rep, id)) {
      const contact = stack.org.org.db.prepare("SELECT LeadSource FROM Contact WHERE Id = ?").get(contactId);
      expect(contact).toEqual({ LeadSource: "Web" });
    }
    const { leadIds: strays } = await addList(stack, 1);
    const refused = await stack.rep.post<Problem>("/v1/batches", { listId, leadIds: strays });
    expect(refused).toMatchObject({ status: 400, body: { code: "request-invalid" } });
  });
});

describe("a row of a batch", () => {
  /** A batch with one contact made and one refused for want of a title. */
  async function halfFailed() {
    const { listId, leadIds } = await addList(stack, 2, (lead, index) =>
      index === 0 ? lead : { ...lead, location: "", title: "" },
    );
    const id = await startBatch(stack.rep, { listId, leadIds, rows: rowsWithRole(leadIds) });
    await batchIn(stack.rep, id, "finished");
    return { id, leadIds, failed: leadIds[1] ?? "" };
  }
  const rowsWithRole = (leadIds: string[]) =>
    leadIds.map((leadId) => ({
      leadId,
      accountId: stack.account.id,
      opportunityId: stack.account.openOpportunityId,
      role: "Influencer",
      contact: { Phone: "+49 30 1234" },
    }));

  it("a failed row keeps its choices in its form, and is created after it is mended there", async () => {
    const { id, failed } = await halfFailed();
    const { body: draft } = await stack.rep.get<{
      fields: { name: string; source: string | null }[];
      contact: Record<string, unknown>;
      account: { selected: { id: string } };
      opportunityId: string;
      role: string;
    }>(`/v1/batches/${id}/rows/${failed}/draft`);
    expect(draft).toMatchObject({
      // The account's country is where the lead's would be.
      contact: { Phone: "+49 30 1234", MailingCountry: "United States" },
      account: { selected: { id: stack.account.id } },
      opportunityId: stack.account.openOpportunityId,
      role: "Influencer",
    });
    expect(draft.contact["Title"]).toBeUndefined();
    const country = draft.fields.find(({ name }) => name === "MailingCountry");
    expect(country).toMatchObject({ source: "account" });
    const mended = {
      leadId: failed,
      contact: { Title: "Planner" },
      opportunityId: null,
      role: null,
    };
    expect((await stack.rep.post(`/v1/batches/${id}/retry`, { rows: [mended] })).status).toBe(200);
    const { counts } = await batchIn(stack.rep, id, "finished");
    expect(counts).toMatchObject({ total: 2, created: 2, failed: 0 });
    const row = (await rowsOf(stack.rep, id)).find(({ leadId }) => leadId === failed);
    expect(stack.rolesOf(row?.contactId ?? "")).toEqual([]);
  });

  it("is in the CSV with its outcome and a link, and no cell that a spreadsheet would run", async () => {
    const { listId, leadIds } = await addList(stack, 2, (lead, index) =>
      index === 0 ? lead : { ...lead, location: "", company: '=HYPERLINK("http://x.example","y")' },
    );
    const id = await startBatch(stack.rep, { listId, leadIds });
    await batchIn(stack.rep, id, "finished");
    const { status, headers, body } = await stack.rep.get<string>(`/v1/batches/${id}/rows.csv`);
    expect([status, headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    const [header, made, failed, ...rest] = body.split("\r\n");
    expect(header).toContain("Lead,Company,Outcome,Code");
    expect(made).toMatch(/,added,,,,003\w{15},http:\/\/[^,]+\/lightning\/r\/Contact\/003\w{15}\/view,/);
    expect(failed).toContain(`"'=HYPERLINK(""http://x.example"",""y"")",failed,validation-failed`);
    expect(rest).toEqual([""]);
    const german = await stack.rep.request<string>("GET", `/v1/batches/${id}/rows.csv`, undefined, {
      "accept-language": "de",
    });
    expect(german.headers.get("content-language")).toBe("de");
    expect(german.body).toMatch(/^Lead,Unternehmen,Ergebnis,Code,Was ist passiert,Nächster Schritt,/);
    expect(german.body).toContain(",hinzugefügt,");
    expect(german.body).toMatch(/,fehlgeschlagen,validation-failed,/);
    const rep2 = await stack.signIn("rep2@practice.example");
    for (const path of ["rows.csv", `rows/${leadIds[0]}/draft`]) {
      expect((await rep2.get(`/v1/batches/${id}/${path}`)).status).toBe(404);
    }
  });

  it("is found by its place, for a list that is shown in part", async () => {
    const { listId, leadIds } = await addList(stack, 5);
    const page = await stack.rep.get<{ items: { id: string }[]; total: number }>(
      `/v1/lead-lists/${listId}/leads?offset=2&limit=2`,
    );
    expect(page.body.items.map(({ id }) => id)).toEqual(leadIds.slice(2, 4));
    expect(page.body.total).toBe(5);
    const past = await stack.rep.get(`/v1/lead-lists/${listId}/leads?offset=8&limit=2`);
    expect(past.body).toMatchObject({ items: [], nextCursor: null, total: 5 });
    const id = await startBatch(stack.rep, { listId });
    await batchIn(stack.rep, id, "finished");
    const rows = await stack.rep.get<{ items: { leadId: string }[] }>(
      `/v1/batches/${id}/rows?offset=3&limit=2&state=created`,
    );
    expect(rows.body.items.map(({ leadId }) => leadId)).toEqual(leadIds.slice(3));
  });
});

describe("a review in an org that requires more of a contact", () => {
  it("says which required fields each lead lacks, the org's own included", async () => {
    await stack.practice("POST", "/objects/Contact/fields", {
      name: "Segment__c",
      label: "Segment",
      type: "picklist",
      required: true,
      picklistValues: ["A", "B"],
    });
    stack.app.memory = createMemory(() => performance.now());
    const other = await stack.signIn("integration@practice.example");
    const { listId } = await addPeople(other, 2, ({ location: _, ...lead }, index) => ({
      ...lead,
      company: stack.account.name,
      ...(index === 1 && { location: "Berlin, Germany", title: "" }),
    }));
    const { body } = await review({ listId }, other);
    const missing = body.groups.flatMap(({ leads }) => leads.map((lead) => lead.missing));
    expect(missing).toContainEqual(["MailingCountry", "Segment__c"]);
    expect(missing).toContainEqual(["Title", "Segment__c"]);
    expect(body.fields.map(({ name }) => name)).toContain("Segment__c");
  });
});
