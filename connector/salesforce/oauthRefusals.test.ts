import { describe, expect, it } from "vitest";
import { policyOf } from "../errors.ts";
import { showProblem, storedProblem } from "../reasons/problems.ts";
import { isSharedLoginUrl, refusalOf, type Moment } from "./oauth.ts";

const subject = {
  loginUrl: "https://acme.my.salesforce.com",
  redirectUri: "https://crosswalk.acme.example/oauth/callback",
  scopes: "api refresh_token",
};

function refused(word: string, description = "", moment: Moment = "sign-in", more = {}) {
  const error = refusalOf({ word, description }, { ...subject, ...more }, moment);
  return { error, ...showProblem(storedProblem(error)) };
}

const notApproved = "user is not admin approved to access this app";
const crossOrg = "Cross-org OAuth flows are not supported for this external client app";

/** Salesforce's words, what they say of each, and who can mend it. */
const table = [
  ["OAUTH_APP_ACCESS_DENIED", notApproved, "app-not-assigned", "app-blocked", "admin", /Crosswalk Rep/],
  ["invalid_app_access", notApproved, "app-not-assigned", "app-blocked", "admin", /Crosswalk Rep/],
  ["OAUTH_AUTHORIZATION_BLOCKED", crossOrg, "browser-in-other-org", "wrong-org", "rep", /acme\.my\.sales/],
  ["OAUTH_AUTHORIZATION_BLOCKED", "blocked", "app-not-allowed", "app-blocked", "admin", /Setup/],
  ["OAUTH_EC_APP_NOT_FOUND", "not installed", "app-not-in-org", "app-blocked", "admin", /LOGIN_URL/],
  ["OAUTH_APPROVAL_ERROR_GENERIC", "unexpected", "app-not-approved", "app-blocked", "admin", /install/],
  ["OAUTH_APP_BLOCKED", "this app is blocked by admin", "app-not-allowed", "app-blocked", "admin", /unblock/],
  ["access_denied", "end-user denied authorization", "access-denied", "not-signed-in", "rep", /Allow/],
  ["invalid_client_id", "invalid", "app-key-unknown", "api-disabled", "admin", /30 minutes.*CLIENT_ID/],
  ["invalid_client", "invalid credentials", "app-secret-wrong", "api-disabled", "admin", /CLIENT_SECRET/],
  ["invalid_client", "app must be installed into org", "app-not-approved", "app-blocked", "admin", /install/],
  ["redirect_uri_mismatch", "must match", "callback-unknown", "api-disabled", "admin", /\/oauth\/callback/],
  ["invalid_scope", "not allowed", "app-scopes", "api-disabled", "admin", /api refresh_token/],
  ["inactive_user", "user is inactive", "user-inactive", "session-expired", "admin", /unfreeze/],
  ["inactive_org", "organization is inactive", "org-inactive", "session-expired", "admin", /Salesforce/],
  ["rate_limit_exceeded", "too many", "too-many-sign-ins", "too-many-requests", "time", /an hour/],
  [
    "invalid_grant",
    "IP restricted or invalid login hours",
    "sign-in-refused-now",
    "api-disabled",
    "admin",
    /IP/,
  ],
  ["invalid_grant", "expired access/refresh token", "sign-in-ended", "session-expired", "rep", /Sign in/],
] as const;

describe("a sign-in that Salesforce refuses", () => {
  it.each(table)(
    "has for %s (%s) the reason %s, the code %s, and is %s's to mend",
    (word, description, reason, code, whose, action) => {
      const problem = refused(word, description);
      expect(problem).toMatchObject({ reason, code, whose, action: expect.stringMatching(action) });
      expect(problem.action).not.toMatch(/try again/i);
    },
  );

  it("names the login host that all orgs share, and the setting that is to be changed", () => {
    const problem = refused("OAUTH_EC_APP_NOT_FOUND", "", "sign-in", {
      loginUrl: "https://login.salesforce.com",
    });
    expect(problem).toMatchObject({ reason: "app-not-at-login-host", code: "app-blocked" });
    expect(problem.detail).toContain("login.salesforce.com");
    expect(problem.action).toContain("SALESFORCE_LOGIN_URL");
  });

  it("shows a code that nobody knows, and leaves it to the admin", () => {
    expect(refused("OAUTH_NEW_RULE", "the moon is full")).toMatchObject({
      reason: "sign-in-refused",
      whose: "admin",
      detail: "Salesforce refused the sign-in (OAUTH_NEW_RULE).",
    });
  });

  it.each(["", " ", "Vera Muster", "X\u202e", "<b>", "y".repeat(61)])(
    "shows nothing that is no code: %j",
    (word) => {
      expect(refused(word).detail).toBe("Salesforce refused the sign-in (?).");
    },
  );

  it.each(["ERROR_HTTP_503", "server_error", "temporarily_unavailable", "unknown_error"])(
    "is Salesforce's own fault only where it says so, as with %s",
    (word) => {
      expect(refused(word)).toMatchObject({ code: "salesforce-unavailable", whose: "salesforce" });
    },
  );
});

describe("a token request that Salesforce still has in hand", () => {
  it.each(["invalid_grant", "invalid_request"])("is over in some seconds with %s", (word) => {
    const problem = refused(word, "token request is already being processed", "renewal");
    expect(problem).toMatchObject({ reason: "sign-in-under-way", code: "salesforce-unavailable" });
    expect(problem.error.retryAfter).toBe(5);
  });
});

describe("a page where Salesforce's answer should be", () => {
  it.each(["ERROR_HTTP_403", "ERROR_HTTP_404", "ERROR_HTTP_405"])(
    "is the admin's to mend with %s, as trying again never helps",
    (word) => {
      const problem = refused(word, "<html>Not here</html>");
      expect(problem).toMatchObject({ reason: "no-sign-in-there", code: "api-disabled", whose: "admin" });
      expect(problem.detail).not.toContain("html");
      expect(problem.action).toContain("SALESFORCE_LOGIN_URL");
      expect(problem.action).not.toMatch(/try again/i);
    },
  );

  it.each(["ERROR_HTTP_408", "ERROR_HTTP_429", "ERROR_HTTP_502"])("passes by itself with %s", (word) => {
    expect(refused(word)).toMatchObject({ code: "salesforce-unavailable" });
  });

  it("ends no sign-in", () => {
    expect(policyOf(refused("ERROR_HTTP_404", "", "renewal").error).endsGrant ?? false).toBe(false);
  });
});

describe("a renewal that Salesforce refuses", () => {
  it("ends the grant of a user who lost the permission set, and tells them to sign in again", () => {
    const problem = refused("invalid_app_access", notApproved, "renewal");
    expect(problem).toMatchObject({
      reason: "app-access-withdrawn",
      code: "session-expired",
      whose: "admin",
      action: expect.stringContaining("Crosswalk Rep"),
    });
    expect(policyOf(problem.error).endsGrant).toBe(true);
  });

  it.each([
    ["invalid_client_id", ""],
    ["invalid_client", "invalid client credentials"],
    ["invalid_grant", "IP restricted or invalid login hours"],
    ["rate_limit_exceeded", ""],
    ["invalid_grant", "token request is already being processed"],
    ["invalid_request", "Token request is already being processed"],
    ["ERROR_HTTP_503", ""],
  ])("keeps the grant where %s may be over soon (%s)", (word, description) => {
    expect(policyOf(refused(word, description, "renewal").error).endsGrant ?? false).toBe(false);
  });
});

it("only login.salesforce.com and test.salesforce.com are shared by all orgs", () => {
  expect(isSharedLoginUrl("https://login.salesforce.com")).toBe(true);
  expect(isSharedLoginUrl("https://test.salesforce.com")).toBe(true);
  expect(isSharedLoginUrl("https://login-team.my.salesforce.com")).toBe(false);
  expect(isSharedLoginUrl("https://acme.my.salesforce.com")).toBe(false);
  expect(isSharedLoginUrl("https://login.acme.com")).toBe(false);
  expect(isSharedLoginUrl("https://test.salesforce.com.example")).toBe(false);
});
