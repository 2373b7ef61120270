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
  "check-mapping-fits": "All fields of the mapping can be filled in.",
  "check-mapping-wrong": "Some fields can't be filled in: {problems}",
  "check-mapping-change": "Change the field mapping in Crosswalk Settings, or ask for access to the fields.",
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

/** The diagnosis of the whole team: each user's preconditions, and what an admin does about them in Setup. */
export const teamSentences = {
  "team-permission-set": "Permission set",
  "team-permission-set-held": "Assigned: {sets}.",
  "team-permission-set-none": "Neither Crosswalk Rep nor Crosswalk Admin is assigned.",
  "team-permission-set-assign":
    "Assign Crosswalk Rep in Setup, under Permission Sets, Crosswalk Rep, Manage Assignments.",
  "team-permission-set-session": "Assigned, but only for sessions that activate it: {sets}.",
  "team-permission-set-always":
    "Edit it in Setup, under Permission Sets or Permission Set Groups, and clear Session Activation Required: {sets}.",
  "team-not-a-rep": "This isn't needed, because the user has Crosswalk Admin without Crosswalk Rep.",
  "team-active": "Active user",
  "team-active-yes": "The user is active.",
  "team-active-no": "The user is inactive and can't sign in.",
  "team-active-activate":
    "Activate the user in Setup, under Users, or remove the Crosswalk permission set from the user.",
  "team-frozen": "Not frozen",
  "team-frozen-no": "The user isn't frozen.",
  "team-frozen-yes": "The user is frozen and can't sign in.",
  "team-frozen-unfreeze":
    "Open the user in Setup, under Users, and click Unfreeze. Salesforce freezes users whose requests come from an address of bad repute. Before that, give the connector an outgoing address of its own.",
  "team-api-granted": "The API Enabled permission is granted.",
  "team-api-missing": "The API Enabled permission isn't granted.",
  "team-api-grant": "Grant API Enabled in Setup, under Permission Sets or Profiles, System Permissions.",
  "team-create-granted": "The Create permission on {object} is granted.",
  "team-create-missing": "The Create permission on {object} isn't granted.",
  "team-read-granted": "The Read permission on {object} is granted.",
  "team-read-missing": "The Read permission on {object} isn't granted.",
  "team-role-granted": "The Edit permission on {object} is granted, and contact roles come with it.",
  "team-role-missing":
    "The Edit permission on {object} isn't granted, so contacts can't be given a role on an opportunity.",
  "team-role-grant": "Grant Edit on {object} in Setup, under Permission Sets or Profiles, Object Settings.",
  "team-fields": "Edit on the form's fields",
  "team-fields-granted": "All fields of the form can be edited.",
  "team-fields-missing": "Fields that can't be edited: {fields}.",
  "team-sign-in": "Signed in to Crosswalk",
  "team-sign-in-live": "The user is signed in.",
  "team-sign-in-ended":
    "The sign-in has ended. If Salesforce refused a new one on its own sign-in page, only the user sees why.",
  "team-sign-in-never":
    "The user hasn't signed in yet. If Salesforce refused it on its own sign-in page, only the user sees why.",
  "team-sign-in-refused": "Salesforce refused the sign-in on {date}. The user sees: {words}",
  "team-sign-in-live-refused":
    "The user is signed in, but Salesforce refused another sign-in on {date}. The user sees: {words}",
  "team-sign-in-ask": "Ask the user to sign in to Crosswalk.",
  "team-needs-view-setup": "You can't see this without the View Setup and Configuration permission.",
  "team-needs-manage-users": "You can't see this without the Manage Users permission.",
  "team-unread": "Salesforce didn't return this information, so it couldn't be checked.",
  "team-holders-unseen":
    "You can't see who has the Crosswalk permission sets. Only users who have signed in to Crosswalk are listed.",
  "team-cut-short":
    "Salesforce's answers were too long to be read in full, so users can be missing and checks can be unknown.",
  "team-cut": "Users who aren't listed: {count}. The list ends after {max}.",
} as const;

/** What an admin can do about the connected org. */
export const orgBindingSentences = {
  "org-unbound": "No org is connected. Sign in as an admin of the org that Crosswalk should connect to.",
  "org-proposed": "Confirm that this is the right org. If not, disconnect it and sign in to the right one.",
  "org-confirmed": "This org is confirmed. To connect another one, disconnect it.",
  "org-configured": "This org is set by SALESFORCE_ORG_ID in the connector configuration.",
} as const satisfies Record<string, string>;

/** Settings, on the admin page and in its list of changes. */
export const settingSentences = {
  "setting-create-contacts": "Create Contacts",
  "setting-rehearsals": "Test Batches",
  "setting-rehearsals-help":
    "Lets reps test a batch without saving. Flows and triggers run and are rolled back, except auto-numbers and platform events published immediately.",
  "setting-require-email": "Require Email",
  "setting-require-email-help": "Reps need an email address for each contact.",
  "setting-lead-source": "Lead Source",
  "setting-record-type": "Record Type of Contacts",
  "setting-record-type-default": "The User's Default",
  "setting-record-type-help": "Reps who can't use it create contacts with their own default.",
  "setting-field-mapping": "Field Mapping",
  "mapping-source-profileUrl": "LinkedIn Profile Address",
  "mapping-source-title": "Title on LinkedIn",
  "mapping-source-company": "Company on LinkedIn",
  "mapping-source-location": "Location",
  "mapping-source-city": "City of the Location",
  "mapping-source-state": "State of the Location",
  "mapping-source-country": "Country of the Location",
  "mapping-source-list": "Lead List",
  "mapping-source-importedOn": "Date of Import",
  "mapping-source-constant": "Fixed Value",
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

/** The next step, where no refusal says it. */
export const remedySentences = {
  "mend-network":
    "If it happens often, check the network, firewall, and proxy between the connector and Salesforce. Nothing is sent twice.",
  "mend-timed-out":
    "If it happens often, look for slow triggers and flows on Contact, and see status.salesforce.com. Nothing is sent twice.",
  "mend-insecure":
    "Check whose certificate the connector's host sees for Salesforce. A proxy that inspects TLS traffic needs its certificate in NODE_EXTRA_CA_CERTS.",
  "mend-host-name": "Check the DNS of the connector's host, and SALESFORCE_LOGIN_URL.",
  "mend-proxy":
    "Check the address, user and password in HTTPS_PROXY, and whether the proxy lets the connector reach Salesforce.",
  "mend-killed":
    "Find out from the host why the connector ended: its memory, a restart, the power. If it isn't running, start it. Nothing is sent twice.",
  "mend-validation-rule":
    "See the validation rules of Contact in Setup, under Object Manager. If users can't meet the rule, change it.",
  "mend-required-field":
    "In Setup, under Object Manager, Contact, make the field optional or give it a default value, or have users fill it in where the form shows it.",
  "mend-automation":
    "Correct the Apex trigger or flow on Contact in Setup. Salesforce sends the error to whoever last changed it.",
  "mend-storage":
    "Make room on the disk of the connector's host, or make the database writable. /readyz says what is wrong.",
  "mend-internal": "Find the request ID in the connector's log, and report it with the lines around it.",
  "mend-erased": "Don't import them again.",
  "mend-clock":
    "Set the clock of the connector's host, for example by NTP. With a wrong clock, sessions end too soon or too late, and contacts count in the wrong month.",
  "mend-not-revoked":
    "To be sure that the access has ended, revoke it for the user in Setup, under Connected Apps OAuth Usage. The user can sign in to Crosswalk again.",
  "mend-version":
    "Deploy the Crosswalk package that belongs to the connector's version, or update the connector.",
} as const;

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
