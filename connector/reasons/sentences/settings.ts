/** Settings, on the admin page and in its list of changes. */
export const settingSentences = {
  "setting-create-contacts": "Create Contacts",
  "setting-lead-source": "Lead Source",
  "setting-allowance-ceiling": "API Limit for Batches (%)",
  "setting-allowance-ceiling-help":
    "Batches pause when your org has used this percentage of its daily Salesforce API requests. The rest stays available for other integrations.",
  "setting-retention": "Lead Retention (Days)",
  "setting-retention-help":
    "Leads that aren't imported again within this time are deleted. To keep leads indefinitely, leave this field blank.",
  "setting-org-binding": "Connected Org",
  "setting-erased-people": "People Erased on Request",
} as const satisfies Record<string, string>;
