import { OAuth2 } from "jsforce/lib/oauth2.js";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { SalesforceSettings } from "./settings.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { refusalOf, withoutWord, type Moment } from "./oauthRefusals.ts";
import { translateError } from "./translateError.ts";
import { traceparentOf, type Trace } from "../trace.ts";
import { describeCall } from "./describeCall.ts";
import { BoundedTransport, NoAnswerError, type HttpResponse } from "./transport.ts";

/** The OAuth scopes that Crosswalk requests. */
export const oauthScopes = "api refresh_token id custom_permissions";

/** Salesforce's token answer, verified. */
export interface TokenAnswer {
  accessToken: string;
  /** Null in a refresh where the org does not rotate refresh tokens. */
  refreshToken: string | null;
  instanceUrl: string;
  /** `https://…/id/{orgId}/{userId}`, signed. */
  identityUrl: string;
}

export type OAuthSettings = SalesforceSettings & {
  redirectUri: string;
  /**
   * Aborts waiting for the API. Calls of this file continue, because tokens would be lost with the answer.
   */
  timeUp: AbortSignal;
};

function client(
  settings: OAuthSettings,
  origin = settings.loginUrl,
  transport = new BoundedTransport(settings.timeoutMs),
): OAuth2 {
  const oauth2 = new OAuth2({
    loginUrl: origin,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    redirectUri: settings.redirectUri,
  });
  oauth2._transport = transport;
  return oauth2;
}

/**
 * The URL where a user signs in. `codeChallenge` belongs to the connector's verifier (PKCE S256), not to the
 * panel's.
 */
export function authorizeUrl(
  settings: OAuthSettings,
  request: { state: string; codeChallenge: string; prompt?: string },
): string {
  const oauth2 = client(settings);
  return oauth2.getAuthorizationUrl({
    scope: oauthScopes,
    state: request.state,
    code_challenge: request.codeChallenge,
    code_challenge_method: "S256",
    ...(request.prompt === undefined ? {} : { prompt: request.prompt }),
  });
}

/** Exchanges an authorization code for tokens. */
export async function exchangeCode(
  settings: OAuthSettings,
  trace: Trace,
  code: string,
  codeVerifier: string,
): Promise<TokenAnswer> {
  const ask: Ask = async (transport) => {
    const oauth2 = client(settings, settings.loginUrl, transport);
    return oauth2.requestToken(code, { code_verifier: codeVerifier });
  };
  return tokenCall(settings, trace, ask, "sign-in");
}

/** Gets a new access token. Where the org rotates refresh tokens, only the one in the answer stays valid. */
export async function refreshTokens(
  settings: OAuthSettings,
  trace: Trace,
  refreshToken: string,
  instanceUrl: string,
): Promise<TokenAnswer> {
  const ask: Ask = async (transport) => {
    const oauth2 = client(settings, instanceUrl, transport);
    return oauth2.refreshToken(refreshToken);
  };
  return tokenCall(settings, trace, ask, "renewal");
}

/** What is known of a revocation: Salesforce said that the token has ended, something else, or nothing. */
type Revocation = "revoked" | "refused" | "unreachable";

/**
 * Revokes a grant at Salesforce. Revoking a refresh token also ends its access tokens. A token that is no
 * longer valid is no error.
 */
export async function revokeToken(
  settings: OAuthSettings,
  trace: Trace,
  token: string,
  instanceUrl: string,
): Promise<Revocation> {
  const transport = transportIn(settings, trace);
  try {
    const oauth2 = client(settings, instanceUrl, transport);
    await oauth2.revokeToken(token);
  } catch (error) {
    if (error instanceof NoAnswerError) return "unreachable";
  }
  // jsforce throws for some of the answers, and reads no JSON in them.
  return hasEnded(transport.lastResponse) ? "revoked" : "refused";
}

/** Salesforce answers 200 with nothing, and 400 `invalid_token` for one that has ended before. */
function hasEnded(answer: HttpResponse | undefined): boolean {
  const { statusCode, body } = answer ?? {};
  return statusCode === 200 || (statusCode === 400 && /\binvalid_token\b/.test(String(body)));
}

/** One request for tokens, sent by that transport. */
type Ask = (transport: BoundedTransport) => Promise<unknown>;

function transportIn({ timeoutMs }: OAuthSettings, trace: Trace): BoundedTransport {
  return new BoundedTransport(timeoutMs, undefined, { traceparent: traceparentOf(trace) });
}

async function tokenCall(
  settings: OAuthSettings,
  trace: Trace,
  ask: Ask,
  moment: Moment,
): Promise<TokenAnswer> {
  const transport = transportIn(settings, trace);
  const startedAt = performance.now();
  let answer: unknown;
  try {
    answer = await ask(transport);
  } catch (error) {
    const failure = translateOAuthError(settings, error, moment);
    const ended = { ms: performance.now() - startedAt, answer: transport.lastResponse, error };
    failure.call = describeCall({ method: "POST", path: "/services/oauth2/token", ...ended });
    throw failure;
  }
  return checkTokenAnswer(settings, answer);
}

function checkTokenAnswer(settings: OAuthSettings, answer: unknown): TokenAnswer {
  const given = Object(answer) as Record<string, unknown>;
  const text = (name: string) => {
    const value = given[name];
    return typeof value === "string" ? value : "";
  };
  const complete = ["access_token", "instance_url", "id", "issued_at"].every((name) => text(name) !== "");
  if (!complete || !isSignedBy(settings.clientSecret, text("id") + text("issued_at"), text("signature"))) {
    throw refusal("sign-in-unsigned", { status: 502 });
  }
  return {
    accessToken: text("access_token"),
    refreshToken: text("refresh_token") || null,
    instanceUrl: text("instance_url"),
    identityUrl: text("id"),
  };
}

/**
 * Salesforce signs `id + issued_at` with HMAC-SHA256 under the consumer secret (OAuth 2.0 web-server flow).
 */
function isSignedBy(secret: string, text: string, signature: string): boolean {
  const expected = createHmac("sha256", secret).update(text).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * jsforce names the error after OAuth's `error` and uses `error_description` as its message. An answer in
 * JSON that has no `error`, as REST's own failures, leaves the error without a name.
 */
function translateOAuthError(settings: OAuthSettings, error: unknown, moment: Moment): AppError {
  if (error instanceof NoAnswerError || !(error instanceof Error)) {
    return translateError(error, { isRead: true });
  }
  const name: unknown = error.name;
  const word = typeof name === "string" && name !== "" ? name : withoutWord;
  const refused = { word, description: error.message, cause: error };
  return refusalOf(refused, { ...settings, scopes: oauthScopes }, moment);
}

/** Our error for what Salesforce sends back with the browser instead of an authorization code. */
export function authorizeFailure(settings: OAuthSettings, word: string, description: string): AppError {
  return refusalOf({ word, description }, { ...settings, scopes: oauthScopes }, "sign-in");
}
