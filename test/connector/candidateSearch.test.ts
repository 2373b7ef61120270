import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";

interface Matches {
  items: { recordId: string; level: string; reasons: { text: string }[] }[];
  total: number;
}
interface LeadInput {
  firstName: string;
  lastName: string;
  company?: string;
  profileUrl?: string;
}

let stack: Stack;
let rep: ApiClient;
let accountId: string;
const clock = movableClock();
beforeAll(async () => {
  stack = await startStack({ environment: { SALESFORCE_TIMEOUT_MS: "30000" }, clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.practice("POST", "/reset", { seed: "empty" });
  // What is asked once a day is asked anew.
  clock.advance({ hours: 25 });
  rep = await stack.signIn("rep@practice.example");
  accountId = await load("Account", [{ Name: "Nordwerk Robotics GmbH", Website: "www.nordwerk.example" }]);
});

/** Loads records and returns the id of the first. */
async function load(object: string, records: Record<string, unknown>[]): Promise<string> {
  const { ids } = await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, records);
  return ids[0] ?? "";
}

const contact = (FirstName: string, LastName: string, more: Record<string, unknown> = {}) =>
  load("Contact", [{ FirstName, LastName, AccountId: accountId, ...more }]);

/** So many contacts whom nobody looks for. */
const crowd = (size: number) =>
  load(
    "Contact",
    Array.from({ length: size }, (_, index) => ({
      FirstName: "Xaver",
      LastName: `Zz${index}`,
      AccountId: accountId,
    })),
  );

async function importLeads(leads: LeadInput[]): Promise<string> {
  const { body } = await rep.post<{ id: string }>("/v1/lead-lists", { name: "Leads", leads });
  return body.id;
}

async function matchesOf(lead: LeadInput): Promise<Matches> {
  const listId = await importLeads([lead]);
  const { body } = await rep.get<{ items: { id: string }[] }>(`/v1/lead-lists/${listId}/leads`);
  return (await rep.get<Matches>(`/v1/leads/${body.items[0]?.id ?? ""}/matches`)).body;
}

const company = "Nordwerk Robotics";

describe("an org's own field for LinkedIn profiles", () => {
  beforeEach(async () => {
    const field = { name: "LinkedIn_Profile__c", label: "LinkedIn", type: "url" };
    await stack.practice("POST", "/objects/Contact/fields", field);
    rep = await stack.signIn("rep2@practice.example");
  });
  const profileUrl = "https://www.linkedin.com/in/thandiwe-mokoena-example";

  it("is believed: whoever has the lead's profile is the lead, whatever they are called now", async () => {
    const id = await contact("Thandiwe", "Dlamini", {
      LinkedIn_Profile__c: "linkedin.com/in/Thandiwe-Mokoena-Example/",
    });
    const { items } = await matchesOf({ firstName: "Thandiwe", lastName: "Mokoena", profileUrl });
    expect(items).toMatchObject([{ recordId: id, level: "certain" }]);
    expect(items[0]?.reasons[0]).toMatchObject({ text: "Same LinkedIn profile" });
  });

  it("says nothing where it is empty or holds something else", async () => {
    const id = await contact("Thandiwe", "Mokoena", { LinkedIn_Profile__c: "https://example.com/thandiwe" });
    const { items } = await matchesOf({ firstName: "Thandiwe", lastName: "Mokoena", profileUrl });
    expect(items).toMatchObject([{ recordId: id, level: "possible" }]);
  });
});

describe("a name that thousands have", () => {
  const many = 5_000;
  it("is found at the lead's company, in few calls, and the answer says how many there are", async () => {
    const at = await contact("Maria", "Garcia", { Title: "Head of Quality" });
    const elsewhere = await load("Account", [{ Name: "Larkhall Media" }]);
    const crowd = Array.from({ length: many }, (_, i) => ({
      FirstName: "Maria",
      LastName: "Garcia",
      AccountId: elsewhere,
      LastModifiedDate: new Date(Date.UTC(2020, 0, 1) + i * 60_000).toISOString(),
    }));
    await load("Contact", crowd);
    const ordinary = await contact("Thandiwe", "Mokoena");
    const listId = await importLeads([
      { firstName: "Maria", lastName: "Garcia", company },
      { firstName: "Thandiwe", lastName: "Mokoena", company },
    ]);
    await rep.get("/v1/connection");
    await stack.practice("DELETE", "/requests");
    const { body } = await rep.get<{ items: { id: string; crm: { recordId: string } }[] }>(
      `/v1/lead-lists/${listId}/leads`,
    );
    expect((await stack.practice<unknown[]>("GET", "/requests")).length).toBeLessThanOrEqual(10);
    expect(body.items.map(({ crm }) => crm.recordId)).toEqual([at, ordinary]);
    const matches = await rep.get<Matches>(`/v1/leads/${body.items[0]?.id ?? ""}/matches`);
    expect(matches.body.total).toBe(many + 1);
    expect(matches.body.items).toHaveLength(200);
  });

  it("is read to the last record where hundreds have it", async () => {
    await load(
      "Contact",
      Array.from({ length: 150 }, () => ({ FirstName: "Maria", LastName: "Garcia", AccountId: accountId })),
    );
    const matches = await matchesOf({ firstName: "Maria", lastName: "Garcia" });
    expect(matches.items).toHaveLength(150);
    expect(matches.total).toBe(150);
  });
});

describe("a list in an org that encrypts people and companies", () => {
  const encryptedFields = [
    ...["Contact", "Lead"].flatMap((object) =>
      ["FirstName", "LastName", "Email"].map((field) => `${object}.${field}`),
    ),
    ...["Account.Name", "Account.Website", "Lead.Company"],
  ];
  beforeEach(() => stack.practice("PATCH", "/settings", { encryptedFields }));
  afterEach(() => stack.practice("PATCH", "/settings", { encryptedFields: [] }));

  it.each([
    ["more people than a few calls read", () => crowd(20_000)],
    ["short pages", () => stack.practice("PATCH", "/settings", { queryPageSize: 200 })],
    [
      "no answer to so many queries",
      () =>
        stack.practice("POST", "/faults", {
          path: "/composite",
          record: encodeURIComponent(" ORDER BY Id "),
          times: 9,
          action: "error",
          status: 500,
        }),
    ],
  ])("is found by the words of the name where there are %s", async (_what, make) => {
    await crowd(1_000);
    await make();
    const id = await contact("Thandiwe", "Mokoena");
    const others = Array.from({ length: 30 }, (_, index) => ({ firstName: "Ana", lastName: `Q${index}` }));
    const listId = await importLeads([{ firstName: "Thandiwe", lastName: "Mokoena", company }, ...others]);
    const list = await rep.get<{ items: { id: string; firstName: string; crm: object }[] }>(
      `/v1/lead-lists/${listId}/leads`,
    );
    const found = list.body.items.find(({ firstName }) => firstName === "Thandiwe");
    await stack.practice("DELETE", "/faults");
    await stack.practice("PATCH", "/settings", { queryPageSize: 2_000 });
    expect(found?.crm).toMatchObject({ status: "likely", recordId: id });
    const { body } = await rep.get<{ gaps: unknown[] }>(`/v1/leads/${found?.id ?? ""}/matches`);
    expect(body.gaps).not.toEqual([]);
  });
});

describe("what Salesforce does not do", () => {
  it("a record too new for its search index is found all the same", async () => {
    await stack.practice("PATCH", "/settings", { searchDelayMs: 60_000 });
    const id = await contact("Thandiwe", "Mokoena");
    expect((await matchesOf({ firstName: "Thandiwe", lastName: "Mokonea", company })).items).toMatchObject([
      { recordId: id },
    ]);
  });

  it("a search that fails costs only what it alone would have found", async () => {
    await stack.practice("POST", "/faults", { path: "/search", times: 50, action: "error", status: 500 });
    const id = await contact("Anna", "Meyer");
    const listId = await importLeads([
      { firstName: "Anna", lastName: "Meyer", company },
      { firstName: "Jose", lastName: "Nunez" },
    ]);
    const { body } = await rep.get<{ items: { crm: { status: string } }[] }>(
      `/v1/lead-lists/${listId}/leads`,
    );
    expect(body.items.map(({ crm }) => crm)).toMatchObject([
      { status: "likely", recordId: id },
      { status: "new" },
    ]);
  });

  it("names of any characters harm no query", async () => {
    const id = await contact("O'Brien\\", "100%_\"'(Doe)");
    const { items } = await matchesOf({ firstName: "O'Brien\\", lastName: "100%_\"'(Doe)", company });
    expect(items.map(({ recordId }) => recordId)).toEqual([id]);
    const odd = ["{", "AND OR NOT", "*?*", "()", "ñ".repeat(80), "张".repeat(80), "'; --", "\u0000x"];
    const listId = await importLeads(
      odd.map((text) => ({ firstName: text, lastName: `${text}a`, company: text })),
    );
    expect(await rep.get(`/v1/lead-lists/${listId}/leads`)).toMatchObject({ status: 200 });
  });
});
