import { errorCodes, type ErrorCode } from "../../connector/errors.ts";
import { monthlyQuotaMax } from "../../connector/settings/quotaOverrides.ts";

/** What an admin looks at, beyond what the rep is told. */
const adminSteps: Record<ErrorCode, string> = {
  "request-invalid":
    "Nothing in the org: the panel or another client sent something the connector does not take.",
  "not-signed-in": "Nothing: it is how every session begins.",
  "session-expired":
    "Where it happens all day: the app's policies in Setup, External Client App Manager, Crosswalk (refresh tokens), and Session Settings (timeout).",
  "wrong-org":
    "Tell the rep which org to sign in to. Where Salesforce says _Cross-org OAuth flows_, the browser is signed in to another org: they sign out there, or use a private window. Where the org itself changed, press _Disconnect Org_ on the Crosswalk page.",
  "app-blocked":
    "Setup, External Client App Manager, Crosswalk: it must be enabled, and the rep must hold _Crosswalk Rep_ or _Crosswalk Admin_ (Salesforce says _user is not admin approved to access this app_ of who holds neither). Where it says _External client app is not installed in this org_, the connector's `SALESFORCE_LOGIN_URL` is not the My Domain of the org that has the app. For a Connected App: Setup, Connected Apps OAuth Usage, _Unblock_ or _Install_.",
  "api-disabled":
    "Give the rep _API Enabled_, in the profile or a permission set. Where the sign-in itself was refused, the message says what to check: the connector's consumer key (a new app takes up to 30 minutes) and secret, the app's callback URL and scopes, the profile's login hours and IP ranges. Setup, Login History shows Salesforce's own words.",
  "not-admin": "Assign the permission set _Crosswalk Admin_, and have the person sign in to Crosswalk again.",
  "insufficient-access":
    "Give the rep access to the object, field or record named: _Create_ on Contact, _Read_ on Account and Opportunity, edit on the fields of the form. _Diagnostics_ in the panel lists them all.",
  "creation-disabled": "Crosswalk page: turn _Create Contacts_ on.",
  "lead-source-missing":
    "Crosswalk page: choose a Lead Source that is active. Object Manager, Contact, Fields, Lead Source says which are.",
  "not-found": "Nothing: the record, list or lead is gone, or not theirs to see.",
  "already-in-crm": "Nothing: the lead has its contact.",
  "duplicate-detected":
    "Setup, Duplicate Rules: a rule that _allows_ with an alert lets the rep save anyway, one that _blocks_ does not.",
  "creation-in-progress": "Nothing: it settles by itself within a minute.",
  "validation-failed":
    "The message is the org's own: a validation rule, a required field, a picklist. Where reps cannot meet it, change the rule.",
  "quota-exceeded": `Nothing: ${monthlyQuotaMax.toLocaleString("en")} contacts a user and calendar month in the org's time zone. An admin may set less on the Crosswalk page, which shows who used how many and who is near the end.`,
  "api-limit-reached":
    "Setup, System Overview, API Requests: see which integration uses them. It counts the last 24 hours, so room comes back by itself.",
  "too-many-requests": "Nothing: the connector slows a client down that asks too often.",
  "salesforce-unavailable":
    "Look at status.salesforce.com for your instance. Nothing is lost; reps try again.",
  "outcome-unknown":
    "Nothing: Crosswalk asks Salesforce whether the contact was created, and never creates it twice.",
  "storage-unavailable":
    "Whoever runs the connector: its log and `/readyz` name the database and the remedy (make room on the disk, make it writable, restore a backup). Batches go on by themselves, and what was on its way is settled.",
  internal: "Look for the request ID in the connector's log, and report it with the lines around it.",
};

const fallsTo = {
  rep: "the rep",
  admin: "an admin",
  salesforce: "Salesforce",
  crosswalk: "whoever runs the connector",
} as const;

/** The troubleshooting guide as Markdown: one row for each error code. */
export function troubleshootingGuide(): string {
  const rows = (Object.keys(errorCodes) as ErrorCode[]).map((code) => {
    const { title, whose, action } = errorCodes[code];
    // Node runs this without looking at types.
    if (adminSteps[code] === undefined) throw new Error(`${code} needs a line for admins in adminSteps`);
    return `| \`${code}\` | ${title} | ${fallsTo[whose]} | ${action} | ${adminSteps[code]} |`;
  });
  return [...heading, ...rows, ""].join("\n");
}

const heading = [
  "# Troubleshooting",
  "",
  "Each error that reps meet carries a code, what to do next, and a request ID, which the [log](log.md) has too. In the",
  "panel, _Connection_, _Diagnostics_ checks everything that a rep needs, and says what is missing and who grants it. On the",
  "_Crosswalk_ tab, _Check the Team_ does so for every user at once.",
  "",
  "This page is made from the connector's table of codes: `npm run guides`.",
  "",
  "| code | the rep reads | falls to | the rep is told | an admin looks here |",
  "| --- | --- | --- | --- | --- |",
];
