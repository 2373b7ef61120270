import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { signIn } from "../testing/signIn.ts";

let running: RunningOrg;

beforeAll(async () => {
  running = await startPracticeOrg();
});
afterEach(() => practice("/settings", { packageNamespace: null }));
afterAll(() => running.close());

async function practice(path: string, change: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${running.url}/__practice${path}`, {
    method: "PATCH",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(change),
  });
  expect(answer.status).toBeLessThan(300);
}

async function ask(username: string, path?: string, method?: string) {
  return askWith(await signIn(running, username), path, method);
}

async function askWith({ token }: { token: string }, path = "/crosswalk/access", method = "GET") {
  const answer = await fetch(`${running.url}/services/apexrest${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

describe("a class with a REST resource", () => {
  it("answers whoever may run it, by what they themselves hold", async () => {
    expect(await ask("admin@practice.example")).toEqual({ status: 200, body: { isAdmin: true } });
    expect(await ask("rep@practice.example")).toEqual({ status: 200, body: { isAdmin: false } });
  });

  it("is forbidden to a user whose permission sets do not give it", async () => {
    const rep2 = await signIn(running, "rep2@practice.example");
    const { connection } = await signIn(running, "admin@practice.example");
    const { records } = await connection.query(
      "SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = 'rep2@practice.example' AND PermissionSet.IsOwnedByProfile = false",
    );
    await connection.sobject("PermissionSetAssignment").destroy(records.map(({ Id }) => String(Id)));
    expect(await askWith(rep2)).toEqual({
      status: 403,
      body: [
        {
          errorCode: "FORBIDDEN",
          message: "You do not have access to the Apex class named: CrosswalkAccess",
        },
      ],
    });
  });

  it("has no other address and no other method", async () => {
    const missing = {
      status: 404,
      body: [{ errorCode: "NOT_FOUND", message: "Could not find a match for URL" }],
    };
    for (const path of ["/crosswalk", "/Crosswalk/access", "/acme/crosswalk/access"])
      expect(await ask("rep@practice.example", path)).toEqual(missing);
    expect(await ask("rep@practice.example", "/crosswalk/access", "DELETE")).toMatchObject({ status: 405 });
  });

  it("has the namespace in its address in a managed package, and knows its own permissions", async () => {
    await practice("/settings", { packageNamespace: "acme" });
    await practice("/users/rep@practice.example", {
      customPermissions: ["acme__Crosswalk_Admin"],
    });
    expect(await ask("rep@practice.example")).toMatchObject({ status: 404 });
    const named = await ask("rep@practice.example", "/acme/crosswalk/access");
    expect(named).toEqual({ status: 200, body: { isAdmin: true } });
  });
});
