import type { Whose } from "../../connector/errors.ts";
import type { Stack } from "../support/startStack.ts";

/** One way in which a sign-in is refused. */
interface SignInRefusal {
  when: string;
  /** Who signs in; the rep where not said. */
  username?: string;
  given: (stack: Stack) => unknown;
  /** Puts back what a reset of faults and settings does not. */
  restore?: (stack: Stack) => unknown;
  answer: { code: string; reason: string; whose: Whose; action: RegExp };
  /** Name of the panel's message. */
  title: string;
}

/** Who signs in where a row does not say. */
export const signInRep = "rep@practice.example";
const notSignedIn = "You're not signed in to Salesforce";
const noAccess = "You don't have access to Crosswalk";
const blocked = "Your org blocked Crosswalk";
const ended = "Your Salesforce session expired";

const settings = (changes: Record<string, unknown>) => (stack: Stack) =>
  stack.practice("PATCH", "/settings", changes);
const permissionSets = (names: string[]) => (stack: Stack) =>
  stack.practice("PATCH", `/users/${signInRep}`, { permissionSets: names });

/** The token endpoint's answer to the next request, in words that documentation and reports have. */
const tokenAnswer = (error: string, description: string) => (stack: Stack) =>
  stack.practice("POST", "/faults", {
    path: "/services/oauth2/token",
    action: "error",
    status: 400,
    body: { error, error_description: description },
  });

/**
 * Every word with which Salesforce refuses a sign-in: what the API says of it, and what the panel shows.
 * Driven over the API (`refusals.test.ts`) and in the browser (`test/e2e/refusals.spec.ts`).
 */
export const signInRefusals: SignInRefusal[] = [
  {
    when: "the user holds no permission set of the app",
    given: permissionSets([]),
    restore: permissionSets(["Crosswalk_Rep"]),
    answer: { code: "app-blocked", reason: "app-not-assigned", whose: "admin", action: /Crosswalk Rep/ },
    title: noAccess,
  },
  {
    when: "the user loses the permission set while they sign in",
    given: tokenAnswer("invalid_app_access", "user is not admin approved to access this app"),
    answer: { code: "app-blocked", reason: "app-not-assigned", whose: "admin", action: /Crosswalk Rep/ },
    title: noAccess,
  },
  {
    when: "the user is one of another org",
    username: "rep@other.example",
    given: () => undefined,
    answer: { code: "wrong-org", reason: "browser-in-other-org", whose: "rep", action: /private window/ },
    title: "You signed in to the wrong Salesforce org",
  },
  {
    when: "the app is not in the org",
    given: tokenAnswer("OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org"),
    answer: { code: "app-blocked", reason: "app-not-in-org", whose: "admin", action: /SALESFORCE_LOGIN_URL/ },
    title: "This org doesn't have the Crosswalk app",
  },
  {
    when: "the app is not approved",
    given: tokenAnswer("OAUTH_APPROVAL_ERROR_GENERIC", "An unexpected error has occurred."),
    answer: { code: "app-blocked", reason: "app-not-approved", whose: "admin", action: /install/ },
    title: noAccess,
  },
  {
    when: "the app is blocked",
    given: settings({ appStatus: "blocked" }),
    answer: { code: "app-blocked", reason: "app-not-allowed", whose: "admin", action: /unblock/ },
    title: blocked,
  },
  {
    when: "the consumer key is unknown or not yet active",
    given: tokenAnswer("invalid_client_id", "client identifier invalid"),
    answer: { code: "api-disabled", reason: "app-key-unknown", whose: "admin", action: /30 minutes/ },
    title: notSignedIn,
  },
  {
    when: "the consumer secret is wrong",
    given: tokenAnswer("invalid_client", "invalid client credentials"),
    answer: { code: "api-disabled", reason: "app-secret-wrong", whose: "admin", action: /CLIENT_SECRET/ },
    title: notSignedIn,
  },
  {
    when: "the callback URL is not the app's",
    given: tokenAnswer("redirect_uri_mismatch", "redirect_uri must match configuration"),
    answer: { code: "api-disabled", reason: "callback-unknown", whose: "admin", action: /\/oauth\/callback/ },
    title: notSignedIn,
  },
  {
    when: "the app lacks a scope",
    given: tokenAnswer("invalid_scope", "the requested scope is not allowed"),
    answer: { code: "api-disabled", reason: "app-scopes", whose: "admin", action: /refresh_token/ },
    title: notSignedIn,
  },
  {
    when: "the user is inactive",
    given: tokenAnswer("inactive_user", "user is inactive"),
    answer: { code: "session-expired", reason: "user-inactive", whose: "admin", action: /unfreeze/ },
    title: ended,
  },
  {
    when: "the org is inactive",
    given: settings({ orgStatus: "inactive" }),
    answer: { code: "session-expired", reason: "org-inactive", whose: "admin", action: /contact Salesforce/ },
    title: ended,
  },
  {
    when: "the user has signed in too often",
    given: settings({ loginsPerHour: 0 }),
    answer: { code: "too-many-requests", reason: "too-many-sign-ins", whose: "time", action: /an hour/ },
    title: notSignedIn,
  },
  {
    when: "Salesforce still works on an earlier request",
    given: tokenAnswer("invalid_grant", "token request is already being processed"),
    answer: {
      code: "salesforce-unavailable",
      reason: "sign-in-under-way",
      whose: "salesforce",
      action: /Try again/,
    },
    title: "Salesforce isn't available",
  },
  {
    when: "the address or the hour is not allowed",
    given: tokenAnswer("invalid_grant", "IP restricted or invalid login hours"),
    answer: {
      code: "api-disabled",
      reason: "sign-in-refused-now",
      whose: "admin",
      action: /login hours.*connector's address/,
    },
    title: notSignedIn,
  },
  {
    when: "a page answers where Salesforce's sign-in should be",
    given: (stack) =>
      stack.practice("POST", "/faults", {
        path: "/services/oauth2/token",
        action: "error",
        status: 404,
        body: "<html>Not here</html>",
      }),
    answer: {
      code: "api-disabled",
      reason: "no-sign-in-there",
      whose: "admin",
      action: /SALESFORCE_LOGIN_URL/,
    },
    title: notSignedIn,
  },
  {
    when: "Salesforce says a word that nobody knows",
    given: tokenAnswer("OAUTH_MOON_FULL", "<b>wait for the new moon</b>"),
    answer: { code: "api-disabled", reason: "sign-in-refused", whose: "admin", action: /these words/ },
    title: notSignedIn,
  },
];

/** Puts a stack back to where every sign-in works. */
export async function putSignInBack(stack: Stack, { restore }: SignInRefusal): Promise<void> {
  await stack.practice("DELETE", "/faults");
  await settings({ appStatus: "installed", orgStatus: "active", loginsPerHour: 3600 })(stack);
  await restore?.(stack);
}
