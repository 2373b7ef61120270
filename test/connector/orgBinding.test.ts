import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { orgBinding } from "../../connector/database/schema/sessions.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;
const clock = movableClock();

beforeAll(async () => {
  stack = await startStack({ environment: { SALESFORCE_ORG_ID: undefined }, clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(async () => {
  clock.reset();
  await stack.app.database.delete(orgBinding);
  await stack.practice("POST", "/reset", {});
});

const admin = "admin@practice.example";
const rep = "rep@practice.example";

async function refusal(username: string) {
  const { id } = await stack.tryToSignIn(username);
  return (await stack.anonymous.get(`/v1/sign-ins/${id}`)).body;
}

describe("a connector that no org is configured for", () => {
  it("refuses reps until an admin has signed in", async () => {
    expect(await refusal(rep)).toMatchObject({
      status: "failed",
      code: "not-admin",
      action: expect.stringContaining("Crosswalk Admin"),
    });
  });

  it("is bound by the first admin's sign-in, once the admin confirms", async () => {
    const client = await stack.signIn(admin);
    expect((await client.get("/v1/connection")).body).toMatchObject({ isAdmin: true, binding: "proposed" });
    expect((await client.get("/v1/org-binding")).body).toMatchObject({
      state: "proposed",
      org: { id: stack.org.orgId, name: stack.org.org.name, instanceUrl: stack.org.url },
      boundBy: admin,
    });
    const colleague = await stack.signIn(rep);
    expect((await colleague.post("/v1/org-binding/confirm")).status).toBe(403);
    expect((await client.get("/v1/org-binding")).body).toMatchObject({ state: "proposed" });
    const on = { createContacts: true, leadSource: { default: "Web" } };
    expect((await client.put("/v1/settings", on)).body).toMatchObject({
      code: "request-invalid",
      fields: [{ field: "createContacts" }],
    });
    for (let press = 0; press < 2; press += 1) {
      const { status, body } = await client.post("/v1/org-binding/confirm");
      expect(status).toBe(200);
      expect(body).toMatchObject({ state: "confirmed" });
    }
    expect((await client.put("/v1/settings", on)).status).toBe(200);
    const trail = await client.get<{ items: unknown[] }>("/v1/settings/changes?limit=200");
    expect(trail.body.items.filter((item) => JSON.stringify(item).includes("orgBinding"))).toMatchObject([
      { username: admin, before: "proposed", after: "confirmed" },
      { username: admin, before: null, after: "proposed" },
    ]);
  });

  it.each([
    ["is not in the org", 404, "NOT_FOUND", "app-blocked", /deploy the Crosswalk package/],
    ["is not the user's to run", 403, "FORBIDDEN", "app-blocked", /assign you the Crosswalk Admin/],
    ["fails", 500, "APEX_ERROR", "salesforce-unavailable", /Compile all classes/],
    ["cannot be asked now", 503, "SERVER_UNAVAILABLE", "salesforce-unavailable", /Try again/],
  ])(
    "tells an admin what is in the way where the package's class %s, and not that an admin must sign in",
    async (_, status, errorCode, code, action) => {
      const fault = { method: "GET", path: "/apexrest/", times: 9, action: "error", status };
      await stack.practice("POST", "/faults", { ...fault, body: [{ errorCode, message: "No." }] });

      expect(await refusal(admin)).toMatchObject({ code, action: expect.stringMatching(action) });
      await stack.practice("DELETE", "/faults");
      expect((await (await stack.signIn(admin)).get("/v1/org-binding")).status).toBe(200);
    },
  );

  it("takes users of the org it was bound to and refuses those of another, by name", async () => {
    await stack.practice("PATCH", "/settings", { app: { kind: "packaged" } });
    await stack.signIn(admin);
    await stack.signIn(rep);
    expect(await refusal("rep@other.example")).toMatchObject({
      code: "wrong-org",
      orgUsed: { id: stack.otherOrg.orgId },
      orgExpected: { id: stack.org.orgId, name: stack.org.org.name },
    });
  });

  it("is released from its org by that org's admin only, and the admin's session still works", async () => {
    const client = await stack.signIn(admin);
    const colleague = await stack.signIn(rep);
    for (const request of [
      colleague.get("/v1/org-binding"),
      colleague.post("/v1/org-binding/confirm"),
      colleague.delete("/v1/org-binding"),
    ]) {
      const { status, body } = await request;
      expect(status).toBe(403);
      expect(body).toMatchObject({ code: "not-admin" });
    }
    expect((await client.get("/v1/org-binding")).body).toMatchObject({ org: { id: stack.org.orgId } });
    const released = await client.delete("/v1/org-binding");
    expect(released.body).toMatchObject({ state: "unbound", org: null });
    expect((await client.get("/v1/org-binding")).status).toBe(200);
  });

  it("refuses sessions of its former org once it is bound to another", async () => {
    const client = await stack.signIn(admin);
    const { orgId } = stack.otherOrg;
    await stack.app.database.update(orgBinding).set({ orgId, state: "confirmed" });
    const { status, body } = await client.get("/v1/connection");
    expect(status).toBe(403);
    expect(body).toMatchObject({
      code: "wrong-org",
      orgUsed: { id: stack.org.orgId },
      orgExpected: { id: orgId },
    });
  });
});

describe("an admin", () => {
  it("stops being one within a quarter of an hour of losing the permission, without signing out", async () => {
    const client = await stack.signIn(admin);
    await stack.practice("PATCH", `/users/${admin}`, { customPermissions: [] });
    expect((await client.get("/v1/settings")).status).toBe(200);
    clock.advance({ minutes: 16 });
    expect((await client.get("/v1/settings")).body).toMatchObject({ code: "not-admin" });
    expect((await client.get("/v1/connection")).body).toMatchObject({ isAdmin: false });
  });

  it("is whoever was just given the permission, without signing in again", async () => {
    await stack.signIn(admin);
    const client = await stack.signIn(rep);
    await stack.practice("PATCH", `/users/${rep}`, { customPermissions: ["Crosswalk_Admin"] });
    expect((await client.get("/v1/settings")).status).toBe(403);
    clock.advance({ minutes: 2 });
    expect((await client.get("/v1/settings")).status).toBe(200);
  });
});

describe("an org that configuration binds", () => {
  it("cannot be released over the API, which says where to change it", async () => {
    const configured = await startStack();
    try {
      const client = await configured.signIn(admin);
      expect((await client.get("/v1/org-binding")).body).toMatchObject({
        state: "configured",
        howToChange: expect.stringContaining("SALESFORCE_ORG_ID"),
      });
      expect((await client.delete("/v1/org-binding")).body).toMatchObject({
        code: "request-invalid",
        action: expect.stringContaining("SALESFORCE_ORG_ID"),
      });
    } finally {
      await configured.close();
    }
  });
});
