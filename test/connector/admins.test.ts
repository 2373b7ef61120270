import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { grants, sessions, users } from "../../connector/database/schema/sessions.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const admin = "admin@practice.example";

const rep = "rep@practice.example";
const clock = movableClock();

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
});
afterEach(async () => {
  clock.reset();
  for (const table of [sessions, grants, users]) await stack.app.database.delete(table);
  await stack.practice("DELETE", "/faults");
  await stack.practice("PATCH", "/settings", { associatedPermissions: [] });
});
afterAll(() => stack.close());

async function isAdmin(username: string): Promise<boolean> {
  const client = await stack.signIn(username);
  return isStillAdmin(client);
}

async function isStillAdmin(client: ApiClient): Promise<boolean> {
  return (await client.get<{ isAdmin: boolean }>("/v1/connection")).body.isAdmin;
}

/** What the package's class answers from now on. */
async function classAnswers(status: number, errorCode: string): Promise<void> {
  const fault = { method: "GET", path: "/apexrest/", times: 99, action: "error", status };
  await stack.practice("POST", "/faults", { ...fault, body: [{ errorCode, message: "No." }] });
}

describe("who is an admin", () => {
  it("the package's class tells, also where the identity service says otherwise", async () => {
    await stack.practice("PATCH", "/settings", { associatedPermissions: ["Crosswalk_Admin"] });
    await stack.practice("POST", "/faults", {
      ...{ method: "GET", path: "/apexrest/", times: 1, action: "error", status: 200 },
      body: { isAdmin: false },
    });
    expect(await isAdmin(admin)).toBe(false);
    expect(await isAdmin(admin)).toBe(true);
  });

  it.each([
    ["is not there", 404, "NOT_FOUND"],
    ["is not the user's to run", 403, "FORBIDDEN"],
    ["fails", 500, "APEX_ERROR"],
    ["cannot be asked now", 503, "SERVER_UNAVAILABLE"],
  ])("the identity service tells where the class %s", async (_, status, errorCode) => {
    await classAnswers(status, errorCode);
    expect(await isAdmin(admin)).toBe(false);
    await stack.practice("PATCH", "/settings", { associatedPermissions: ["Crosswalk_Admin"] });
    expect(await isAdmin(admin)).toBe(true);
    expect(await isAdmin(rep)).toBe(false);
  });

  it.each([
    ["fails", 500, "APEX_ERROR"],
    ["cannot be asked now", 503, "SERVER_UNAVAILABLE"],
  ])("an admin stays one who signs in while the class %s", async (_, status, errorCode) => {
    expect(await isAdmin(admin)).toBe(true);
    await classAnswers(status, errorCode);
    expect(await isAdmin(admin)).toBe(true);
    expect(await isAdmin(rep)).toBe(false);
  });

  it("an admin stays one whose class fails when it is asked again, for a day at most", async () => {
    const client = await stack.signIn(admin);
    await classAnswers(500, "APEX_ERROR");
    clock.advance({ minutes: 16 });
    expect((await client.get("/v1/settings")).status).toBe(200);
    expect(await isStillAdmin(client)).toBe(true);

    clock.advance({ hours: 24 });
    const later = await stack.signIn(admin);
    const { status, body } = await later.get("/v1/settings");
    expect(status).toBe(502);
    expect(body).toMatchObject({ code: "salesforce-unavailable" });
    expect(await isStillAdmin(later)).toBe(false);
  });

  it.each([
    ["is not there", 404, "NOT_FOUND", "package-not-in-org"],
    ["is not the user's to run", 403, "FORBIDDEN", "package-not-assigned"],
  ])("an admin is one no longer where the class %s, and is told so", async (_, status, errorCode, reason) => {
    const client = await stack.signIn(admin);
    await classAnswers(status, errorCode);
    clock.advance({ minutes: 16 });
    const { body } = await client.get("/v1/settings");
    expect(body).toMatchObject({ code: "app-blocked", reason });
    expect((body as { detail: string }).detail).not.toContain("isn't connected to an org");
    expect(await isStillAdmin(client)).toBe(false);
    expect(await isAdmin(admin)).toBe(false);
  });

  it("an admin for whom the class never answered is told that it fails, and is one once it answers", async () => {
    await classAnswers(500, "APEX_ERROR");
    const client = await stack.signIn(admin);
    expect((await client.get("/v1/settings")).body).toMatchObject({
      code: "salesforce-unavailable",
      reason: "package-class-failed",
      whose: "admin",
      action: expect.stringContaining("Setup, under Apex Classes"),
    });
    await stack.practice("DELETE", "/faults");
    expect((await client.get("/v1/settings")).status).toBe(200);
    expect(await isStillAdmin(client)).toBe(true);
  });

  it("an answer of the class that nobody understands is a failure of the class", async () => {
    await stack.practice("POST", "/faults", {
      ...{ method: "GET", path: "/apexrest/", times: 99, action: "error", status: 200 },
      body: { isAdmin: "perhaps" },
    });
    const client = await stack.signIn(admin);
    expect((await client.get("/v1/settings")).body).toMatchObject({ reason: "package-class-failed" });
  });

  it("a rep reads each time that they are not an admin", async () => {
    const client = await stack.signIn(rep);
    expect((await client.get("/v1/settings")).body).toMatchObject({ code: "not-admin" });
    clock.advance({ minutes: 2 });
    expect((await client.get("/v1/settings")).body).toMatchObject({ code: "not-admin" });
  });
});
