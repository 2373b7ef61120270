/** Settings, on the admin page and in its list of changes. */
export const settingSentences = {
  "setting-create-contacts": "Create Contacts",
  "setting-rehearsals": "Test Batches",
  "setting-rehearsals-help":
    "Lets reps test a batch without saving. Flows and triggers run and are rolled back, except auto-numbers and platform events published immediately.",
  "setting-require-email": "Require Email",
  "setting-require-email-help": "Reps need an email address for each contact.",
  "setting-lead-source": "Lead Source",
  "setting-allowance-ceiling": "API Limit for Batches (%)",
  "setting-allowance-ceiling-help":
    "Batches pause when your org has used this share of its daily API requests.",
  "setting-undo": "Undo (Minutes)",
  "setting-undo-help": "How long a rep can undo a contact or a batch, unless someone changes it first.",
  "setting-monthly-quota": "Monthly Limit",
  "setting-monthly-quota-help": "How many contacts a user can create in a calendar month.",
  "setting-quota-overrides": "Limits for Users and Permission Sets",
  "setting-retention": "Lead Retention (Days)",
  "setting-retention-help":
    "Leads that aren't imported again in this time are deleted. Leave blank to keep them.",
  "retention-pending":
    "Leads that aren't imported again within this time will be deleted from {date} on. Leads concerned at present: {leads}. To keep leads indefinitely, clear this field and save.",
  "batch-retention-pending":
    "The shorter time applies from {date} on. Until then, no batch is deleted because of it.",
  "setting-batch-retention": "Batch Retention (Days)",
  "setting-batch-retention-help":
    "Batches are deleted this long after they end. Contacts and usage counts stay.",
  "setting-org-binding": "Connected Org",
  "setting-erased-people": "People Erased on Request",
} as const satisfies Record<string, string>;
