import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Browser, type Page } from "../testing/browser.ts";
import { type LoginHosts, serveLoginHosts } from "../testing/serveLoginHosts.ts";
import { changeUser } from "../practice/changeUser.ts";
import { applySettings, defaultSettings } from "../settings.ts";
import type { AppSettings, Org } from "../types.ts";
import { findLoginByUsername, freezeUser, resetLogins, restrictUserIp } from "./logins.ts";
import { makeAppAnew, saveClient } from "./clients.ts";
import { challengeOf } from "./secrets.ts";

const rep = "rep@practice.example";
const verifier = "v".repeat(43);
const notApproved = "user is not admin approved to access this app";
const crossOrg = "Cross-org OAuth flows are not supported for this external client app";

let hosts: LoginHosts;
let clock = Date.now();

beforeAll(async () => {
  hosts = await serveLoginHosts(() => new Date(clock));
});
afterAll(() => hosts.close());
beforeEach(() => {
  for (const { org } of [hosts.main, hosts.other]) {
    resetLogins(org);
    org.db.exec("DELETE FROM oauth_consent");
    applySettings(org, defaultSettings());
  }
  changeUser(main(), rep, { permissionSets: ["Crosswalk_Rep"] });
});

const main = () => hosts.main.org;
const appIs = (app: Partial<AppSettings>, org = main()) => applySettings(org, { app });
const loseSets = () => changeUser(main(), rep, { permissionSets: [] });

function authorizeUrl(org: Org, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: hosts.clientId,
    redirect_uri: hosts.redirectUri,
    state: "s",
    scope: "api refresh_token",
    code_challenge: challengeOf(verifier),
    ...parameters,
  });
  return `${org.instanceUrl}/services/oauth2/authorize?${query.toString()}`;
}

/** Signs in at an org's login page as far as the browser gets without consent. */
async function logIn(
  username: string,
  {
    at = main(),
    browser = new Browser({ within: at.instanceUrl }),
    ...parameters
  }: { at?: Org; browser?: Browser; prompt?: string; scope?: string } = {},
): Promise<Page> {
  const shown = await browser.open(authorizeUrl(at, parameters));
  return shown.html.includes('name="pw"') ? browser.submit(shown, { username, pw: "practice" }) : shown;
}

const returned = ({ left = "about:blank" }: Page) => Object.fromEntries(new URL(left).searchParams);

async function token(parameters: Record<string, string>, at = main()): Promise<Record<string, string>> {
  const response = await fetch(`${at.instanceUrl}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      client_id: hosts.clientId,
      client_secret: hosts.clientSecret,
      ...parameters,
    }),
  });
  return (await response.json()) as Record<string, string>;
}

const byPassword = (more: Record<string, string> = {}, at = main()) =>
  token({ grant_type: "password", username: rep, password: "practice", ...more }, at);
const byCode = (code: string | undefined) =>
  token({
    grant_type: "authorization_code",
    code: code ?? "",
    redirect_uri: hosts.redirectUri,
    code_verifier: verifier,
  });
const byRefresh = (refreshToken: string | undefined) =>
  token({ grant_type: "refresh_token", refresh_token: refreshToken ?? "" });

async function grantOfRep(): Promise<Record<string, string>> {
  return byCode(returned(await logIn(rep))["code"]);
}

describe("a pre-authorized app", () => {
  it("lets in who holds a permission set of its policy, without a consent page", async () => {
    expect(returned(await logIn(rep))).toMatchObject({ code: expect.any(String), state: "s" });
    expect(returned(await logIn(rep, { prompt: "consent" }))).toHaveProperty("code");
    changeUser(main(), rep, { permissionSets: ["Crosswalk_Admin"] });
    expect(returned(await logIn(rep))).toHaveProperty("code");
  });

  it("sends who holds none back with OAUTH_APP_ACCESS_DENIED", async () => {
    loseSets();
    expect(returned(await logIn(rep))).toEqual({
      error: "OAUTH_APP_ACCESS_DENIED",
      error_description: notApproved,
      state: "s",
    });
  });

  it("answers who holds none with invalid_app_access at the token endpoint, whatever the grant", async () => {
    const refused = { error: "invalid_app_access", error_description: notApproved };
    const { code } = returned(await logIn(rep));
    loseSets();

    expect(await byPassword()).toEqual(refused);
    expect(await byCode(code)).toEqual(refused);
  });

  it("ends the grant of who lost the permission set at the next refresh, for good", async () => {
    const { refresh_token: refreshToken } = await grantOfRep();
    loseSets();

    expect(await byRefresh(refreshToken)).toEqual({
      error: "invalid_app_access",
      error_description: notApproved,
    });
    changeUser(main(), rep, { permissionSets: ["Crosswalk_Rep"] });
    expect(await byRefresh(refreshToken)).toEqual({
      error: "invalid_grant",
      error_description: "expired access/refresh token",
    });
  });
});

describe("an app that was deployed with a policy", () => {
  it.each([
    ["admits who holds a permission set that it names", ["Other", "crosswalk_rep"], "access_token"],
    ["refuses who holds others", ["Crosswalk_Admin"], "error"],
    ["refuses everybody where it names none", [], "error"],
  ])("%s", async (_, permissionSets, member) => {
    const { redirectUri } = hosts;
    saveClient(main(), {
      clientId: "deployed",
      clientSecret: "secret",
      name: "Deployed",
      redirectUris: [redirectUri],
      scopes: ["api"],
      pkceRequired: false,
      isCrosswalk: true,
      home: "main",
      policy: { kind: "local", permittedUsers: "preauthorized", permissionSets },
    });
    const answer = await byPassword({ client_id: "deployed", client_secret: "secret" });
    expect(answer).toHaveProperty(member);
  });
});

describe("an app that only its own org knows", () => {
  const blocked = { error: "OAUTH_AUTHORIZATION_BLOCKED", error_description: crossOrg, state: "s" };

  it("sends a user of another org back with OAUTH_AUTHORIZATION_BLOCKED, and again while logged in", async () => {
    const browser = new Browser({ within: main().instanceUrl });
    expect(returned(await logIn("rep@other.example", { browser }))).toEqual(blocked);
    expect(returned(await browser.open(authorizeUrl(main())))).toEqual(blocked);
    expect(returned(await logIn(rep, { browser, prompt: "login" }))).toHaveProperty("code");
  });

  it.each(["packaged", "connectedApp"] as const)(
    "is known to every org and at the shared login page as soon as it is %s",
    async (kind) => {
      appIs({ kind });
      expect(returned(await logIn("rep@other.example"))).toHaveProperty("code");
      expect(returned(await logIn("rep@other.example", { at: hosts.other.org }))).toHaveProperty("code");
    },
  );
});

describe("an app that was just made", () => {
  it("is unknown to authorize and token until it becomes active", async () => {
    const unknown = { error: "invalid_client_id", error_description: "client identifier invalid" };
    appIs({ activeAfterSeconds: 600 });
    makeAppAnew(main());

    const page = await logIn(rep);
    expect(page.left).toBeUndefined();
    expect(page.html).toContain("invalid_client_id");
    expect(await byPassword()).toEqual(unknown);

    clock += 600_000;
    expect(returned(await logIn(rep))).toHaveProperty("code");
    expect(await byPassword()).toHaveProperty("access_token");
  });
});

describe("the token endpoint", () => {
  it("says inactive_user of a frozen user, and takes the same grant when they are back", async () => {
    const userId = findLoginByUsername(main(), rep)?.userId ?? "";
    const { refresh_token: refreshToken } = await grantOfRep();
    freezeUser(main(), userId, true);
    expect(await byRefresh(refreshToken)).toMatchObject({ error: "inactive_user" });
    freezeUser(main(), userId, false);
    expect(await byRefresh(refreshToken)).toHaveProperty("access_token");
  });

  it("says inactive_org of an org that is locked", async () => {
    const { refresh_token: refreshToken } = await grantOfRep();
    applySettings(main(), { orgStatus: "inactive" });
    expect(await byRefresh(refreshToken)).toMatchObject({ error: "inactive_org" });
  });

  it("says rate_limit_exceeded to a user with too many logins in an hour", async () => {
    clock += 3_700_000;
    applySettings(main(), { loginsPerHour: 1 });
    expect(await byPassword()).toHaveProperty("access_token");
    expect(await byPassword()).toMatchObject({
      error: "rate_limit_exceeded",
      error_description: "login rate exceeded",
    });
    clock += 3_700_000;
    expect(await byPassword()).toHaveProperty("access_token");
  });

  it("says in the description that the address or the hour is not allowed", async () => {
    restrictUserIp(main(), findLoginByUsername(main(), rep)?.userId ?? "", true);
    expect(await byPassword()).toEqual({
      error: "invalid_grant",
      error_description: "IP restricted or invalid login hours",
    });
  });
});
