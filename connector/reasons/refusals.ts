import type { ErrorCode } from "../errors.ts";

/** One reason to refuse something: the code it is refused with, what happened, and the next step where the code's own does not fit. */
interface RefusalRow {
  code: ErrorCode;
  detail: string;
  action?: string;
}

/**
 * Every refusal in the connector's own words. A name in braces is a value. The panel has the same sentences as custom labels, in five
 * languages: `npm run labels` writes them from this table and from translations/, and a test holds them equal.
 */
export const refusals = {
  // Sign-in and session
  "callback-of-another-browser": {
    code: "request-invalid",
    detail: "This sign-in was started in another browser, or this browser blocks cookies.",
    action:
      "Close this window. Allow cookies for this site, then press Sign in to Salesforce in your own Crosswalk panel.",
  },
  "completed-by-another-user": {
    code: "request-invalid",
    detail: "Another user completed this sign-in. The access you granted has been revoked.",
    action: "Close this window and press Sign in to Salesforce again.",
  },
  "sign-in-link-used": {
    code: "request-invalid",
    detail: "This sign-in link has already been used.",
    action: "Close this window and press Sign in to Salesforce again.",
  },
  "sign-in-opened-too-often": {
    code: "request-invalid",
    detail: "This sign-in link was opened too many times.",
    action: "Close this window and press Sign in to Salesforce again.",
  },
  "sign-in-link-over": {
    code: "request-invalid",
    detail: "This sign-in link is unknown or has expired.",
    action: "Close this window and press Sign in to Salesforce again.",
  },
  "no-such-sign-in": {
    code: "not-found",
    detail: "This sign-in does not exist.",
    action: "Sign in again.",
  },
  "sign-in-not-completed": {
    code: "session-expired",
    detail: "The sign-in was not completed in time.",
    action:
      "Sign in again. If Salesforce says that the app must be installed in the org, ask an admin to install Crosswalk.",
  },
  "sign-in-over": {
    code: "session-expired",
    detail: "This sign-in is over: it was used, it expired, or the code was wrong too many times.",
    action: "Sign in again.",
  },
  "sign-in-used": { code: "session-expired", detail: "This sign-in has already been used." },
  "page-not-allowed": {
    code: "request-invalid",
    detail: "Pages of {origin} may not sign in here.",
    action: "Ask an admin to add the org's Lightning origin to PANEL_ORIGINS of the connector.",
  },
  "session-of-another-page": {
    code: "not-signed-in",
    detail: "This session belongs to a page of another origin.",
  },
  "signed-out": { code: "session-expired", detail: "You were signed out." },
  "signed-out-after-hours": {
    code: "session-expired",
    detail: "You were signed out: a sign-in lasts {hours} hours.",
  },
  "signed-out-when-idle": {
    code: "session-expired",
    detail: "You were signed out after {minutes} minutes without use.",
  },
  "sign-in-ended": { code: "session-expired", detail: "Salesforce has ended this sign-in." },
  "sign-in-refused-now": {
    code: "session-expired",
    detail: "Salesforce does not let you in from this network or at this hour.",
  },
  "sign-in-not-accepted": { code: "session-expired", detail: "Salesforce no longer accepts this sign-in." },
  "sign-in-to-continue": { code: "session-expired", detail: "Sign in to Salesforce again to continue." },
  "user-inactive": {
    code: "session-expired",
    detail: "Salesforce says that this user is inactive or frozen.",
    action: "Ask an admin to unfreeze or activate your user.",
  },
  "access-denied": {
    code: "not-signed-in",
    detail: "Access was not allowed on Salesforce's page.",
    action: "Sign in again and choose Allow.",
  },
  "too-many-sign-ins": {
    code: "too-many-requests",
    detail: "This user has signed in to Salesforce too often.",
  },
  "sign-in-failed": { code: "salesforce-unavailable", detail: "Salesforce refused the sign-in ({name})." },
  "sign-in-unsigned": {
    code: "salesforce-unavailable",
    detail: "The answer to the sign-in does not carry Salesforce's signature, so it was not used.",
    action: "Ask an admin to check the login host and the consumer secret of the connector.",
  },
  "sign-in-nameless": {
    code: "salesforce-unavailable",
    detail: "Salesforce's answer names no user and org.",
  },
  "identity-unreadable": {
    code: "salesforce-unavailable",
    detail: "Salesforce's identity service gave an answer that cannot be read.",
  },
  "renewal-slow": {
    code: "salesforce-unavailable",
    detail: "Salesforce takes too long to renew your sign-in.",
  },
  "app-unknown": {
    code: "app-blocked",
    detail: "Salesforce does not know the Crosswalk app by this consumer key or secret.",
    action:
      "Ask an admin to check that the app is installed in the org, and that the connector has its consumer key and secret.",
  },
  "app-not-allowed": {
    code: "app-blocked",
    detail: "The org blocks the Crosswalk app, or has not installed it.",
  },
  "app-without-refresh": {
    code: "app-blocked",
    detail: "The app may not keep you signed in to this org.",
    action:
      'Ask an admin to give the Crosswalk app the scope "Perform requests at any time" (refresh_token).',
  },
  "other-org": {
    code: "wrong-org",
    detail: "You signed in to {used}, but Crosswalk serves {expected}.",
  },
  "other-org-host": {
    code: "wrong-org",
    detail: "Salesforce names {host} as the org's host, which this connector does not allow.",
    action: "Ask an admin to check SALESFORCE_INSTANCE_HOSTS of the connector.",
  },
  "other-user": {
    code: "wrong-org",
    detail: "Salesforce's identity service names another user than the sign-in did.",
  },
  "org-not-bound": {
    code: "not-admin",
    detail: "Crosswalk is not bound to an org yet, and only an admin's sign-in binds it.",
    action: "Ask an admin with the Crosswalk Admin permission set to sign in first.",
  },
  "org-bound-by-configuration": {
    code: "request-invalid",
    detail: "The connector's configuration binds the org.",
    action: "Change or remove SALESFORCE_ORG_ID where the connector runs, and restart it.",
  },
  "metrics-token": {
    code: "not-signed-in",
    detail: "Only a request with METRICS_TOKEN may read the metrics.",
    action: "Send METRICS_TOKEN as a bearer token.",
  },

  // Salesforce
  "api-disabled": {
    code: "api-disabled",
    detail: "Your Salesforce user or org has no access to the API.",
  },
  "no-such-record": {
    code: "not-found",
    detail: "Salesforce has no such record, or you do not have access to it.",
  },
  deleted: { code: "not-found", detail: "The record was deleted in Salesforce." },
  "no-record-id": { code: "request-invalid", detail: "That is not the id of a Salesforce record." },
  locked: {
    code: "salesforce-unavailable",
    detail: "Someone else is changing the same record in Salesforce.",
    action: "Nothing was saved. Try again in a moment.",
  },
  maintenance: { code: "salesforce-unavailable", detail: "Salesforce is down for maintenance." },
  "search-slow": { code: "salesforce-unavailable", detail: "Salesforce took too long to search." },
  failed: { code: "salesforce-unavailable", detail: "Salesforce failed (HTTP {status})." },
  "answer-unreadable": {
    code: "salesforce-unavailable",
    detail: "Salesforce gave an answer that cannot be read (HTTP {status}).",
  },
  "no-answer": {
    code: "salesforce-unavailable",
    detail: "Salesforce did not answer in time, or the connection was lost.",
  },
  "too-many-at-once": {
    code: "api-limit-reached",
    detail: "Salesforce is working on too many requests of your org at once.",
    action: "Nothing was saved. Try again in a moment.",
  },
  "allowance-ceiling": {
    code: "api-limit-reached",
    detail: "Batches may use {percent} % of Salesforce's API allowance, and that share is used up.",
    action:
      "The batch resumes automatically when requests are available again. Salesforce counts the last 24 hours.",
  },
  "no-create": {
    code: "insufficient-access",
    detail: "You do not have permission to create {object} records in Salesforce.",
    action: "Ask an admin for Create on {object}.",
  },
  "no-read": {
    code: "insufficient-access",
    detail: "You do not have access to {object} records in Salesforce.",
    action: "Ask an admin for Read on {object}.",
  },
  "no-read-required": {
    code: "insufficient-access",
    detail: "You do not have access to {object} records in Salesforce, and each contact needs one.",
    action: "Ask an admin for Read on {object}.",
  },
  "no-field": {
    code: "insufficient-access",
    detail: "You do not have access to {field} in Salesforce, or the org has no such field.",
    action: "Ask an admin for access to {field} in field-level security.",
  },
  "no-edit": {
    code: "insufficient-access",
    detail: "You do not have permission to edit {labels} of contacts.",
    action: "Ask an admin for edit access to {fields} in field-level security.",
  },
  "no-edit-role": {
    code: "insufficient-access",
    detail: "You do not have permission to edit Role of opportunity contact roles.",
    action: "Ask an admin for edit access to OpportunityContactRole.Role, or leave the role empty.",
  },
  "no-opportunities": {
    code: "insufficient-access",
    detail: "You do not have access to opportunities in Salesforce.",
    action: "Ask an admin for Read on Opportunity, or continue without an opportunity.",
  },
  "no-role": {
    code: "insufficient-access",
    detail: "You do not have permission to give contacts a role on an opportunity.",
    action:
      "Ask an admin for Edit on Opportunity and Create on OpportunityContactRole, or continue without an opportunity.",
  },

  // Adding contacts
  linked: { code: "already-in-crm", detail: "This lead is linked to a contact in Salesforce." },
  "linked-unseen": {
    code: "already-in-crm",
    detail: "This lead is linked to a contact in Salesforce that you cannot see.",
    action: "Ask the owner of the list.",
  },
  "link-instead": {
    code: "already-in-crm",
    detail: "A contact made from this lead is already in Salesforce.",
    action: "Link the lead to that contact instead.",
  },
  "contact-unseen": {
    code: "already-in-crm",
    detail: "A contact made from this lead is already in Salesforce, but you cannot see it.",
    action: "Ask an admin for access to that contact.",
  },
  "linked-by-rep": {
    code: "already-in-crm",
    detail: "You linked this lead to a record in Salesforce.",
    action: "Nothing else is needed.",
  },
  "likely-in-crm": {
    code: "already-in-crm",
    detail: "Probably already in Salesforce: {record}.",
    action: "Link the lead to that record, or select the lead and add it anyway.",
  },
  "in-crm-unseen": {
    code: "already-in-crm",
    detail: "This lead is already in Salesforce, as a record that you cannot see.",
    action: "Ask the owner of the list, or look again in a few minutes.",
  },
  "creation-in-progress": {
    code: "creation-in-progress",
    detail: "A contact is being created from this lead.",
  },
  "key-in-progress": {
    code: "creation-in-progress",
    detail: "Another contact is being created under this Idempotency-Key.",
  },
  "colleague-in-progress": {
    code: "creation-in-progress",
    detail:
      "A colleague was creating a contact from this lead when Salesforce's answer was lost. They have not signed in since.",
    action: "Look for the contact in Salesforce and link the lead to it, or try again later.",
  },
  "key-used": {
    code: "request-invalid",
    detail: "This Idempotency-Key was used for another request.",
    action: "Send a new key with each new request.",
  },
  "lead-source-none": { code: "lead-source-missing", detail: "No Lead Source is set for new contacts." },
  "lead-source-inactive": {
    code: "lead-source-missing",
    detail: 'The Lead Source "{value}" is no longer active in Salesforce.',
    action:
      'Ask an admin to choose another Lead Source on the Crosswalk page, or to activate "{value}" again.',
  },
  "quota-exceeded": {
    code: "quota-exceeded",
    detail: "You have created {used} of {limit} contacts this month.",
    action: "Wait until the quota resets on {date} (UTC).",
  },
  "outcome-unknown": {
    code: "outcome-unknown",
    detail: "Salesforce's answer was lost. Crosswalk is checking whether the contact was created.",
  },
  "not-created": {
    code: "salesforce-unavailable",
    detail: "Salesforce's answer was lost, and the contact does not exist: nothing was created.",
    action: "Your quota was given back. Save again.",
  },
  "not-sent": {
    code: "internal",
    detail: "Crosswalk stopped before anything was sent to Salesforce.",
    action: "Nothing was created. Save again.",
  },
  "not-tried": {
    code: "salesforce-unavailable",
    detail: "Salesforce did not try this contact, because too many others in the same request failed.",
    action: "Fix the contacts that failed, then try this one again.",
  },
  "nothing-to-undo": {
    code: "request-invalid",
    detail: "Nothing was created, so there is nothing to undo.",
    action: "Open the contact in Salesforce.",
  },
  "undo-too-late": {
    code: "request-invalid",
    detail:
      "You can undo a contact for {minutes} minutes after it is created. Delete it in Salesforce instead.",
    action: "Open the contact in Salesforce.",
  },
  "undo-changed": {
    code: "request-invalid",
    detail: "The contact has been changed since. Delete it in Salesforce if you do not want it.",
    action: "Open the contact in Salesforce.",
  },
  "not-deleted": {
    code: "salesforce-unavailable",
    detail: "Salesforce's answer was lost, and the contact still exists.",
    action: "Try again in a moment.",
  },
  "no-such-creation": { code: "not-found", detail: "You have created no such contact." },
  "not-in-form": {
    code: "not-found",
    detail: "No field of the contact form looks up {object}.",
  },
  "search-text": { code: "request-invalid", detail: "Salesforce cannot search for this text." },

  // Leads and lists
  "no-such-lead": { code: "not-found", detail: "This lead does not exist, or is not shared with you." },
  "no-such-list": { code: "not-found", detail: "This lead list does not exist, or is not shared with you." },
  "lead-gone": { code: "not-found", detail: "The lead was deleted, or is no longer shared with you." },
  "not-list-owner": {
    code: "insufficient-access",
    detail: "Only its owner can change or delete a shared lead list.",
    action: "Ask the list's owner, or import the leads into a list of your own.",
  },
  "not-a-match": {
    code: "request-invalid",
    detail: "This record is neither a contact nor a Salesforce lead.",
    action: "Choose a contact or a lead in Salesforce.",
  },
  "no-such-match": {
    code: "not-found",
    detail: "Salesforce has no such contact or lead, or you do not have access to it.",
    action: "Choose another record, or ask an admin for access to this one.",
  },
  "created-by-crosswalk": {
    code: "insufficient-access",
    detail: "Crosswalk created this contact from the lead. Only the owner of the list can unlink it.",
    action: "Ask the list's owner, or link the lead to another record for yourself.",
  },
  "list-too-long-to-compare": {
    code: "request-invalid",
    detail: "Lists of more than {max} leads cannot be compared with Salesforce here.",
    action: "Compare the lead file with an export of contacts instead: npm run match-report.",
  },
  "list-too-long-to-filter": {
    code: "request-invalid",
    detail: 'Lists of more than {max} leads cannot be filtered by "{status}".',
    action: "Search for a name or company first, or filter by linked.",
  },
  "cursor-unknown": {
    code: "request-invalid",
    detail: "The cursor does not belong to this list.",
    action: "Start again without a cursor.",
  },

  // Lead files
  "header-too-wide": {
    code: "request-invalid",
    detail: "No header line with at most {columns} columns was found in the first {lines} lines.",
    action: "Remove the columns that say nothing about the leads, and import the file again.",
  },
  "header-unknown": {
    code: "request-invalid",
    detail:
      'No header line was found in the first {lines} lines. A header line has a name column ("First Name" and "Last Name", or "Full Name") and at least one of "Title", "Company", "Email", "Location" and "LinkedIn URL", separated by comma, semicolon, tab or bar. {found}',
    action:
      "Choose the file as it was exported, or add a header line that names the columns, and import it again.",
  },
  "file-unreadable": {
    code: "request-invalid",
    detail: "The file takes too much time or memory to read. Nothing was imported.",
    action: "Check that it is a file of leads. Split it into several files and import them one by one.",
  },
  "files-waiting": {
    code: "too-many-requests",
    detail: "{count} of your files are already waiting to be imported.",
    action: "Wait until they are imported, then import this file again.",
  },
  "no-rows": {
    code: "request-invalid",
    detail: "The file has a header and no rows.",
    action: "Check that the file holds leads, then import it again.",
  },
  "no-row-imported": {
    code: "request-invalid",
    detail: "None of the {rows} rows could be imported.",
    action: "Check that the file holds leads, then import it again.",
  },
  "no-row-imported-because": {
    code: "request-invalid",
    detail: "None of the {rows} rows could be imported. Line {line}: {why}.",
    action: "Check that the file holds leads, then import it again.",
  },
  "upload-broke-off": {
    code: "request-invalid",
    detail: "The upload was interrupted, or its form cannot be read. Nothing was imported.",
    action: "Import the file again.",
  },
  "no-file": {
    code: "request-invalid",
    detail: "The form holds no file.",
    action: "Choose a file and import it again.",
  },

  // Batches
  "no-such-batch": { code: "not-found", detail: "You have no such batch." },
  "no-such-row": { code: "not-found", detail: "This batch has no such lead." },
  "batch-over": { code: "request-invalid", detail: "This batch is already finished." },
  "row-not-failed": { code: "request-invalid", detail: "Lead {lead} has not failed in this batch." },
  "row-under-way": {
    code: "request-invalid",
    detail: "Lead {lead} is being sent in this batch, or already has its contact.",
  },
  "lead-not-in-list": { code: "request-invalid", detail: "Lead {lead} is not in the list." },
  "no-such-lead-id": { code: "not-found", detail: "Lead {lead} does not exist, or is not shared with you." },

  // Settings
  "lead-source-required": {
    code: "lead-source-missing",
    detail: "Contacts cannot be created without a Lead Source.",
    action: "Choose a default Lead Source, then turn creation on.",
  },
  "org-not-confirmed": {
    code: "request-invalid",
    detail: "The org is not confirmed yet.",
    action: "Confirm on the Crosswalk page that this is the right org, then turn creation on.",
  },
  "lead-sources-inactive": {
    code: "lead-source-missing",
    detail: "Not active as Lead Source in this org: {values}.",
    action: "Choose another, or activate it in Setup, under Object Manager, Contact, Fields, Lead Source.",
  },

  // Requests
  "body-too-large": {
    code: "request-invalid",
    detail: "The request is larger than {most}.",
    action: "Send less at once. Split a lead file into several files.",
  },
  "body-broke-off": { code: "request-invalid", detail: "The request was interrupted." },
  "body-slow": {
    code: "request-invalid",
    detail: "The request did not arrive within {seconds} seconds.",
    action: "Send it again.",
  },
  "body-not-json": { code: "request-invalid", detail: "The body is not JSON." },
  "no-such-path": { code: "not-found", detail: "There is nothing at {request}." },
  "requests-per-minute": {
    code: "too-many-requests",
    detail: "More than {max} requests in a minute.",
    action: "Wait {seconds} seconds, then try again.",
  },
} as const satisfies Record<string, RefusalRow>;
