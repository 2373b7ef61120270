/**
 * Every sentence that is no refusal, in the connector's own words. A name in braces is a value. The panel has the same as custom labels, in five
 * languages: `npm run labels` writes them from this table and from translations/, and a test holds them equal.
 */
export const sentences = {
  // What is wrong with a value in the contact form
  "field-required": "{field} is required.",
  "field-number": "{field} must be a number.",
  "field-whole-number": "{field} must be a whole number.",
  "field-too-long": "{field} is too long: {length} of {max} characters.",
  "field-email": "{field} is not a valid email address: {value}",
  "field-date": "{field} must be a date such as 2026-01-31.",
  "field-date-time": "{field} must be a date and time such as 2026-01-31T09:30:00Z.",
  "field-time": "{field} must be a time such as 09:30.",
  "field-lookup": "{field} must be chosen from the list.",
  "field-account": "{field} must be one of the org's accounts.",
  "field-no-option": "{field} does not have the value {value}. Choose one from the list.",
  "field-depends": "{field}: {value} does not go with the chosen {controller}.",
  "field-reference":
    "{field} must not contain {text}, which Salesforce reads as a reference to another record. Remove it.",
  "field-read-only": "You do not have permission to edit {field}.",
  "country-unknown": "Your org does not have the country {country}. Choose one from the list.",

  // Settings, on the admin page and in its list of changes
  "setting-create-contacts": "Create Contacts",
  "setting-lead-source": "Lead Source",
  "setting-allowance-ceiling": "API Limit for Batches (%)",
  "setting-allowance-ceiling-help":
    "Batches pause when your org has used this percentage of its daily Salesforce API requests. The rest stays available for other integrations.",
  "setting-retention": "Lead Retention (Days)",
  "setting-retention-help":
    "Leads that aren't imported again within this time are deleted. To keep leads indefinitely, leave this field blank.",
  "setting-org-binding": "Connected Org",
} as const satisfies Record<string, string>;
