import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startStack, type Stack } from "../support/startStack.ts";

const admin = "admin@practice.example";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterEach(async () => {
  await stack.practice("DELETE", "/faults");
  await stack.practice("PATCH", "/settings", { associatedPermissions: [] });
});
afterAll(() => stack.close());

async function isAdmin(username: string): Promise<boolean> {
  const client = await stack.signIn(username);
  return (await client.get<{ isAdmin: boolean }>("/v1/connection")).body.isAdmin;
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
    const fault = { method: "GET", path: "/apexrest/", times: 9, action: "error", status };
    await stack.practice("POST", "/faults", { ...fault, body: [{ errorCode, message: "No." }] });
    expect(await isAdmin(admin)).toBe(false);
    await stack.practice("PATCH", "/settings", { associatedPermissions: ["Crosswalk_Admin"] });
    expect(await isAdmin(admin)).toBe(true);
    expect(await isAdmin("rep@practice.example")).toBe(false);
  });
});
