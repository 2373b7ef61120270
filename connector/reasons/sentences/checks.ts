/** The diagnosis: what each check looks at, what it found, and what to do about it. */
export const checkSentences = {
  "check-api": "API Enabled",
  "check-api-answers": "Salesforce responds to your API requests.",
  "check-app": "Crosswalk app installed and allowed",
  "check-app-signed-in": "You're signed in.",
  "check-package": "Crosswalk package",
  "check-package-answers": "The package's Apex class responds.",
  "check-org": "Connected org",
  "check-org-confirmed": "Crosswalk is connected to {org}.",
  "check-org-proposed": "{org} isn't confirmed yet.",
  "check-org-confirm": "Confirm the org in Crosswalk Settings.",

  "check-creation": "Create Contacts",
  "check-creation-on": "Contact creation is turned on.",
  "check-creation-off": "Contact creation is turned off.",
  "check-creation-turn-on": "Turn on Create Contacts in Crosswalk Settings.",
  "check-lead-source": "Lead Source",
  "check-lead-source-none": "No Lead Source is selected.",
  "check-lead-source-select": "Select a Lead Source in Crosswalk Settings.",
  "check-lead-source-unseen": 'Crosswalk can\'t check whether "{value}" is active.',
  "check-lead-source-active": '"{value}" is selected and active.',
  "check-lead-source-inactive": "Not active in your org: {values}.",
  "check-lead-source-replace":
    "Select another Lead Source in Crosswalk Settings, or activate this one in Setup, under Object Manager, Contact, Fields & Relationships, Lead Source.",

  "check-create": "Create on {object}",
  "check-create-granted": "You have the Create permission on {object}.",
  "check-create-grant":
    "Grant Create on {object} in Setup, under Permission Sets or Profiles, Object Settings.",
  "check-read": "Read on {object}",
  "check-read-granted": "You have the Read permission on {object}.",
  "check-read-grant": "Grant Read on {object} in Setup, under Permission Sets or Profiles, Object Settings.",
  "check-create-contact":
    "You don't have the Create permission on {object}, which is required to add leads to the CRM.",
  "check-create-role":
    "You don't have the Create permission on {object}, which is required to give contacts a role on an opportunity. It comes with Edit on Opportunity.",
  "check-read-account":
    "You don't have the Read permission on {object}, which is required to select the contact's account.",
  "check-read-opportunity":
    "You don't have the Read permission on {object}, which is required to select an opportunity.",
  "check-read-lead":
    "You don't have the Read permission on {object}, which is required to find people who are already Salesforce Leads.",

  "check-edit": "Edit on {label} ({field})",
  "check-edit-granted": "You can edit {label} ({field}).",
  "check-edit-read-only": "{label} is read-only for you.",
  "check-edit-hidden": "{label} ({field}) is hidden from you.",
  "check-edit-grant":
    "Grant edit access in Setup, under Object Manager, {object}, Fields & Relationships, {row}, Set Field-Level Security.",
  "check-external-id": "Crosswalk field on Contact",
  "check-external-id-there": "{field} identifies contacts created from leads.",
  "check-external-id-missing":
    "{field} is missing or you can't edit it. Contacts are still created, but contacts that coworkers created from leads aren't recognized by it.",
  "check-external-id-install": "Install the Crosswalk package and assign the Crosswalk Rep permission set.",
  "check-required-fields": "Additional required fields on Contact",
  "check-required-fields-none": "Your org requires no other fields.",
  "check-required-fields-asked": "The form also asks for fields that your org requires: {fields}.",
  "check-required-fields-locked":
    "Your org requires fields that you can't edit, so no contact can be saved: {fields}.",
  "check-required-fields-grant":
    "Grant edit access in Setup, under Object Manager, Contact, Fields & Relationships, Set Field-Level Security.",
  "check-country-picklists": "State and Country/Territory Picklists",
  "check-country-picklists-on": "On. The country is selected from the org's list.",
  "check-country-picklists-off": "Off. The country is entered as text.",
  "check-duplicate-rules": "Duplicate Rules",
  "check-duplicate-rules-unseen": "You can't view your org's duplicate rules, but they still apply.",
  "check-duplicate-rules-active": "Active on Contact: {rules}.",
  "check-duplicate-rules-none":
    "No duplicate rule is active on Contact, so Salesforce doesn't warn about a second contact for the same person.",
  "check-duplicate-rules-activate": "Activate a rule in Setup, under Duplicate Rules.",

  "check-quota": "Monthly limit",
  "check-quota-left": "{remaining} of {limit} contacts left this month.",
  "check-quota-wait": "You can continue on {date}.",
  "check-allowance": "API requests left",
  "check-allowance-unknown": "Salesforce hasn't reported it yet.",
  "check-allowance-left":
    "{remaining} of {limit} requests left. The limit counts requests from the last 24 hours.",
  "check-allowance-usage": "To see what uses the requests, go to Setup, under System Overview, API Usage.",
  "check-erasing": "Retention",
  "check-erasing-apart":
    "Nothing is erased by its age, because the clocks of the connector's host and of Salesforce or the database are {minutes} min apart.",
} as const;
