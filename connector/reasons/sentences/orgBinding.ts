/** What an admin can do about the connected org. */
export const orgBindingSentences = {
  "org-unbound": "No org is connected. Sign in as an admin of the org that Crosswalk should connect to.",
  "org-proposed": "Confirm that this is the right org. If not, disconnect it and sign in to the right one.",
  "org-confirmed": "This org is confirmed. To connect another one, disconnect it.",
  "org-configured": "This org is set by SALESFORCE_ORG_ID in the connector configuration.",
} as const satisfies Record<string, string>;
