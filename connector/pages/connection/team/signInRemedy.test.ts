import { describe, expect, it } from "vitest";
import { type AppError, type ErrorCode, policyOf } from "../../../errors.ts";
import { storedProblem, type StoredProblem } from "../../../reasons/problems.ts";
import { type RefusalRow, refusals } from "../../../reasons/refusals.ts";
import { oauthMeanings, refusalOf } from "../../../salesforce/oauth.ts";
import { signInRemedy } from "./teamChecks.ts";

const ask = "Ask the user to sign in to Crosswalk.";
const lookUp =
  "Ask the user to sign in again. If Salesforce refuses that too, look these words up in Salesforce Help.";
const assign = "Assign Crosswalk Rep to the user in Setup, then ask the user to sign in again.";

/** What an admin does about each reason that Salesforce's words can have, where it shuts the user out. */
const remedies = {
  "app-not-assigned": assign,
  "app-access-withdrawn": assign,
  "app-not-allowed":
    "Install or unblock Crosswalk in Setup, under External Client Apps or Connected Apps OAuth Usage.",
  "app-not-approved":
    "Install Crosswalk in Setup, under Connected Apps OAuth Usage, and allow the user to use it.",
  "app-not-in-org":
    "Register the Crosswalk app in this org, or set SALESFORCE_LOGIN_URL in the connector configuration to the My Domain of the org that has it.",
  "app-not-at-login-host":
    "Set SALESFORCE_LOGIN_URL in the connector configuration to your org's My Domain, then restart the connector.",
  "app-key-unknown":
    "Wait, because a new app can take 30 minutes to become active. After that, correct SALESFORCE_CLIENT_ID in the connector configuration.",
  "app-secret-wrong":
    "Correct SALESFORCE_CLIENT_SECRET in the connector configuration, then restart the connector.",
  "callback-unknown":
    "Add this callback URL to the Crosswalk app: https://crosswalk.acme.example/oauth/callback",
  "app-scopes": "Give the Crosswalk app these OAuth scopes: api refresh_token",
  "user-inactive": "Activate or unfreeze the user in Setup, under Users.",
  "org-inactive": "Contact Salesforce about the org.",
  "sign-in-refused-now":
    "Check the login hours of the user's profile in Setup. Its login IP ranges must include the connector's outgoing address, or the app must be registered with --egress-ip and that address.",
  "no-sign-in-there":
    "Check SALESFORCE_LOGIN_URL in the connector configuration, and that the connector's network lets it reach Salesforce.",
  "sign-in-refused": lookUp,
  "renewal-refused": lookUp,
  "sign-in-ended": ask,
};

const words = [...Object.keys(oauthMeanings), "OAUTH_NEW_RULE", "ERROR_HTTP_404", "ERROR_HTTP_503"];
/** One for each row of a word that asks for one, and one for the others. */
const descriptions = ["", "already being processed", "Cross-org", "must be installed", "IP restricted"];
const moments = ["sign-in", "renewal"] as const;
const loginUrls = ["https://acme.my.salesforce.com", "https://login.salesforce.com"];

function everyRefusal(): AppError[] {
  const redirectUri = "https://crosswalk.acme.example/oauth/callback";
  return loginUrls.flatMap((loginUrl) =>
    words.flatMap((word) =>
      descriptions.flatMap((description) =>
        moments.map((moment) =>
          refusalOf({ word, description }, { loginUrl, redirectUri, scopes: "api refresh_token" }, moment),
        ),
      ),
    ),
  );
}

const reasonOf = ({ members }: AppError) => String(members["reason"]);

describe("the remedy for a refused sign-in", () => {
  it("is the admin's step, for each word of Salesforce's that shuts a user out", () => {
    const shutOut = everyRefusal().filter((error) => policyOf(error).shutsOut);
    const shown = shutOut.map((error) => [reasonOf(error), signInRemedy(storedProblem(error)).text]);
    expect(Object.fromEntries(shown)).toEqual(remedies);
  });

  it("asks only the user where the user can mend it", () => {
    const rows: [string, RefusalRow][] = Object.entries(refusals);
    const ofAdmins = rows.filter(
      ([, { code, whose }]) => policyOf({ code }).shutsOut && (whose ?? policyOf({ code }).whose) === "admin",
    );
    const problemOf = (code: ErrorCode, reason: string): StoredProblem => ({
      code,
      detail: "",
      action: "",
      members: { reason, values: ["value"] },
    });
    const asking = ofAdmins.filter(
      ([reason, { code }]) => signInRemedy(problemOf(code, reason)).text === ask,
    );
    expect(ofAdmins.length).toBeGreaterThan(10);
    expect(asking).toEqual([]);
    expect(signInRemedy(problemOf("session-expired", "sign-in-not-accepted")).text).toBe(ask);
  });

  it("speaks to the admin, and never tells them to ask their admin", () => {
    expect(Object.values(remedies).filter((text) => /your admin|assign you/i.test(text))).toEqual([]);
  });

  it.each([
    ["app-blocked", /unblock Crosswalk/],
    ["api-disabled", /Grant API Enabled/],
    ["session-expired", /^Ask the user/],
  ] as const)("follows from the code %s where nothing more exact is known", (code, remedy) => {
    const problem = { code, detail: "Blocked.", action: "Ask your admin.", members: { reason: code } };
    expect(signInRemedy(problem).text).toMatch(remedy);
  });
});
