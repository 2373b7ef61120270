/** Settings, on the admin page and in its list of changes. */
export const settingSentences = {
  "setting-create-contacts": "Create Contacts",
  "setting-rehearsals": "Rehearse Batches",
  "setting-rehearsals-help":
    "Before a batch, reps can ask Salesforce what it would say to each lead. Salesforce checks the contacts and then undoes all of them, so nothing is saved. Flows and triggers run all the same: numbers are used up, and events that are published immediately go out.",
  "setting-require-email": "Require Email",
  "setting-require-email-help":
    "Reps can add a lead only with an email address, one by one and in batches. Fields that your org requires are always required.",
  "setting-lead-source": "Lead Source",
  "setting-allowance-ceiling": "API Limit for Batches (%)",
  "setting-allowance-ceiling-help":
    "Batches pause when your org has used this percentage of its daily Salesforce API requests. The rest stays available for other integrations.",
  "setting-undo": "Undo (Minutes)",
  "setting-undo-help":
    "How long a rep can remove a contact with Undo after creating it, and the contacts of a batch after the last one of it. Only contacts that nobody has changed or used since are removed.",
  "setting-monthly-quota": "Monthly Contact Quota",
  "setting-monthly-quota-help":
    "How many contacts a user can create in a calendar month. Users and permission sets can have quotas of their own.",
  "setting-quota-overrides": "Quotas for Users and Permission Sets",
  "setting-retention": "Lead Retention (Days)",
  "setting-retention-help":
    "Leads that aren't imported again within this time are deleted. To keep leads indefinitely, leave this field blank.",
  "retention-pending":
    "Leads that aren't imported again within this time will be deleted from {date} on. Leads concerned at present: {leads}. To keep leads indefinitely, clear this field and save.",
  "batch-retention-pending":
    "The shorter time applies from {date} on. Until then, no batch is deleted because of it.",
  "setting-batch-retention": "Batch Retention (Days)",
  "setting-batch-retention-help":
    "Batches and their results are deleted this long after they end. Contacts in Salesforce and usage counts stay. A batch that makes no progress for this long is canceled.",
  "setting-org-binding": "Connected Org",
  "setting-erased-people": "People Erased on Request",
} as const satisfies Record<string, string>;
