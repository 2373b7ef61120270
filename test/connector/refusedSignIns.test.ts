import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Browser } from "@crosswalk/practice-org/testing";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.practice("POST", "/reset", {});
});

const rep = "rep@practice.example";
const change = (changes: Record<string, unknown>) => stack.practice("PATCH", "/settings", changes);
const give = (permissionSets: string[]) => stack.practice("PATCH", `/users/${rep}`, { permissionSets });

async function outcome(username = rep, at = stack, browser = new Browser()) {
  const { id, page } = await at.tryToSignIn(username, { browser });
  return { page, problem: (await at.anonymous.get(`/v1/sign-ins/${id}`)).body };
}

/** The start of a sign-in in a browser of its own, and the address that Salesforce would send it back to. */
async function startedSignIn() {
  const started = await stack.anonymous.post<{ id: string; authorizeUrl: string }>("/v1/sign-ins", {
    codeChallenge: "c".repeat(43),
  });
  const browser = new Browser({ within: stack.url });
  const { left = "" } = await browser.open(started.body.authorizeUrl);
  const callback = (parameters: Record<string, string>) =>
    `/oauth/callback?${new URLSearchParams({
      state: new URL(left).searchParams.get("state") ?? "",
      ...parameters,
    }).toString()}`;
  return { id: started.body.id, browser, callback };
}

describe("a sign-in that Salesforce refuses", () => {
  it("tells a rep without the permission set which one to ask for, and works once they have it", async () => {
    await give([]);
    const browser = new Browser();
    const { page, problem } = await outcome(rep, stack, browser);
    expect(page.html).toContain("Crosswalk Rep");
    expect(page.html).not.toContain("available");
    expect(problem).toMatchObject({ code: "app-blocked", reason: "app-not-assigned", whose: "admin" });

    await give(["Crosswalk_Rep"]);
    expect((await outcome(rep, stack, browser)).problem).toMatchObject({ status: "completed" });
  });

  it("tells a user of another org at which address to sign in, and leaves no grant behind", async () => {
    const { problem } = await outcome("rep@other.example");
    expect(problem).toMatchObject({
      code: "wrong-org",
      reason: "browser-in-other-org",
      whose: "rep",
      action: expect.stringContaining(new URL(stack.org.url).host),
    });
    const { db } = stack.otherOrg.org;
    expect(db.prepare("SELECT 1 FROM oauth_grant WHERE revoked = 0").all()).toEqual([]);
  });

  it("says that the app is not in the org whose address is configured", async () => {
    const misled = await startStack({
      orgs: stack.orgs,
      environment: { SALESFORCE_LOGIN_URL: stack.otherOrg.url },
    });
    try {
      const { redirectUris } = stack.org;
      const uris = JSON.stringify([...redirectUris, `${misled.url}/oauth/callback`]);
      stack.otherOrg.org.db.prepare("UPDATE oauth_client SET redirectUris = ?").run(uris);
      expect((await outcome("rep@other.example", misled)).problem).toMatchObject({
        code: "app-blocked",
        reason: "app-not-in-org",
        whose: "admin",
        detail: expect.stringContaining(new URL(stack.otherOrg.url).host),
      });
    } finally {
      await misled.close();
    }
  });

  it("says that the secret is wrong, and not that Salesforce is down", async () => {
    stack.org.org.db.prepare("UPDATE oauth_client SET clientSecret = 'another'").run();
    expect((await outcome()).problem).toMatchObject({
      code: "api-disabled",
      reason: "app-secret-wrong",
      whose: "admin",
    });
  });

  it("says that a key which is not active yet takes a while", async () => {
    const { id, browser, callback } = await startedSignIn();
    await change({ app: { activeAfterSeconds: 600 } });
    const page = await browser.open(callback({ code: "aPrx" }));
    expect(page.html).toContain("30 minutes");
    expect((await stack.anonymous.get(`/v1/sign-ins/${id}`)).body).toMatchObject({
      reason: "app-key-unknown",
      whose: "admin",
    });
  });

  it("shows and keeps nothing that comes with an unknown refusal but its code", async () => {
    const { id, browser, callback } = await startedSignIn();
    const said = { error: "OAUTH_MOON_FULL", error_description: "<b>Vera Muster</b>" };
    const page = await browser.open(callback(said));
    expect(page.html).toContain("(OAUTH_MOON_FULL)");
    expect(page.html).not.toContain("Vera");
    const { body } = await stack.anonymous.get(`/v1/sign-ins/${id}`);
    expect(body).toMatchObject({ reason: "sign-in-refused", whose: "admin" });
    expect(JSON.stringify(body)).not.toContain("Vera");
  });
});
