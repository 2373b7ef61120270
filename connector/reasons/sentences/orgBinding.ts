/** What an admin can do about the connected org. */
export const orgBindingSentences = {
  "org-unbound": "Sign in as an admin of the org that Crosswalk should connect to.",
  "org-proposed": "Confirm that this is the right org, or disconnect it and sign in to the right one.",
  "org-confirmed": "Disconnect the org. The next admin who signs in then connects their own org.",
  "org-configured": "Change SALESFORCE_ORG_ID in the connector configuration, then restart the connector.",
} as const satisfies Record<string, string>;
