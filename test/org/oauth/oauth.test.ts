import { createHmac } from "node:crypto";
import { OAuth2 } from "jsforce";
import { Connection } from "../testing/jsforceConnection.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Browser } from "../testing/browser.ts";
import { forgetConsents } from "./consents.ts";
import { findLoginByUsername, freezeUser, resetLogins } from "./logins.ts";
import { challengeOf } from "./secrets.ts";
import { type LoginHosts, serveLoginHosts } from "../testing/serveLoginHosts.ts";

const verifier = "v".repeat(20) + "0123456789-._~abcdefghijklmnop";

let hosts: LoginHosts;
let clock = Date.now();

beforeAll(async () => {
  hosts = await serveLoginHosts(() => new Date(clock));
});
afterAll(() => hosts.close());
beforeEach(() => {
  for (const { org } of [hosts.main, hosts.other]) {
    resetLogins(org);
    forgetConsents(org);
    Object.assign(org.settings, {
      appStatus: "installed",
      refreshTokenRotation: true,
      codeBeforeSecret: false,
      // Known to both orgs and open to whoever consents. refusedSignIns.test.ts has stricter ones.
      app: { kind: "packaged", permittedUsers: "self", activeAfterSeconds: 0 },
    });
  }
});

const url = () => hosts.main.org.instanceUrl;

function authorizeUrl(parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: hosts.clientId,
    redirect_uri: hosts.redirectUri,
    state: "st=1&2",
    scope: "api refresh_token id custom_permissions",
    code_challenge: challengeOf(verifier),
    code_challenge_method: "S256",
    ...parameters,
  });
  return `${url()}/services/oauth2/authorize?${query.toString()}`;
}

async function logIn(
  username: string,
  parameters: Record<string, string> = {},
  browser = new Browser({ within: url() }),
) {
  let shown = await browser.open(authorizeUrl(parameters));
  if (shown.html.includes('name="pw"')) shown = await browser.submit(shown, { username, pw: "practice" });
  if (shown.html.includes("Allow Access?")) shown = await browser.submit(shown, { save: "Allow" });
  return shown;
}

function returned(shown: { left?: string }): Record<string, string> {
  return Object.fromEntries(new URL(shown.left ?? "about:blank").searchParams);
}

async function token(
  parameters: Record<string, string>,
): Promise<{ status: number; body: Record<string, string> }> {
  const response = await fetch(`${url()}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      client_id: hosts.clientId,
      client_secret: hosts.clientSecret,
      ...parameters,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function signIn(
  username: string,
  parameters: Record<string, string> = {},
): Promise<Record<string, string>> {
  const { code = "" } = returned(await logIn(username, parameters));
  const { status, body } = await token({
    grant_type: "authorization_code",
    code,
    redirect_uri: hosts.redirectUri,
    code_verifier: verifier,
  });
  expect(body).not.toHaveProperty("error");
  expect(status).toBe(200);
  return body;
}

const refresh = (refreshToken: string) => token({ grant_type: "refresh_token", refresh_token: refreshToken });

async function who(accessToken: string, base = url()) {
  const response = await fetch(`${base}/services/data/v67.0/who`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

const userId = (username: string, entry = hosts.main) =>
  findLoginByUsername(entry.org, username)?.userId ?? "";

describe("a sign-in", () => {
  it("ends at the redirect URI with a code and the state as it was sent, after login and consent", async () => {
    const browser = new Browser({ within: url() });
    const login = await browser.open(authorizeUrl());
    expect(login.html).toContain('name="username"');
    const consent = await browser.submit(login, { username: "rep@practice.example", pw: "practice" });
    expect(consent.html).toContain("Access custom permissions");
    const done = await browser.submit(consent, { save: "Allow" });
    expect(done.left).toMatch(hosts.redirectUri);
    expect(returned(done)).toMatchObject({ code: expect.stringMatching(/^aPrx/), state: "st=1&2" });
  });

  it("gives a token that REST takes, signed as Salesforce signs it", async () => {
    const body = await signIn("rep@practice.example");
    expect(body).toMatchObject({
      token_type: "Bearer",
      scope: "api refresh_token id custom_permissions",
      instance_url: url(),
      id: `${url()}/id/${hosts.main.org.id}/${userId("rep@practice.example")}`,
    });
    const signature = createHmac("sha256", hosts.clientSecret)
      .update(`${body["id"]}${body["issued_at"]}`)
      .digest("base64");
    expect(body["signature"]).toBe(signature);
    expect(body["access_token"]).toMatch(/^00D\w{12}!/);
    expect(await who(body["access_token"] ?? "")).toEqual({
      status: 200,
      body: { username: "rep@practice.example" },
    });
  });

  it("takes a user of the other org to that org's instance, whose tokens this org refuses", async () => {
    const body = await signIn("rep@other.example");
    expect(body["instance_url"]).toBe(hosts.other.org.instanceUrl);
    expect(body["id"]).toContain(`${url()}/id/${hosts.other.org.id}/`);
    expect((await who(body["access_token"] ?? "", hosts.other.org.instanceUrl)).status).toBe(200);
    expect((await who(body["access_token"] ?? "")).status).toBe(401);
  });

  it("asks for consent once, again with prompt=consent, and never for a pre-authorized app", async () => {
    const browser = new Browser({ within: url() });
    await logIn("rep@practice.example", {}, browser);
    expect((await browser.open(authorizeUrl())).left).toMatch(/code=/);
    expect((await browser.open(authorizeUrl({ prompt: "consent" }))).html).toContain("Allow Access?");
    forgetConsents(hosts.main.org);
    hosts.main.org.settings.app.permittedUsers = "preauthorized";
    expect((await browser.open(authorizeUrl())).left).toMatch(/code=/);
  });

  it("tells the client that the user denied access", async () => {
    const browser = new Browser({ within: url() });
    const consent = await browser.submit(await browser.open(authorizeUrl()), {
      username: "rep@practice.example",
      pw: "practice",
    });
    expect(returned(await browser.submit(consent, { cancel: "Deny" }))).toEqual({
      error: "access_denied",
      error_description: "end-user denied authorization",
      state: "st=1&2",
    });
  });
});

describe("a refusal to authorize", () => {
  it.each([
    ["an unknown client", { client_id: "nobody" }, "invalid_client_id"],
    ["a foreign redirect URI", { redirect_uri: "http://localhost:9/elsewhere" }, "redirect_uri_mismatch"],
  ])("stays on its own page for %s", async (_, parameters, error) => {
    const shown = await new Browser({ within: url() }).open(authorizeUrl(parameters));
    expect(shown.status).toBe(400);
    expect(shown.html).toContain(error);
  });

  it.each([
    ["another response type", { response_type: "id" }, "unsupported_response_type"],
    ["a code and a token at once", { response_type: "code token" }, "unsupported_response_type"],
    ["Salesforce's hybrid token", { response_type: "hybrid_token" }, "unsupported_response_type"],
    ["prompt=none beside another", { prompt: "none login" }, "invalid_request"],
    ["a prompt that is none", { prompt: "please" }, "invalid_request"],
    ["an unknown scope", { scope: "api everything" }, "invalid_scope"],
    ["PKCE's plain method", { code_challenge_method: "plain" }, "invalid_request"],
    ["a challenge of another length", { code_challenge: "short" }, "invalid_request"],
  ])("goes back to the client with the error for %s", async (_, parameters, error) => {
    expect(returned(await new Browser({ within: url() }).open(authorizeUrl(parameters)))).toMatchObject({
      error,
      state: "st=1&2",
    });
  });

  it("keeps a frozen user out at every door", async () => {
    const { access_token: accessToken = "", refresh_token: refreshToken = "" } =
      await signIn("rep@practice.example");
    freezeUser(hosts.main.org, userId("rep@practice.example"), true);
    expect((await logIn("rep@practice.example")).html).toContain("check your username and password");
    expect((await who(accessToken)).status).toBe(401);
    expect(await refresh(refreshToken)).toEqual({
      status: 400,
      body: { error: "inactive_user", error_description: "user is inactive" },
    });
    freezeUser(hosts.main.org, userId("rep@practice.example"), false);
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

describe("the token endpoint", () => {
  const exchange = async (parameters: Record<string, string>) => {
    const { code = "" } = returned(await logIn("rep@practice.example"));
    return token({
      grant_type: "authorization_code",
      code,
      redirect_uri: hosts.redirectUri,
      code_verifier: verifier,
      ...parameters,
    });
  };

  it.each([
    ["a wrong verifier", { code_verifier: "w".repeat(43) }, "invalid_request"],
    ["no verifier", { code_verifier: "" }, "invalid_grant"],
    ["an unknown code", { code: "aPrx" }, "invalid_grant"],
    ["another redirect URI", { redirect_uri: "http://localhost:9/" }, "redirect_uri_mismatch"],
    ["a wrong secret", { client_secret: "guess" }, "invalid_client"],
    ["an unknown client", { client_id: "nobody" }, "invalid_client_id"],
    ["an unknown grant type", { grant_type: "magic" }, "unsupported_grant_type"],
  ])("refuses %s", async (_, parameters, error) => {
    const { status, body } = await exchange(parameters);
    expect(status).toBe(400);
    expect(body["error"]).toBe(error);
  });

  it("takes a code once, and only for a quarter of an hour", async () => {
    const { code = "" } = returned(await logIn("rep@practice.example"));
    const once = {
      grant_type: "authorization_code",
      code,
      redirect_uri: hosts.redirectUri,
      code_verifier: verifier,
    };
    expect((await token(once)).status).toBe(200);
    expect((await token(once)).body).toEqual({
      error: "invalid_grant",
      error_description: "expired authorization code",
    });
    const { code: late = "" } = returned(await logIn("rep@practice.example"));
    clock += 16 * 60_000;
    expect((await token({ ...once, code: late })).body["error"]).toBe("invalid_grant");
  });

  it("takes usernames and passwords, answering no refresh token", async () => {
    const { body } = await token({
      grant_type: "password",
      username: "rep@practice.example",
      password: "practice",
    });
    expect(body).not.toHaveProperty("refresh_token");
    expect((await who(body["access_token"] ?? "")).status).toBe(200);
    const wrong = await token({ grant_type: "password", username: "rep@practice.example", password: "no" });
    expect(wrong.body).toEqual({ error: "invalid_grant", error_description: "authentication failure" });
  });
});

describe("a token's life", () => {
  it("ends after the set minutes without use, and use prolongs it", async () => {
    const { access_token: accessToken = "" } = await signIn("rep@practice.example");
    clock += 70 * 60_000;
    expect((await who(accessToken)).status).toBe(200);
    clock += 119 * 60_000;
    expect((await who(accessToken)).status).toBe(200);
    clock += 121 * 60_000;
    expect(await who(accessToken)).toEqual({
      status: 401,
      body: [{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }],
    });
  });

  it("a replaced refresh token ends the whole grant, with rotation", async () => {
    const first = await signIn("rep@practice.example");
    const second = await refresh(first["refresh_token"] ?? "");
    expect(second.body["refresh_token"]).toBeDefined();
    expect(second.body["refresh_token"]).not.toBe(first["refresh_token"]);
    expect((await who(second.body["access_token"] ?? "")).status).toBe(200);
    const dead = { error: "invalid_grant", error_description: "expired access/refresh token" };
    expect(await refresh(first["refresh_token"] ?? "")).toEqual({ status: 400, body: dead });
    expect(await refresh(second.body["refresh_token"] ?? "")).toEqual({ status: 400, body: dead });
    expect((await who(second.body["access_token"] ?? "")).status).toBe(401);
  });
});

describe("a token", () => {
  it("opens no REST without the api scope", async () => {
    const { access_token: accessToken = "" } = await signIn("rep@practice.example", { scope: "id" });
    expect(await who(accessToken)).toEqual({
      status: 401,
      body: [
        { message: "This session is not valid for use with the REST API", errorCode: "INVALID_SESSION_ID" },
      ],
    });
  });

  it("opens no REST for a user without API access", async () => {
    const { access_token: accessToken = "" } = await signIn("noapi@practice.example");
    expect(await who(accessToken)).toEqual({
      status: 403,
      body: [
        { message: "The REST API is not enabled for this Organization.", errorCode: "API_DISABLED_FOR_ORG" },
      ],
    });
  });

  it("shows in the identity only custom permissions associated with the app, and with that scope alone", async () => {
    const admin = await signIn("admin@practice.example");
    const headers = { authorization: `Bearer ${admin["access_token"]}` };
    const identity = (await (await fetch(admin["id"] ?? "", { headers })).json()) as Record<string, unknown>;
    expect(identity).toMatchObject({
      organization_id: hosts.main.org.id,
      username: "admin@practice.example",
      asserted_user: true,
      urls: { rest: `${url()}/services/data/v{version}/` },
    });
    expect(identity).not.toHaveProperty("custom_permissions");
    hosts.main.org.settings.associatedPermissions = ["Crosswalk_Admin", "Other"];
    const associated = await fetch(admin["id"] ?? "", { headers });
    expect(await associated.json()).toMatchObject({
      custom_permissions: { Crosswalk_Admin: true, Other: false },
    });
    const versioned = await fetch(`${admin["id"]}?version=60.0`, { headers });
    expect(await versioned.text()).toContain(`"${url()}/services/data/v60.0/"`);
    const latest = await fetch(`${admin["id"]}?version=latest&callback=show`, { headers });
    expect(await latest.text()).toMatch(/^show\(\{.*"rest":"[^"]*\/services\/data\/v68\.0\/".*\}\);$/);
    const rep = await signIn("rep@practice.example", { scope: "api id" });
    const plain = await fetch(rep["id"] ?? "", {
      headers: { authorization: `OAuth ${rep["access_token"]}` },
    });
    expect(await plain.json()).not.toHaveProperty("custom_permissions");
    hosts.main.org.settings.associatedPermissions = [];
  });
});

describe("jsforce as the client", () => {
  it("exchanges a code, reads its identity and revokes", async () => {
    const oauth2 = new OAuth2({
      loginUrl: url(),
      clientId: hosts.clientId,
      clientSecret: hosts.clientSecret,
      redirectUri: hosts.redirectUri,
      useVerifier: true,
    });
    const browser = new Browser({ within: url() });
    const login = await browser.open(oauth2.getAuthorizationUrl({ scope: "api id refresh_token" }));
    const consent = await browser.submit(login, { username: "rep@practice.example", pw: "practice" });
    const { code = "" } = returned(await browser.submit(consent, { save: "Allow" }));
    const connection = new Connection({ oauth2, version: "67.0" });
    const user = await connection.authorize(code);
    expect(user.organizationId).toBe(hosts.main.org.id);
    expect((await connection.identity()).username).toBe("rep@practice.example");
    const before = connection.accessToken;
    await connection.oauth2.revokeToken(before ?? "");
    expect((await who(before ?? "")).status).toBe(401);
  });
});
