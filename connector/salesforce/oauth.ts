import { createHmac, timingSafeEqual } from "node:crypto";
import { OAuth2 } from "jsforce/lib/oauth2.js";
import type { AppError } from "../errors.ts";
import { refusal, type PlainReason } from "../reasons/refusal.ts";
import { translateError } from "./translateError.ts";
import { type Trace, traceparentOf } from "../work/trace.ts";
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

/** Salesforce's refusal of a sign-in or a renewal: OAuth's `error` and `error_description`. */
interface OAuthRefusal {
  word: string;
  description: string;
  cause?: unknown;
}

/** What of the connector's own settings a refusal may be about. */
type OAuthSubject = Pick<SalesforceSettings, "loginUrl"> & { redirectUri: string; scopes: string };

/** `renewal`: a refresh token was refused. Whoever had one has signed in before. */
export type Moment = "sign-in" | "renewal";

interface Row {
  /** Only where the description is of this kind; rows above one without it come first. */
  when?: RegExp;
  reason: PlainReason | ((refused: OAuthRefusal, subject: OAuthSubject) => AppError);
  /** The reason at a renewal, where it is another one. */
  renewal?: PlainReason;
  /** Seconds. */
  retryAfter?: number;
}

/** A request arrives while an earlier one is in flight: ours, after a timeout or a lost answer. */
const underWay: Row = { when: /already being processed/i, reason: "sign-in-under-way", retryAfter: 5 };

/**
 * The reason for each error code that Salesforce's OAuth endpoints send. The reason's row in
 * reasons/refusals.ts says who can fix it. The codes are the documented ones, and those that users of other
 * clients have reported since Salesforce requires apps to be installed (September 2025).
 */
export const oauthMeanings: Readonly<Record<string, readonly Row[]>> = {
  OAUTH_APP_ACCESS_DENIED: [{ reason: "app-not-assigned" }],
  invalid_app_access: [{ reason: "app-not-assigned", renewal: "app-access-withdrawn" }],
  OAUTH_AUTHORIZATION_BLOCKED: [
    {
      when: /cross-org/i,
      reason: ({ cause }, { loginUrl }) =>
        refusal("browser-in-other-org", { cause, values: { host: hostOf(loginUrl) } }),
    },
    { reason: "app-not-allowed" },
  ],
  OAUTH_EC_APP_NOT_FOUND: [
    {
      reason: ({ cause }, { loginUrl }) =>
        refusal(isSharedLoginUrl(loginUrl) ? "app-not-at-login-host" : "app-not-in-org", {
          cause,
          values: { host: hostOf(loginUrl) },
        }),
    },
  ],
  OAUTH_APPROVAL_ERROR_GENERIC: [{ reason: "app-not-approved" }],
  OAUTH_APP_BLOCKED: [{ reason: "app-not-allowed" }],
  access_denied: [{ reason: "access-denied" }],
  invalid_client_id: [{ reason: "app-key-unknown" }],
  invalid_client: [{ when: /installed/i, reason: "app-not-approved" }, { reason: "app-secret-wrong" }],
  redirect_uri_mismatch: [{ reason: callbackUnknown }],
  redirect_uri_missing: [{ reason: callbackUnknown }],
  invalid_scope: [
    { reason: ({ cause }, { scopes }) => refusal("app-scopes", { cause, values: { scopes } }) },
  ],
  inactive_user: [{ reason: "user-inactive" }],
  inactive_org: [{ reason: "org-inactive" }],
  rate_limit_exceeded: [{ reason: "too-many-sign-ins", retryAfter: 60 }],
  invalid_request: [underWay],
  invalid_grant: [
    underWay,
    { when: /IP restricted|login hours/i, reason: "sign-in-refused-now" },
    { reason: "sign-in-ended" },
  ],
  // Salesforce's and OAuth's own words for a fault at Salesforce.
  unknown_error: [{ reason: failing }],
  server_error: [{ reason: failing }],
  temporarily_unavailable: [{ reason: failing }],
};

/** The word where Salesforce answers no OAuth error. jsforce adds `_` and the status, where it can. */
const withoutWord = "ERROR_HTTP";

/** Our error for what Salesforce's token endpoint answers, or what it sends back with the browser. */
export function refusalOf(refused: OAuthRefusal, subject: OAuthSubject, moment: Moment): AppError {
  const rows = Object.hasOwn(oauthMeanings, refused.word) ? oauthMeanings[refused.word] : undefined;
  const row = rows?.find(({ when }) => when?.test(refused.description) ?? true);
  if (row === undefined) return withoutRow(refused, moment);
  const reason = moment === "renewal" ? (row.renewal ?? row.reason) : row.reason;
  if (typeof reason === "function") return reason(refused, subject);
  const { cause } = refused;
  return refusal(reason, { cause, ...(row.retryAfter && { retryAfter: row.retryAfter }) });
}

/** Salesforce's login hosts for all orgs, which know packaged and Connected Apps only. */
const sharedHosts: readonly string[] = ["login.salesforce.com", "test.salesforce.com"];

export function isSharedLoginUrl(loginUrl: string): boolean {
  return sharedHosts.includes(hostOf(loginUrl));
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function callbackUnknown({ cause }: OAuthRefusal, { redirectUri }: OAuthSubject): AppError {
  return refusal("callback-unknown", { cause, values: { url: redirectUri } });
}

function withoutRow(refused: OAuthRefusal, moment: Moment): AppError {
  const { word, cause } = refused;
  if (!word.startsWith(withoutWord)) return unknownWord(refused, moment);
  return isOfAnother.test(word)
    ? refusal("no-sign-in-there", { cause, values: { name: codeIn(word) } })
    : failing(refused);
}

/** Statuses that Salesforce does not send here, but a proxy does. 408 and 429 are temporary. */
const isOfAnother = new RegExp(`^${withoutWord}_4(?!08|29)`);

function failing({ word, cause }: OAuthRefusal): AppError {
  return refusal("sign-in-failed", { cause, status: 502, values: { name: codeIn(word) } });
}

/**
 * An error code without a row is shown, so that an admin can look it up. It ends the grant. Otherwise a
 * waiting batch would try to renew it for ever, and the user would not be asked to sign in.
 */
function unknownWord({ word, cause }: OAuthRefusal, moment: Moment): AppError {
  const values = { words: codeIn(word) };
  return refusal(moment === "renewal" ? "renewal-refused" : "sign-in-refused", { cause, values });
}

/** Nothing else that comes with a code is shown or stored: it may quote somebody, and anybody may send it. */
const codeIn = (word: string): string => (/^\w{1,60}$/.test(word) ? word : "?");

/**
 * Whether a URL is at one of the allowed hosts (`*.example.com`, `example.com`, `localhost:4001`). Requires
 * https except on this machine.
 */
export function isAllowedInstance(text: string, allowedHosts: readonly string[]): boolean {
  const url = URL.parse(text);
  if (!url || url.username !== "" || url.password !== "") return false;
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback)) return false;
  return allowedHosts.some((pattern) => {
    const host = pattern.toLowerCase();
    if (host.startsWith("*.")) return url.port === "" && url.hostname.endsWith(host.slice(1));
    return host.includes(":") ? url.host === host : url.port === "" && url.hostname === host;
  });
}

/** The configuration of the connection to Salesforce and of the org it serves. */
export interface SalesforceSettings {
  /** login.salesforce.com, test.salesforce.com or the org's My Domain. */
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  /** 18 characters, or null where the first admin's sign-in binds the org. */
  orgId: string | null;
  /**
   * Allowed hosts of an instance_url: `*.example.com` for any host below, or an exact host with an optional
   * port.
   */
  instanceHosts: readonly string[];
  apiVersion: string;
  timeoutMs: number;
}
