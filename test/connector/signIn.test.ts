import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSession } from "../../connector/signIn/sessions.ts";
import { createApiClient } from "../support/apiClient.ts";
import { Browser } from "@crosswalk/practice-org/testing";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.practice("POST", "/reset", {});
  stack.otherOrg.org.db.prepare("UPDATE oauth_grant SET revoked = 1").run();
});

const rep = "rep@practice.example";
const usersConsent = () => stack.practice("PATCH", "/settings", { app: { permittedUsers: "self" } });
const everyOrgKnowsApp = () => stack.practice("PATCH", "/settings", { app: { kind: "packaged" } });
const challenge = "c".repeat(43);

function swap(tried: { id: string; codeVerifier: string }, code: string, origin: string = panelOrigin) {
  const { id: signInId, codeVerifier } = tried;
  return createApiClient(stack.url, { origin }).post("/v1/sessions", { signInId, code, codeVerifier });
}

async function statusOf(id: string) {
  return (await stack.anonymous.get(`/v1/sign-ins/${id}`)).body;
}

describe("a rep's sign-in", () => {
  it("ends in a session that knows the user and the org", async () => {
    const client = await stack.signIn(rep);
    const { status, body } = await client.get("/v1/connection");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { username: rep },
      org: { id: stack.org.orgId, instanceUrl: stack.org.url, isSandbox: expect.any(Boolean) },
      isAdmin: false,
      createContacts: false,
      leadSourceChosen: false,
      binding: "configured",
      quota: { limit: 1000, used: 0, remaining: 1000 },
      apiAllowance: { used: expect.any(Number), limit: expect.any(Number) },
    });
  });

  it("asks Salesforce with PKCE S256, a state, and the four scopes", async () => {
    const { body } = await stack.anonymous.post<{ authorizeUrl: string }>("/v1/sign-ins", {
      codeChallenge: challenge,
      prompt: "login",
    });
    const opened = await fetch(body.authorizeUrl, { redirect: "manual" });
    const { origin, searchParams } = new URL(opened.headers.get("location") ?? "");
    expect(origin).toBe(stack.org.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: "code",
      client_id: stack.org.clientId,
      redirect_uri: `${stack.url}/oauth/callback`,
      scope: "api refresh_token id custom_permissions",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      prompt: "login",
    });
    expect(searchParams.get("code_challenge")).not.toBe(challenge);
  });

  it("asks for consent once, and for no password while Salesforce remembers the browser", async () => {
    await usersConsent();
    const browser = new Browser();
    await stack.signIn(rep, { browser });
    const started = await stack.anonymous.post<{ authorizeUrl: string }>("/v1/sign-ins", {
      codeChallenge: challenge,
    });
    const page = await browser.open(started.body.authorizeUrl);
    expect(page.url).toContain("/oauth/callback");
    expect(page.html).toContain("Signed in to Salesforce");
  });

  it("hands its code to the panel's own origin and no other", async () => {
    const tried = await stack.tryToSignIn(rep);
    expect(tried.targetOrigin).toBe(panelOrigin);
    expect(tried.message).toEqual({
      type: "crosswalk:signed-in",
      signInId: tried.id,
      code: expect.stringMatching(/^([A-Z2-9]{4}-){2}[A-Z2-9]{4}$/),
    });
    const policy = tried.page.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(tried.page.headers.get("cache-control")).toBe("no-store");
  });

  it("is not found under an id that was never given out, neither its state nor its session", async () => {
    const state = await stack.anonymous.get("/v1/sign-ins/unknown");
    const session = await stack.anonymous.post("/v1/sessions", {
      signInId: "unknown",
      code: "AAAA-BBBB-CCCC",
      codeVerifier: "v".repeat(43),
    });
    const answer = { code: "not-found", reason: "no-such-sign-in", action: "Sign in again." };
    for (const { status, body } of [state, session])
      expect({ status, body }).toMatchObject({ status: 404, body: answer });
  });
});

describe("a stolen sign-in", () => {
  it("yields nobody a session without the panel's verifier", async () => {
    const tried = await stack.tryToSignIn(rep);
    const thief = { ...tried, codeVerifier: "t".repeat(43) };
    const { status, body } = await swap(thief, tried.message?.code ?? "");
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "request-invalid", fields: [{ field: "codeVerifier" }] });
  });

  it("is refused under a state that was never given out", async () => {
    const page = await new Browser().open(`${stack.url}/oauth/callback?state=forged&code=forged`);
    expect(page.status).toBe(400);
    expect(page.html).toContain("This sign-in link is no longer valid.");
  });

  it("has a code that works once, for the page that started it", async () => {
    const tried = await stack.tryToSignIn(rep);
    const code = tried.message?.code ?? "";
    expect((await swap(tried, code, "https://evil.example")).body).toMatchObject({ code: "request-invalid" });
    const { id: signInId, codeVerifier } = tried;
    const taken = { signInId, code, codeVerifier, origin: null, viewer: null, former: null };
    // Without HTTP between them, each has read the sign-in before another has taken it.
    const both = [createSession(stack.app, taken), createSession(stack.app, taken)];
    const ends = (await Promise.allSettled(both)).map(({ status }) => status);
    expect(ends.sort()).toEqual(["fulfilled", "rejected"]);
    expect((await swap(tried, code)).status).toBe(401);
  });

  it("is given up after five wrong codes, even for the right one", async () => {
    const tried = await stack.tryToSignIn(rep);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await swap(tried, "AAAA-AAAA-AAAA")).status).toBe(400);
    }
    const { status, body } = await swap(tried, tried.message?.code ?? "");
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "session-expired" });
  });
});

describe("a stolen sign-in, of which many guess at once,", () => {
  it("takes five codes, too", async () => {
    const tried = await stack.tryToSignIn(rep);
    const guesses = Array.from({ length: 12 }, () => swap(tried, "AAAA-AAAA-AAAA"));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(5);
  });
});

describe("a sign-in that is refused", () => {
  it("names both orgs and revokes what was granted when the org is the wrong one", async () => {
    await everyOrgKnowsApp();
    const tried = await stack.tryToSignIn("rep@other.example");
    expect(tried.page.status).toBe(400);
    expect(tried.message).toBeNull();
    const orgs = {
      orgUsed: { id: stack.otherOrg.orgId, name: stack.otherOrg.org.name },
      orgExpected: { id: stack.org.orgId },
    };
    const status = await statusOf(tried.id);
    expect(status).toMatchObject({ status: "failed", code: "wrong-org", ...orgs });
    expect(status["detail"]).toContain(stack.otherOrg.orgId);
    expect(status["detail"]).toContain(stack.org.orgId);
    expect(status["detail"]).toContain("has been revoked");
    const { status: http, body } = await swap(tried, "AAAA-AAAA-AAAA");
    expect(http).toBe(403);
    expect(body).toMatchObject({ code: "wrong-org", ...orgs });
    const granted = await fetch(`${stack.otherOrg.url}/__practice/requests`);
    expect(JSON.stringify(await granted.json())).not.toContain("Contact");
    const { count } = stack.otherOrg.org.db
      .prepare("SELECT count(*) AS count FROM oauth_grant WHERE revoked = 0")
      .get() as { count: number };
    expect(count).toBe(0);
  });

  it("names the bound org too, from the first sign-in of one of its users on", async () => {
    await everyOrgKnowsApp();
    await stack.signIn(rep);
    const tried = await stack.tryToSignIn("rep@other.example");
    expect(await statusOf(tried.id)).toMatchObject({
      orgUsed: { id: stack.otherOrg.orgId, name: stack.otherOrg.org.name },
      orgExpected: { id: stack.org.orgId, name: stack.org.org.name },
    });
  });

  it("a sign-in says that the app is blocked, and what the admin must do", async () => {
    await stack.practice("PATCH", "/settings", { appStatus: "blocked" });
    const tried = await stack.tryToSignIn(rep);
    expect(tried.page.html).toContain("Your org blocked Crosswalk");
    expect(await statusOf(tried.id)).toMatchObject({
      status: "failed",
      code: "app-blocked",
      action: expect.stringContaining("admin"),
    });
  });

  it("a sign-in says that the user has no API access", async () => {
    const tried = await stack.tryToSignIn("noapi@practice.example");
    expect(await statusOf(tried.id)).toMatchObject({ status: "failed", code: "api-disabled" });
    expect((await swap(tried, "AAAA-AAAA-AAAA")).status).toBe(403);
  });

  it("goes nowhere when it is begun from a page that is none of the org's", async () => {
    const stranger = createApiClient(stack.url, { origin: "https://evil.example" });
    const { status, body, headers } = await stranger.post("/v1/sign-ins", { codeChallenge: challenge });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "request-invalid", fields: [{ field: "Origin" }] });
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});
