/** What the admin of a team does about a user's sign-in that was refused. */
export const signInRemedySentences = {
  "team-mend-app-access": "Assign Crosswalk Rep to the user in Setup, then ask the user to sign in again.",
  "team-mend-app-blocked":
    "Install or unblock Crosswalk in Setup, under External Client Apps or Connected Apps OAuth Usage.",
  "team-mend-app-not-approved":
    "Install Crosswalk in Setup, under Connected Apps OAuth Usage, and allow the user to use it.",
  "team-mend-app-not-in-org":
    "Register the Crosswalk app in this org, or set SALESFORCE_LOGIN_URL in the connector configuration to the My Domain of the org that has it.",
  "team-mend-login-host":
    "Set SALESFORCE_LOGIN_URL in the connector configuration to your org's My Domain, then restart the connector.",
  "team-mend-app-refresh":
    'Add the scope "Perform requests at any time (refresh_token, offline_access)" to the Crosswalk app.',
  "team-mend-app-key":
    "Wait, because a new app can take 30 minutes to become active. After that, correct SALESFORCE_CLIENT_ID in the connector configuration.",
  "team-mend-app-secret":
    "Correct SALESFORCE_CLIENT_SECRET in the connector configuration, then restart the connector.",
  "team-mend-callback": "Add this callback URL to the Crosswalk app: {url}",
  "team-mend-app-scopes": "Give the Crosswalk app these OAuth scopes: {scopes}",
  "team-mend-package": "Deploy the Crosswalk package to this org, then ask the user to sign in again.",
  "team-mend-package-access":
    "Assign Crosswalk Admin to the user in Setup, then ask the user to sign in again.",
  "team-mend-user-inactive": "Activate or unfreeze the user in Setup, under Users.",
  "team-mend-org-inactive": "Contact Salesforce about the org.",
  "team-mend-login-hours":
    "Check the login hours of the user's profile in Setup. Its login IP ranges must include the connector's outgoing address, or the app must be registered with --egress-ip and that address.",
  "team-mend-no-sign-in":
    "Check SALESFORCE_LOGIN_URL in the connector configuration, and that the connector's network lets it reach Salesforce.",
  "team-mend-unknown-words":
    "Ask the user to sign in again. If Salesforce refuses that too, look these words up in Salesforce Help.",
} as const;
