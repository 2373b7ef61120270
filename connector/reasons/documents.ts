/** Texts in the files and pages that the connector writes itself. */
export const documents = {
  // Files of comma-separated values
  "csv-link": "Link",

  // What is kept of a person, for the person
  "export-purpose":
    "The company's sales representatives use this to find people in its Salesforce and to create contacts there.",
  "export-source":
    "Lists and texts that the representatives brought from LinkedIn, and the company's Salesforce.",
  "export-recipients":
    "The company's Salesforce org, and whoever runs Crosswalk for the company and keeps its log and backups. Nobody else.",
  "export-kept-leads": "Leads, with their lists and links: {days} days after the last import.",
  "export-kept-leads-for-good": "Leads, with their lists and links: until somebody deletes their lists.",
  "export-kept-batches": "Batches: {days} days after they end.",
  "export-kept-rehearsals": "Tests of batches: {days} days.",
  "export-kept-ledger":
    "Records of who created which contact: {months} months. After that, numbers without names.",
  "export-rights":
    "You can ask the company to correct or erase this, and object to its use. You can complain to a data protection authority.",
  "export-user-purpose":
    "You use Crosswalk with your Salesforce user. Admins see how many contacts you create, and find the causes of failures.",
  "export-user-source": "Your Salesforce user, and what you do in Crosswalk.",
  "export-kept-user":
    "Your name, address and settings: {months} months after the last sign-in. Your Salesforce ID stays with the numbers.",
  "export-kept-sign-ins": "Sign-ins: {days} days after they end.",
  "export-kept-events": "Events: {days} days.",

  // What became of a batch
  "batch-code": "Code",
  "batch-detail": "What happened",
  "batch-action": "Next step",
  "batch-record": "Record ID",
  "batch-lead-id": "Lead ID",
  "rehearsal-waiting": "in progress",
  "rehearsal-would-create": "would be added",
  "rehearsal-would-fail": "would fail",
  "rehearsal-untold": "can't tell",
  "rehearsal-skipped": "skipped",
  "batch-waiting": "not sent",
  "batch-running": "in progress",
  "batch-unknown": "in progress",
  "batch-created": "added",
  "batch-failed": "failed",
  "batch-skipped": "skipped",

  // What became of the undo of a batch
  "undo-waiting": "in progress",
  "undo-undone": "removed",
  "undo-kept": "kept",
  "undo-failed": "failed",

  // Who of a list is in the CRM
  "report-level": "Level",
  "report-probability": "Probability",
  "report-record": "Record",
  "report-record-name": "Record name",
  "report-record-company": "Record company",
  "report-reasons": "Reasons",
  "report-file": "{list} match report",
  "report-new": "new",
  "report-linked": "linked",
  "report-certain": "certain",
  "report-likely": "likely",
  "report-possible": "possible",
  "report-unknown": "unknown",

  // Who of the team is ready
  "team-file": "Crosswalk team",
  "team-passed": "passed",
  "team-failed": "failed",
  "team-warning": "warning",
  "team-not-known": "unknown",

  // Who has used how much of the quota
  "usage-file": "Crosswalk usage {month}",
  "usage-failures-file": "Crosswalk failures {month}",
  "usage-used": "Contacts",
  "usage-limit": "Monthly limit",
  "usage-percent": "Used (%)",
  "usage-near": "80% or more used",
  "usage-is-near": "yes",
  "usage-outcomes": "Outcomes by code",

  // A list that nobody named
  "list-name": "Leads of {date}",

  // The list of leads that a rep adds without a file
  "list-by-hand": "Added by Hand",

  // The page that Salesforce returns to
  "page-signed-in": "Signed in to Salesforce",
  "page-continue": "You can close this window and continue in Crosswalk.",
  "page-still-waiting": "Is Crosswalk still waiting?",
  "page-from-panel": "The Crosswalk panel at {origin} started this sign-in.",
  "page-from-program": "A program started this sign-in, not a Lightning page.",
  "page-paste-code":
    "Paste this code there and nowhere else. Anyone who has it can act as you in Salesforce.",
  "page-link-sent": "Did someone send you the link to this page? Close it and tell your admin.",
  "page-copy": "Copy",
  "page-copied": "Copied",
  "page-close": "You can close this window.",
} as const;
