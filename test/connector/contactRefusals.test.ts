import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "./apiClient.ts";
import { startContactScene, type ContactScene, type CreationBody, type Problem } from "./contactScene.ts";
import { fillQuota } from "./fillQuota.ts";

let scene: ContactScene;

beforeAll(async () => {
  scene = await startContactScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  await scene.connector.practice("DELETE", "/faults");
  await scene.connector.practice("PATCH", "/settings", {
    duplicateRule: "off",
    stateAndCountryPicklists: false,
    perUserApiLimit: null,
  });
});

interface Refusal {
  when: string;
  /** Who asks; the rep where not said. */
  username?: string;
  prepare?: () => Promise<unknown>;
  restore?: () => Promise<unknown>;
  body?: (body: CreationBody) => unknown;
  status: number;
  problem: Record<string, unknown>;
}

async function changeSettings(changes: Record<string, unknown>): Promise<void> {
  const { body } = await scene.admin.get<Record<string, unknown>>("/v1/settings");
  await scene.admin.put("/v1/settings", { ...body, ...changes });
}

const withContact = (changes: Record<string, unknown>) => (body: CreationBody) => ({
  ...body,
  contact: { ...body.contact, ...changes },
});

const practice = (method: string, path: string, body?: unknown) => () =>
  scene.connector.practice(method, path, body);

const refusals: Refusal[] = [
  {
    when: "a user who may only read",
    username: "readonly@practice.example",
    status: 403,
    problem: { code: "insufficient-access", action: expect.stringContaining("Contact") },
  },
  {
    when: "a user who may not edit Title",
    username: "nofls@practice.example",
    status: 403,
    problem: { code: "insufficient-access", fields: [{ field: "Title", message: expect.any(String) }] },
  },
  {
    when: "creation turned off",
    prepare: () => changeSettings({ createContacts: false }),
    restore: () => changeSettings({ createContacts: true }),
    status: 409,
    problem: { code: "creation-disabled" },
  },
  {
    when: "a required field missing",
    body: withContact({ Title: undefined }),
    status: 422,
    problem: { code: "validation-failed", fields: [{ field: "Title", message: expect.any(String) }] },
  },
  {
    when: "several required fields missing, each named",
    body: withContact({ FirstName: "", MailingCountry: null, AccountId: undefined }),
    status: 422,
    problem: {
      code: "validation-failed",
      fields: [{ field: "FirstName" }, { field: "AccountId" }, { field: "MailingCountry" }],
    },
  },
  {
    when: "a name that is too long",
    body: withContact({ LastName: "x".repeat(81) }),
    status: 422,
    problem: { code: "validation-failed", fields: [{ field: "LastName", message: expect.any(String) }] },
  },
  {
    when: "an e-mail address that is none",
    body: withContact({ Email: "nobody@nowhere" }),
    status: 422,
    problem: { code: "validation-failed", fields: [{ field: "Email", message: expect.any(String) }] },
  },
  {
    when: "a country that the org's picklist does not have",
    prepare: practice("PATCH", "/settings", { stateAndCountryPicklists: true }),
    username: "rep2@practice.example",
    body: withContact({ MailingCountry: "Atlantis" }),
    status: 422,
    problem: {
      code: "validation-failed",
      fields: [{ field: "MailingCountry", message: expect.any(String) }],
    },
  },
  {
    when: "an account that does not exist",
    body: withContact({ AccountId: "001000000000000AAA" }),
    status: 422,
    problem: { code: "validation-failed" },
  },
  {
    when: "an account that is no account",
    body: withContact({ AccountId: "003000000000000AAA" }),
    status: 422,
    problem: { code: "validation-failed", fields: [{ field: "AccountId", message: expect.any(String) }] },
  },
  {
    when: "a role that the org does not have",
    body: (body) => ({ ...body, opportunityId: scene.account.openOpportunityId, role: "Wizard" }),
    status: 422,
    problem: { code: "validation-failed", fields: [{ field: "role", message: expect.any(String) }] },
  },
  {
    when: "a role without an opportunity",
    body: (body) => ({ ...body, role: "Decision Maker" }),
    status: 400,
    problem: { code: "request-invalid", fields: [{ field: "role", message: expect.any(String) }] },
  },
  {
    when: "a lead that does not exist",
    body: (body) => ({ ...body, leadId: "no-such-lead" }),
    status: 404,
    problem: { code: "not-found" },
  },
  {
    when: "a field of the wrong type",
    body: withContact({ LastName: 42 }),
    status: 400,
    problem: { code: "request-invalid", fields: [{ field: "LastName", message: expect.any(String) }] },
  },
  {
    when: "a member that the API does not know",
    body: (body) => ({ ...body, accountName: "x" }),
    status: 400,
    problem: { code: "request-invalid", fields: [{ field: "accountName", message: expect.any(String) }] },
  },
  {
    when: "malformed JSON",
    body: () => '{"leadId": ',
    status: 400,
    problem: { code: "request-invalid" },
  },
  {
    when: "a validation rule of the org, in the rule's own words beside its field",
    prepare: practice("POST", "/objects/Contact/validation-rules", {
      name: "No_Quinn",
      field: "FirstName",
      when: "FirstName = 'Forbidden'",
      message: "Forbidden is nobody's first name.",
    }),
    body: withContact({ FirstName: "Forbidden" }),
    status: 422,
    problem: {
      code: "validation-failed",
      detail: "Forbidden is nobody's first name.",
      fields: [{ field: "FirstName", message: "Forbidden is nobody's first name." }],
    },
  },
  {
    when: "Salesforce's API allowance used up",
    prepare: practice("PATCH", "/settings", { perUserApiLimit: 0 }),
    username: "rep2@practice.example",
    restore: practice("PATCH", "/settings", { perUserApiLimit: null }),
    status: 429,
    problem: { code: "api-limit-reached" },
  },
  {
    when: "Salesforce down for maintenance",
    prepare: practice("POST", "/faults", {
      method: "POST",
      path: "/composite",
      times: 3,
      action: "error",
      status: 503,
      body: [{ errorCode: "SERVER_UNAVAILABLE", message: "Down for maintenance" }],
    }),
    status: 503,
    problem: { code: "salesforce-unavailable" },
  },
];

describe("a creation that is refused", () => {
  it.each(refusals)("for $when: says so, creates nothing and takes no quota", async (refusal) => {
    const client = await clientOf(refusal.username);
    const { leadId } = await scene.addLead(client);
    const good = scene.creation(leadId);
    const used = await scene.usedQuota(client);
    await refusal.prepare?.();
    const before = contactCount();

    const raw = refusal.body?.(good) ?? good;
    const answer = await client.post<Problem>("/v1/contacts", raw, {
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    });

    await refusal.restore?.();
    expect(answer).toMatchObject({ status: refusal.status, body: refusal.problem });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.body.action).not.toBe("");
    expect(contactCount()).toBe(before);
    expect(await scene.usedQuota(client)).toBe(used);
  });

  it("for a colleague's unshared lead: says not-found, and that is all", async () => {
    const { leadId } = await scene.addLead();
    const rep2 = await clientOf("rep2@practice.example");
    const before = contactCount();
    const answer = await rep2.post<Problem>("/v1/contacts", scene.creation(leadId));
    expect(answer).toMatchObject({ status: 404, body: { code: "not-found" } });
    expect(contactCount()).toBe(before);
  });

  it("without a session: says not-signed-in", async () => {
    const answer = await scene.connector.anonymous.post<Problem>("/v1/contacts", scene.creation("any"));
    expect(answer).toMatchObject({ status: 401, body: { code: "not-signed-in" } });
  });

  it("for a quota used up: says when it resets, and goes on in the next month", async () => {
    const rep2 = await clientOf("rep2@practice.example");
    const { leadId } = await scene.addLead(rep2);
    const empty = fillQuota(scene.connector, "rep2@practice.example");
    const before = contactCount();
    const answer = await rep2.post<Problem>("/v1/contacts", scene.creation(leadId));
    expect(answer).toMatchObject({
      status: 429,
      body: { code: "quota-exceeded", resetsAt: expect.stringMatching(/^\d{4}-\d{2}-01T00:00:00.000Z$/) },
    });
    expect(contactCount()).toBe(before);
    empty();
    expect(await rep2.post("/v1/contacts", scene.creation(leadId))).toMatchObject({ status: 201 });
  });
});

describe("the org's duplicate rules", () => {
  async function duplicate(changes: Record<string, unknown> = {}) {
    const { leadId } = await scene.addLead();
    const body = scene.creation(leadId, { contact: { Email: `twin-${leadId}@northwind.example` } });
    expect((await scene.rep.post("/v1/contacts", body)).status).toBe(201);
    const twin = await scene.addLead();
    return { ...body, leadId: twin.leadId, ...changes };
  }

  it("set to Alert: the org's message and records are shown, and saving anyway works", async () => {
    const body = await duplicate();
    await scene.connector.practice("PATCH", "/settings", { duplicateRule: "alert" });
    const used = await scene.usedQuota();
    const refused = await scene.rep.post<Problem>("/v1/contacts", body);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: "duplicate-detected",
        canSaveAnyway: true,
        records: [expect.objectContaining({ object: "Contact", id: expect.stringMatching(/^003/) })],
      },
    });
    expect(await scene.usedQuota()).toBe(used);
    expect(await scene.rep.post("/v1/contacts", { ...body, saveAnyway: true })).toMatchObject({
      status: 201,
    });
    expect(await scene.usedQuota()).toBe(used + 1);
  });

  it("set to Block: saving anyway does not help, and that is said beforehand", async () => {
    const body = await duplicate({ saveAnyway: true });
    await scene.connector.practice("PATCH", "/settings", { duplicateRule: "block" });
    const refused = await scene.rep.post<Problem>("/v1/contacts", body);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "duplicate-detected", canSaveAnyway: false },
    });
  });
});

const clients = new Map<string, ApiClient>();

async function clientOf(username?: string): Promise<ApiClient> {
  if (username === undefined) return scene.rep;
  const client = clients.get(username) ?? (await scene.connector.signIn(username));
  clients.set(username, client);
  return client;
}

function contactCount(): number {
  const row = scene.connector.org.org.db.prepare("SELECT count(*) AS count FROM Contact").get();
  return (row as { count: number }).count;
}
