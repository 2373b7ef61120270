import type { AppError } from "../errors.ts";
import { refusal, type PlainReason } from "../reasons/refusal.ts";
import type { SalesforceSettings } from "./settings.ts";

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
export const withoutWord = "ERROR_HTTP";

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
