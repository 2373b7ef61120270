import { errorCodes, type ErrorCode, type Whose } from "../../connector/errors.ts";

const fallsTo = {
  rep: "the rep",
  admin: "an admin",
  coworker: "a coworker",
  time: "nobody: it passes",
  nobody: "nobody",
  salesforce: "Salesforce",
  crosswalk: "whoever runs the connector",
} as const satisfies Record<Whose, string>;

/** Where an admin, or whoever runs the connector, looks, where the rep's next step does not say so. */
const lookHere: Readonly<Partial<Record<ErrorCode, string>>> = {
  "session-expired":
    "If it happens all day: the refresh token policy in Setup, under External Client App Manager, Crosswalk, and the timeout under Session Settings.",
  "wrong-org":
    "If Salesforce says “Cross-org OAuth flows”, the browser is signed in to another org: sign out there, or use a private window. If the org itself changed, click Disconnect Org.",
  "app-blocked":
    "Without a Crosswalk permission set, Salesforce says “user is not admin approved to access this app”. If it says “External client app is not installed in this org”, SALESFORCE_LOGIN_URL isn't the My Domain of the org that has the app.",
  "api-disabled":
    "If the sign-in itself was refused: the connector's consumer key (a new app takes up to 30 minutes) and secret, the app's callback URL and scopes, the profile's login hours and IP ranges. Setup, Login History has Salesforce's own words.",
  "insufficient-access": "Diagnostics in the panel lists all that a user needs.",
  "lead-source-missing":
    "Setup, Object Manager, Contact, Fields & Relationships, Lead Source shows which are active.",
  "duplicate-detected":
    "Setup, Duplicate Rules: a rule that allows with an alert lets the user save anyway, and a rule that blocks doesn't.",
  "validation-failed":
    "The message is the org's own: a validation rule, a required field, or a picklist. If users can't meet it, change the rule.",
  "quota-exceeded":
    "The page shows who used how many. A quota can be up to 1,000. It starts anew with the calendar month in the org's time zone.",
  "api-limit-reached": "Setup, System Overview, API Requests shows which integration uses them.",
  "salesforce-unavailable": "status.salesforce.com for your instance.",
  "storage-unavailable":
    "The connector's log and /readyz name the database and the remedy: make room on the disk, make it writable, or restore a backup. Batches continue by themselves, and what was on its way is settled.",
  internal: "Find the request ID in the connector's log, and report it with the lines around it.",
};

/** The troubleshooting guide as Markdown: one row for each error code. */
export function troubleshootingGuide(): string {
  const rows = (Object.keys(errorCodes) as ErrorCode[]).map((code) => {
    const { title, whose, action } = errorCodes[code];
    return `| \`${code}\` | ${title} | ${fallsTo[whose]} | ${action} | ${lookHere[code] ?? ""} |`;
  });
  return [...heading, ...rows, ""].join("\n");
}

const heading = [
  "# Troubleshooting",
  "",
  "Each error that reps meet carries a code, what to do next, and a request ID, which the [log](log.md) has too. In the",
  "panel, _Connection_, _Diagnostics_ checks everything that a rep needs, and says what is missing and who grants it. On the",
  "_Crosswalk_ tab, _Check the Team_ does so for every user at once, and _Timeline_ turns a request ID into what happened,",
  "whose it is, and the next step.",
  "",
  "No code tells of two: where the panel cannot reach the connector for one rep alone, the browser may block a private",
  "address ([running the connector](connector.md)); where the panel does not open at all, the org may be on Lightning Locker",
  "([checking an org](check-org.md)).",
  "",
  "This page is made from the connector's table of codes: `npm run guides`.",
  "",
  "| code | the rep reads | falls to | the rep is told | an admin looks here |",
  "| --- | --- | --- | --- | --- |",
];
