import * as openid from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { Browser } from "../testing/browser.ts";

let running: RunningOrg;
let config: openid.Configuration;
const redirectUri = "http://localhost:1717/OauthRedirect";

const discover = (authentication?: openid.ClientAuth) =>
  openid.discovery(new URL(running.url), running.clientId, running.clientSecret, authentication, {
    execute: [openid.allowInsecureRequests],
  });

beforeAll(async () => {
  running = await startPracticeOrg();
  config = await discover();
});
afterAll(() => running.close());

/** Signs in like a browser and answers the callback URL. */
async function callBack(url: URL): Promise<URL> {
  const browser = new Browser({ within: running.url });
  const login = await browser.open(url.href);
  const consent = await browser.submit(login, { username: "rep@practice.example", pw: "practice" });
  const left = consent.left ?? (await browser.submit(consent, { save: "Allow" })).left;
  return new URL(left ?? "about:blank");
}

async function signIn(configuration: openid.Configuration) {
  const [verifier, state, nonce] = [
    openid.randomPKCECodeVerifier(),
    openid.randomState(),
    openid.randomNonce(),
  ];
  const url = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: "openid api refresh_token id",
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  return openid.authorizationCodeGrant(configuration, await callBack(url), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
}

describe("openid-client, as a client nobody here wrote", () => {
  it("discovers the org, signs a user in with PKCE and verifies the id_token", async () => {
    const tokens = await signIn(config);
    const claims = tokens.claims();
    expect(claims?.iss).toBe(running.url);
    expect(claims?.aud).toBe(running.clientId);
    const user = await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? "");
    expect(user).toMatchObject({
      preferred_username: "rep@practice.example",
      organization_id: running.orgId,
    });
  });

  it("authenticates itself by a Basic header as by the body", async () => {
    const basic = await discover(openid.ClientSecretBasic(running.clientSecret));
    expect((await signIn(basic)).access_token).toMatch(/^00D/);
  });

  it("refreshes with rotation and revokes", async () => {
    const first = await signIn(config);
    const second = await openid.refreshTokenGrant(config, first.refresh_token ?? "");
    expect(second.refresh_token).not.toBe(first.refresh_token);
    await openid.tokenRevocation(config, second.refresh_token ?? "");
    await expect(openid.refreshTokenGrant(config, second.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  it("is told by an error it understands that a refresh token is spent", async () => {
    const first = await signIn(config);
    await openid.refreshTokenGrant(config, first.refresh_token ?? "");
    await expect(openid.refreshTokenGrant(config, first.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
      error_description: "expired access/refresh token",
    });
  });

  it("takes tokens from the fragment in the user-agent flow", async () => {
    const implicit = await discover();
    openid.useIdTokenResponseType(implicit);
    const nonce = openid.randomNonce();
    const url = openid.buildAuthorizationUrl(implicit, {
      redirect_uri: redirectUri,
      scope: "openid api",
      nonce,
      response_type: "id_token token",
    });
    const fragment = new URLSearchParams((await callBack(url)).hash.slice(1));
    expect(fragment.get("id_token")).toBeTruthy();
    expect(fragment.get("access_token")).toMatch(/^00D/);
  });
});
