import { eq } from "drizzle-orm";
import { afterAll, beforeEach, beforeAll, describe, expect, it } from "vitest";
import { settings } from "../../connector/database/schema/settings.ts";
import { users } from "../../connector/database/schema/sessions.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { fillQuota } from "../support/fillQuota.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";
import { turnOnCreation } from "../support/turnOnCreation.ts";
import { firstOf } from "../../connector/database/rows.ts";

const username = "rep@practice.example";

let stack: ContactStack;
let userId: string;
beforeAll(async () => {
  stack = await startContactStack();
  userId = (await stack.rep.get<{ user: { id: string } }>("/v1/connection")).body.user.id;
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.app.database.delete(settings);
  await turnOnCreation(stack.admin);
});

const ofUser = (monthlyQuota: number) => ({ for: "user", name: userId, monthlyQuota });
const ofReps = (monthlyQuota: number) => ({ for: "permissionSet", name: "Crosswalk_Rep", monthlyQuota });
const save = (values: object) => stack.admin.put<Problem>("/v1/settings", values);
const limitOf = async (client: ApiClient) =>
  (await client.get<{ quota: { limit: number } }>("/v1/connection")).body.quota.limit;

/** Whether users may see who has which permission set. */
function mayViewSetup(may: boolean) {
  stack.org.org.db.prepare("UPDATE PermissionSet SET PermissionsViewSetup = ?").run(Number(may));
  stack.org.org.accessVersion++;
}

describe("a lower quota", () => {
  it("holds for all, for a permission set and for a user, from when it is saved", async () => {
    await save({ monthlyQuota: 500 });
    expect(await limitOf(stack.rep)).toBe(500);
    await save({ quotaOverrides: [ofReps(200)] });
    expect(await limitOf(stack.rep)).toBe(200);
    await save({ quotaOverrides: [ofReps(200), ofUser(20)] });
    expect(await limitOf(stack.rep)).toBe(20);
  });

  it("is a user's by id alone, so that settings and their changes name nobody", async () => {
    const named = { for: "user", name: username, monthlyQuota: 20 };
    const { status, body } = await save({ quotaOverrides: [ofReps(200), named] });
    expect([status, body]).toMatchObject([
      400,
      { code: "request-invalid", reason: "quota-user-unknown", fields: [{ field: "quotaOverrides.1.name" }] },
    ]);
    expect((await save({ quotaOverrides: [ofUser(20)] })).status).toBe(200);
  });

  it("also holds for a rep who may not see who has which permission set", async () => {
    mayViewSetup(false);
    await stack.app.database.update(users).set({ permissionSets: null });
    const rep = await stack.signIn(username);
    expect(await limitOf(rep)).toBe(1000);
    expect(
      (await firstOf(stack.app.database.select().from(users).where(eq(users.id, userId))))?.permissionSets,
    ).toBeNull();
    mayViewSetup(true);
    expect((await save({ quotaOverrides: [ofReps(200)] })).status).toBe(200);
    expect(await limitOf(rep)).toBe(200);
  });

  it(
    "holds while nobody knows who has the permission set, and the rep is told that theirs may be higher",
    { tags: ["night"] },
    async () => {
      const ofAdmins = { for: "permissionSet", name: "Crosswalk_Admin", monthlyQuota: 7 };
      await save({ monthlyQuota: 500, quotaOverrides: [ofReps(200), ofAdmins] });
      mayViewSetup(false);
      await stack.app.database.delete(users).where(eq(users.username, "rep2@practice.example"));
      const fresh = await stack.signIn("rep2@practice.example");
      const quotaOf = async () => (await fresh.get<{ quota: object }>("/v1/connection")).body.quota;
      expect(await quotaOf()).toMatchObject({ limit: 7, isProvisional: true });
      const full = await fillQuota(stack, "rep2@practice.example", 0);
      const { leadId } = await stack.addLead(fresh);
      expect(await fresh.post<Problem>("/v1/contacts", stack.creation(leadId))).toMatchObject({
        status: 429,
        body: {
          code: "quota-exceeded",
          detail: expect.stringMatching(/may be higher, because your permission sets aren't known yet/),
          action: expect.stringMatching(/Ask your admin to open Usage/),
          quota: { isProvisional: true },
        },
      });
      await full();
      mayViewSetup(true);
      await stack.admin.get("/v1/usage");
      expect(await quotaOf()).toMatchObject({ limit: 200, isProvisional: false });
    },
  );

  it("follows who has the permission set, when an admin looks at the usage", async () => {
    await save({ quotaOverrides: [ofReps(200)] });
    const { db } = stack.org.org;
    const sql = "SELECT * FROM PermissionSetAssignment WHERE AssigneeId = ?";
    const held = db.prepare<[string], { Id: string }>(sql).all(userId);
    const park = db.prepare("UPDATE PermissionSetAssignment SET AssigneeId = ? WHERE Id = ?");
    for (const { Id } of held) park.run("005000000000000AAA", Id);
    await stack.admin.get("/v1/usage");
    expect(await limitOf(stack.rep)).toBe(1000);
    for (const { Id } of held) park.run(userId, Id);
    await stack.admin.get("/v1/usage");
    expect(await limitOf(stack.rep)).toBe(200);
  });

  it("refuses the contact beyond it, and usage and its file show who is at its end", async () => {
    await save({ quotaOverrides: [ofUser(20)] });
    const empty = await fillQuota(stack, username, 1);
    const [first, second] = [await stack.addLead(), await stack.addLead()];
    const create = ({ leadId }: { leadId: string }) =>
      stack.rep.post<Problem>("/v1/contacts", stack.creation(leadId));
    expect((await create(first)).status).toBe(201);
    expect(await create(second)).toMatchObject({
      status: 429,
      body: { detail: "You have added 20 of 20 contacts this month." },
    });
    const usage = await stack.admin.get("/v1/usage");
    expect(usage.body).toMatchObject({
      users: [{ userId, used: 20, limit: 20, percent: 100, isNear: true }],
    });
    const file = await stack.admin.get<string>("/v1/usage.csv");
    expect(file.body).toContain(`,${username},20,20,100,yes,created 20\r\n`);
    await empty();
  });

  it.each([
    ["a quota of none", () => [ofUser(10), { ...ofReps(0) }], "quotaOverrides.1.monthlyQuota"],
    ["more than the ceiling", () => [ofUser(1001)], "quotaOverrides.0.monthlyQuota"],
    ["no name", () => [ofUser(10), { ...ofReps(10), name: " " }], "quotaOverrides.1.name"],
    ["a line that is there twice", () => [ofReps(5), ofUser(10), ofReps(6)], "quotaOverrides.2.name"],
    [
      "a user with 15 and with 18 characters",
      () => [ofUser(5), { ...ofUser(6), name: userId.slice(0, 15) }],
      "quotaOverrides.1.name",
    ],
  ])("is refused with %s, and the line is named", async (_what, overrides, field) => {
    expect(await save({ quotaOverrides: overrides() })).toMatchObject({
      status: 400,
      body: { fields: [{ field }] },
    });
  });

  it("stands in the list of changes with who decided it", async () => {
    await save({ quotaOverrides: [ofUser(30)] });
    const { body } = await stack.admin.get("/v1/settings/changes");
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ setting: "quotaOverrides", after: [ofUser(30)] }),
      ]),
    });
  });
});
