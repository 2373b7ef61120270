/**
 * Salesforce's own names of its objects and fields, for when the org's labels are not known, and how names
 * are quoted and listed in a sentence.
 */
export const nameSentences = {
  "name-contact": "Contact",
  "name-account": "Account",
  "name-opportunity": "Opportunity",
  "name-contact-role": "Opportunity Contact Role",
  "name-salesforce-lead": "Lead",

  "name-name": "Name",
  "name-first-name": "First Name",
  "name-last-name": "Last Name",
  "name-account-name": "Account Name",
  "name-title": "Title",
  "name-mailing-address": "Mailing Address",
  "name-mailing-country": "Mailing Country",
  "name-mailing-state": "Mailing State/Province",
  "name-email": "Email",
  "name-business-phone": "Business Phone",
  "name-lead-source": "Lead Source",
  "name-role": "Role",
  "name-primary": "Primary",

  // What the panel and files call the columns of a lead
  "name-lead": "Lead",
  "name-company": "Company",
  "name-status": "Status",
  "name-next-step": "Next step:",

  "name-status-new": "New",
  "name-status-likely": "Likely",
  "name-status-possible": "Possible",

  // What the panel and files call a user of Salesforce
  "name-username": "Username",

  "name-quoted": '"{name}"',
  "name-list": "{first}, {others}",
  "name-org": "org {id}",
  "name-kilobytes": "{size} KB",
  "name-megabytes": "{size} MB",
} as const satisfies Record<string, string>;
