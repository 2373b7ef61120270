import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settings, settingsChanges } from "../../connector/database/schema/settings.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;
let admin: ApiClient;
let rep: ApiClient;

beforeAll(async () => {
  stack = await startStack();
  admin = await stack.signIn("admin@practice.example");
  rep = await stack.signIn("rep@practice.example");
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.app.database.delete(settings);
  await stack.app.database.delete(settingsChanges);
});

describe("settings", () => {
  it("create nothing until an admin says so", async () => {
    const { status, body } = await admin.get("/v1/settings");
    expect(status).toBe(200);
    expect(body).toEqual({
      createContacts: false,
      rehearsals: false,
      requireEmail: false,
      undoMinutes: 10,
      leadSource: { default: null, leadPage: null, leadList: null, lists: {} },
      contactRecordType: null,
      fieldMapping: [{ object: "Contact", field: null, source: "profileUrl", value: null }],
      allowanceCeilingPercent: 80,
      monthlyQuota: 1000,
      quotaOverrides: [],
      retentionDays: 180,
      batchRetentionDays: 90,
      decidedAt: null,
    });
  });

  it("may be sent back as they were read", async () => {
    const { body } = await admin.get("/v1/settings");
    const answer = await admin.put("/v1/settings", { ...body, retentionDays: 7 });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ retentionDays: 7, decidedAt: expect.stringMatching(/Z$/) });
    expect((await admin.put("/v1/settings", answer.body)).status).toBe(200);
  });

  it("offer the org's own active values", async () => {
    const { body } = await rep.get<{ leadSources: { value: string }[]; roles: { value: string }[] }>(
      "/v1/settings/options",
    );
    expect(body.leadSources.map(({ value }) => value)).toContain("Web");
    expect(body.roles.length).toBeGreaterThan(0);
  });

  it("turn creation on with a Lead Source, and show it in every rep's connection", async () => {
    const wanted = { createContacts: true, leadSource: { default: "Web", leadPage: "Other" } };
    const { status, body } = await admin.put("/v1/settings", wanted);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      createContacts: true,
      leadSource: { default: "Web", leadPage: "Other", leadList: null },
    });
    expect((await admin.get("/v1/settings")).body).toEqual(body);
    expect((await rep.get("/v1/connection")).body).toMatchObject({
      createContacts: true,
      leadSourceChosen: true,
    });
  });

  it("refuse a Lead Source that the org does not have, and name it with its place", async () => {
    const listId = "0b8f0a52-6d53-4a6e-8d0e-4d5b5a6f7c11";
    const lists = { [listId]: "Carrier Pigeon" };
    const { status, body } = await admin.put("/v1/settings", { leadSource: { default: "Web", lists } });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: "lead-source-missing",
      detail: expect.stringContaining('"Carrier Pigeon"'),
      fields: [{ field: `leadSource.lists.${listId}` }],
    });
  });

  it.each([
    [{ createContacts: "yes" }, "createContacts"],
    [{ allowanceCeilingPercent: 0 }, "allowanceCeilingPercent"],
    [{ retentionDays: 1.5 }, "retentionDays"],
    [{ batchRetentionDays: 366 }, "batchRetentionDays"],
    [{ batchRetentionDays: null }, "batchRetentionDays"],
    [{ leadSource: { default: 7 } }, "leadSource.default"],
    [{ leadSource: { page: "Web" } }, "leadSource.page"],
    [{ creation: true }, "creation"],
    // Settings are kept for good: nobody can be named in them.
    [{ leadSource: { lists: { "Vera Testmann": "Web" } } }, "leadSource.lists.Vera Testmann"],
    [
      { quotaOverrides: [{ for: "permissionSet", name: "Vera Testmann", monthlyQuota: 7 }] },
      "quotaOverrides.0.name",
    ],
  ])("refuse %o and name the field", async (wanted, field) => {
    const { status, body } = await admin.put("/v1/settings", wanted);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "request-invalid", fields: [{ field }] });
  });

  it("are an admin's to see and change", async () => {
    const requests = [
      rep.get("/v1/settings"),
      rep.put("/v1/settings", { retentionDays: 3 }),
      rep.get("/v1/settings/changes"),
      rep.get("/v1/usage"),
    ];
    for (const { status, body } of await Promise.all(requests)) {
      expect(status).toBe(403);
      expect(body).toMatchObject({ code: "not-admin", whose: "admin" });
    }
  });
});

describe("the audit trail", () => {
  it("tells who changed what, from what to what, newest first, and nothing where nothing changed", async () => {
    await admin.put("/v1/settings", { retentionDays: 30 });
    await admin.put("/v1/settings", { retentionDays: 30 });
    await admin.put("/v1/settings", { retentionDays: null, leadSource: { default: "Web" } });
    const { body } = await admin.get<{ items: unknown[] }>("/v1/settings/changes");
    expect(body.items).toMatchObject([
      { setting: expect.any(String), username: "admin@practice.example" },
      { setting: expect.any(String) },
      { setting: "retentionDays", before: 180, after: 30, changedAt: expect.stringMatching(/Z$/) },
    ]);
  });

  it("is read page by page without a gap or a repeat", async () => {
    for (const days of [1, 2, 3, 4, 5]) await admin.put("/v1/settings", { retentionDays: days });
    const seen: unknown[] = [];
    let path: string | null = "/v1/settings/changes?limit=2";
    while (path) {
      const page: { body: { items: { after: unknown }[]; nextCursor: string | null } } =
        await admin.get(path);
      seen.push(...page.body.items.map(({ after }) => after));
      path = page.body.nextCursor && `/v1/settings/changes?limit=2&cursor=${page.body.nextCursor}`;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });
});

describe("usage", () => {
  it("covers one month, and is refused for what is none", async () => {
    expect((await admin.get("/v1/usage?month=2026-02")).body).toEqual({ month: "2026-02", users: [] });
    expect((await admin.get("/v1/usage?month=2026-13")).body).toMatchObject({
      code: "request-invalid",
      fields: [{ field: "month" }],
    });
  });
});
