import type { ErrorCode, Whose } from "../errors.ts";

/**
 * A reason to refuse something: its code, what happened, and the next step where the code's own does not fit.
 * `detail` is left out where Salesforce or the org says what happened.
 */
export interface RefusalRow {
  code: ErrorCode;
  /** Who can do something about it, where it is not who the code says. */
  whose?: Whose;
  /** Left out where the title of the code is right. */
  title?: string;
  detail?: string;
  action?: string;
}

/**
 * All refusals in the connector's own words. A name in braces stands for a value.
 */
export const refusals = {
  // Sign-in and session
  "callback-of-another-browser": {
    code: "request-invalid",
    title: "You're not signed in to Salesforce",
    detail: "This sign-in was started in another browser, or this browser blocks cookies.",
    action:
      "Close this window, allow cookies for this site, and click Sign In to Salesforce in your own Crosswalk panel.",
  },
  "completed-by-another-user": {
    code: "request-invalid",
    title: "You're not signed in to Salesforce",
    detail: "Another user completed this sign-in. Crosswalk hasn't kept the access you granted.",
    action: "Close this window and click Sign In to Salesforce again.",
  },
  "sign-in-link-used": {
    code: "request-invalid",
    title: "You're not signed in to Salesforce",
    detail: "This sign-in link was already used.",
    action: "Close this window and click Sign In to Salesforce again.",
  },
  "sign-in-opened-too-often": {
    code: "request-invalid",
    title: "You're not signed in to Salesforce",
    detail: "This sign-in link was opened too many times.",
    action: "Close this window and click Sign In to Salesforce again.",
  },
  "sign-in-link-over": {
    code: "request-invalid",
    title: "You're not signed in to Salesforce",
    detail: "This sign-in link is no longer valid.",
    action: "Close this window and click Sign In to Salesforce again.",
  },
  "no-such-sign-in": {
    code: "not-found",
    title: "You're not signed in to Salesforce",
    detail: "This sign-in doesn't exist.",
    action: "Sign in again.",
  },
  "sign-in-not-completed": {
    code: "session-expired",
    detail: "You didn't complete the sign-in in time.",
    action:
      "Sign in again. If Salesforce says the app must be installed, ask your admin to install Crosswalk.",
  },
  "sign-in-over": {
    code: "session-expired",
    detail: "This sign-in is no longer valid. It was already used, expired, or had too many wrong codes.",
    action: "Sign in again.",
  },
  "sign-in-pending": {
    code: "request-invalid",
    title: "You're not signed in to Salesforce",
    detail: "This sign-in isn't completed yet.",
    action: "Complete the sign-in in its window.",
  },
  "sign-in-of-another-page": {
    code: "request-invalid",
    title: "You're not signed in to Salesforce",
    detail: "Another page started this sign-in.",
    action: "Click Sign In to Salesforce in this panel.",
  },
  "sign-in-verifier": {
    code: "request-invalid",
    detail: "The code verifier doesn't belong to this sign-in.",
  },
  "sign-in-code": {
    code: "request-invalid",
    title: "You're not signed in to Salesforce",
    detail: "This isn't the code from the sign-in page.",
    action: "Copy the code from the sign-in page, then try again.",
  },
  "sign-in-used": { code: "session-expired", detail: "This sign-in was already used." },
  "page-not-allowed": {
    code: "request-invalid",
    whose: "admin",
    title: "You're not signed in to Salesforce",
    detail: "Pages from {origin} can't sign in to this connector.",
    action: "Ask your admin to add your org's Lightning origin to the connector's PANEL_ORIGINS setting.",
  },
  "session-of-another-page": {
    code: "not-signed-in",
    detail: "This session belongs to a page with a different origin.",
  },
  "signed-out": { code: "session-expired", detail: "You were signed out." },
  "signed-out-after-hours": {
    code: "session-expired",
    detail: "You were signed out because sessions last {hours} hours.",
  },
  "signed-out-when-idle": {
    code: "session-expired",
    detail: "You were signed out after {minutes} minutes of inactivity.",
  },
  "sign-in-ended": { code: "session-expired", detail: "Salesforce ended your session." },
  "sign-in-refused-now": {
    code: "api-disabled",
    title: "You're not signed in to Salesforce",
    detail: "Salesforce doesn't allow sign-ins from this network or at this time.",
    action:
      "Ask your admin to check the login hours of your profile, and whether its login IP ranges include the connector's address.",
  },
  "sign-in-not-accepted": { code: "session-expired", detail: "Your Salesforce session expired." },
  "sign-in-to-continue": { code: "session-expired", detail: "Sign in to Salesforce again to continue." },
  "user-inactive": {
    code: "session-expired",
    whose: "admin",
    detail: "This Salesforce user is inactive or frozen.",
    action: "Ask your admin to activate or unfreeze your user.",
  },
  "org-inactive": {
    code: "session-expired",
    whose: "admin",
    detail: "Your Salesforce org isn't active.",
    action: "Ask your admin to contact Salesforce about the org.",
  },
  "access-denied": {
    code: "not-signed-in",
    detail: "You denied access on the Salesforce page.",
    action: "Sign in again and click Allow.",
  },
  "too-many-sign-ins": {
    code: "too-many-requests",
    title: "You're not signed in to Salesforce",
    detail: "This Salesforce user has signed in too many times.",
    action: "Wait an hour, then sign in again.",
  },
  "sign-in-failed": {
    code: "salesforce-unavailable",
    title: "You're not signed in to Salesforce",
    detail: "Salesforce couldn't complete the sign-in ({name}).",
  },
  "no-sign-in-there": {
    code: "api-disabled",
    title: "You're not signed in to Salesforce",
    detail: "A web page answered where Salesforce's sign-in should be ({name}).",
    action:
      "Ask your admin to check the connector's SALESFORCE_LOGIN_URL, and that its network lets it reach Salesforce.",
  },
  "sign-in-refused": {
    code: "api-disabled",
    title: "You're not signed in to Salesforce",
    detail: "Salesforce refused the sign-in ({words}).",
    action: "Give these words to your admin, who can look them up in Salesforce Help.",
  },
  "renewal-refused": {
    code: "session-expired",
    detail: "Salesforce refused to continue your session ({words}).",
    action: "Sign in again. If Salesforce refuses that too, give these words to your admin.",
  },
  "sign-in-unsigned": {
    code: "salesforce-unavailable",
    whose: "admin",
    title: "You're not signed in to Salesforce",
    detail: "The sign-in response isn't signed by Salesforce, so it was rejected.",
    action: "Ask your admin to check the connector's login host and consumer secret.",
  },
  "sign-in-nameless": {
    code: "salesforce-unavailable",
    title: "You're not signed in to Salesforce",
    detail: "Salesforce's sign-in response has no user or org.",
  },
  "identity-unreadable": {
    code: "salesforce-unavailable",
    title: "You're not signed in to Salesforce",
    detail: "Salesforce sent an unreadable sign-in response.",
  },
  "sign-in-under-way": {
    code: "salesforce-unavailable",
    detail: "Salesforce is still processing your last sign-in.",
  },
  "renewal-slow": {
    code: "salesforce-unavailable",
    detail: "Salesforce took too long to renew your session.",
  },
  "app-not-assigned": {
    code: "app-blocked",
    title: "You don't have access to Crosswalk",
    detail: "Your Salesforce user isn't approved for the Crosswalk app.",
    action: "Ask your admin to assign you the Crosswalk Rep permission set, then sign in again.",
  },
  "app-access-withdrawn": {
    code: "session-expired",
    whose: "admin",
    detail: "Your Salesforce user is no longer approved for the Crosswalk app.",
    action: "Ask your admin to assign you the Crosswalk Rep permission set, then sign in again.",
  },
  "app-not-approved": {
    code: "app-blocked",
    title: "You don't have access to Crosswalk",
    detail: "The Crosswalk app isn't installed in your org, or your user may not approve it.",
    action:
      "Ask your admin to install Crosswalk in Setup, under Connected Apps OAuth Usage, and to allow your user to use it.",
  },
  "app-not-in-org": {
    code: "app-blocked",
    title: "This org doesn't have the Crosswalk app",
    detail: "The org at {host} doesn't have the Crosswalk app.",
    action:
      "Ask your admin to register the app in this org, or to set the connector's SALESFORCE_LOGIN_URL to the My Domain of the org that has it.",
  },
  "app-not-at-login-host": {
    code: "app-blocked",
    title: "This login page doesn't know the Crosswalk app",
    detail: "Only your own org knows the Crosswalk app, and {host} doesn't.",
    action: "Ask your admin to set the connector's SALESFORCE_LOGIN_URL to your org's My Domain.",
  },
  "app-key-unknown": {
    code: "api-disabled",
    title: "You're not signed in to Salesforce",
    detail: "Salesforce doesn't know the Crosswalk app's consumer key.",
    action:
      "Wait, because a new app can take 30 minutes to become active. After that, ask your admin to check the connector's SALESFORCE_CLIENT_ID.",
  },
  "app-secret-wrong": {
    code: "api-disabled",
    title: "You're not signed in to Salesforce",
    detail: "Salesforce rejected the Crosswalk app's consumer secret.",
    action: "Ask your admin to check the connector's SALESFORCE_CLIENT_SECRET.",
  },
  "callback-unknown": {
    code: "api-disabled",
    title: "You're not signed in to Salesforce",
    detail: "The Crosswalk app in Salesforce doesn't have this connector's callback URL.",
    action: "Ask your admin to add this callback URL to the app: {url}",
  },
  "app-scopes": {
    code: "api-disabled",
    title: "You're not signed in to Salesforce",
    detail: "The Crosswalk app in Salesforce doesn't have every OAuth scope that Crosswalk needs.",
    action: "Ask your admin to give the app these OAuth scopes: {scopes}",
  },
  "app-not-allowed": {
    code: "app-blocked",
    detail: "The Crosswalk app is blocked or not installed in your org.",
  },
  "app-without-refresh": {
    code: "app-blocked",
    detail: "The Crosswalk app isn't allowed to keep you signed in to this org.",
    action:
      'Ask your admin to add the scope "Perform requests at any time (refresh_token, offline_access)" to the Crosswalk app.',
  },
  "browser-in-other-org": {
    code: "wrong-org",
    detail: "You are signed in to another Salesforce org in this browser.",
    action: "Sign out of that org, or use a private window. Then sign in at {host}.",
  },
  "other-org": {
    code: "wrong-org",
    detail: "You signed in to {used}, but Crosswalk is connected to {expected}.",
  },
  "other-org-revoked": {
    code: "wrong-org",
    detail:
      "You signed in to {used}, but Crosswalk is connected to {expected}. The access you granted has been revoked.",
  },
  "other-org-host": {
    code: "wrong-org",
    whose: "admin",
    detail: "The connector doesn't allow this org's host: {host}.",
    action: "Ask your admin to check the connector's SALESFORCE_INSTANCE_HOSTS setting.",
  },
  "other-org-host-revoked": {
    code: "wrong-org",
    whose: "admin",
    detail: "The connector doesn't allow this org's host: {host}. The access you granted has been revoked.",
    action: "Ask your admin to check the connector's SALESFORCE_INSTANCE_HOSTS setting.",
  },
  "other-user-revoked": {
    code: "wrong-org",
    title: "You're not signed in to Salesforce",
    detail:
      "Salesforce returned a different user than the one who signed in. The access you granted has been revoked.",
  },
  "other-user": {
    code: "wrong-org",
    title: "You're not signed in to Salesforce",
    detail: "Salesforce returned a different user than the one who signed in.",
  },
  "org-not-bound": {
    code: "not-admin",
    detail: "Crosswalk isn't connected to an org yet. An admin must sign in first.",
    action: "Ask a user with the Crosswalk Admin permission set to sign in first.",
  },
  "package-not-in-org": {
    code: "app-blocked",
    title: "This org doesn't have the Crosswalk package",
    detail: "The Crosswalk package isn't in the org that you signed in to.",
    action: "Ask your admin to deploy the Crosswalk package to this org, then sign in again.",
  },
  "package-not-assigned": {
    code: "app-blocked",
    title: "You don't have access to Crosswalk",
    detail: "You don't have a Crosswalk permission set.",
    action: "Ask your admin to assign you the Crosswalk Admin permission set, then sign in again.",
  },
  "package-class-failed": {
    code: "salesforce-unavailable",
    whose: "admin",
    title: "The Crosswalk package doesn't respond",
    detail:
      "The package's Apex class CrosswalkAccess failed, so Crosswalk can't tell who has the Crosswalk Admin permission set.",
    action:
      "Ask your admin to click Compile all classes in Setup, under Apex Classes, and to deploy the Crosswalk package again if CrosswalkAccess still fails.",
  },
  "org-bound-by-configuration": {
    code: "request-invalid",
    title: "The connected org wasn't changed",
    detail: "The org is set in the connector configuration.",
    action: "Change or remove SALESFORCE_ORG_ID in the connector configuration, then restart the connector.",
  },
  "metrics-token": {
    code: "not-signed-in",
    detail: "METRICS_TOKEN is required to read metrics.",
    action: "Send METRICS_TOKEN as a bearer token.",
  },

  // Salesforce
  "api-disabled": {
    code: "api-disabled",
    detail: "Your Salesforce user or org doesn't have API access.",
  },
  "no-such-record": {
    code: "not-found",
    detail: "This record doesn't exist in Salesforce, or you don't have access to it.",
  },
  "page-person-account": {
    code: "validation-failed",
    title: "Nobody can be added to this account",
    detail: "A person account is a person, so no contacts belong to it.",
    action: "Open the account of the company where the person works.",
  },
  "page-opportunity-closed": {
    code: "validation-failed",
    title: "This opportunity is closed",
    detail: "Nobody can be added to the buying group of a closed opportunity here.",
    action: "Open the account to add people who belong to it.",
  },
  "page-no-account": {
    code: "validation-failed",
    title: "This opportunity has no account",
    detail: "Without an account, it isn't known which of your leads belong to the opportunity.",
    action: "Select an account for the opportunity in Salesforce.",
  },
  "page-no-role": {
    code: "insufficient-access",
    detail: "You don't have permission to add contact roles to opportunities.",
    action:
      "Ask your admin for Edit on Opportunity and Create on OpportunityContactRole. To add people without a role, open the account.",
  },
  deleted: { code: "not-found", detail: "This record was deleted in Salesforce." },
  "no-record-id": { code: "request-invalid", detail: "This isn't a valid Salesforce record ID." },
  locked: {
    code: "salesforce-unavailable",
    whose: "time",
    title: "The record is locked right now",
    detail: "Someone else is editing this record in Salesforce.",
    action: "Nothing was saved. Try again in a moment.",
  },
  "restored-not-asked": {
    code: "salesforce-unavailable",
    detail:
      "Crosswalk's database was restored. Crosswalk first has to ask Salesforce which contacts you added since, and Salesforce hasn't answered yet.",
  },
  maintenance: { code: "salesforce-unavailable", detail: "Salesforce is down for maintenance." },
  "search-slow": { code: "salesforce-unavailable", detail: "The Salesforce search timed out." },
  failed: { code: "salesforce-unavailable", detail: "A Salesforce error occurred (HTTP {status})." },
  "answer-unreadable": {
    code: "salesforce-unavailable",
    detail: "Salesforce sent an unexpected response (HTTP {status}).",
  },
  "no-answer": {
    code: "salesforce-unavailable",
    detail: "Salesforce didn't respond in time or closed the connection.",
  },
  "too-many-at-once": {
    code: "api-limit-reached",
    title: "Salesforce is busy right now",
    detail: "Your org is sending too many requests to Salesforce at the same time.",
    action: "Nothing was saved. Try again in a moment.",
  },
  "allowance-used": {
    code: "api-limit-reached",
    detail: "Your org has no Salesforce API requests left for you right now.",
  },
  "allowance-ceiling": {
    code: "api-limit-reached",
    detail: "Your org has used {percent}% of its Salesforce API requests, the limit for batches.",
    action: "The batch resumes automatically. The limit counts requests from the last 24 hours.",
  },
  "no-create": {
    code: "insufficient-access",
    detail: "You don't have permission to create {object} records in Salesforce.",
    action: "Ask your admin for the Create permission on {object}.",
  },
  "no-read": {
    code: "insufficient-access",
    detail: "You don't have access to {object} records in Salesforce.",
    action: "Ask your admin for the Read permission on {object}.",
  },
  "no-read-required": {
    code: "insufficient-access",
    detail: "Your org requires {object} on every contact, but you don't have access to {object} records.",
    action: "Ask your admin for the Read permission on {object}.",
  },
  "no-field": {
    code: "insufficient-access",
    detail: "You don't have access to the field {field}, or it doesn't exist.",
    action: "Ask your admin for access in field-level security: {field}.",
  },
  "no-edit": {
    code: "insufficient-access",
    detail: "You don't have edit access to {labels} on contacts.",
    action: "Ask your admin for edit access in field-level security: {fields}.",
  },
  "no-edit-role": {
    code: "insufficient-access",
    detail: "You don't have permission to edit the Role field on opportunity contact roles.",
    action: "Ask your admin for edit access to OpportunityContactRole.Role, or leave Role blank.",
  },
  "no-opportunities": {
    code: "insufficient-access",
    detail: "You don't have access to opportunities in Salesforce.",
    action: "Ask your admin for the Read permission on Opportunity, or continue without an opportunity.",
  },
  "no-role": {
    code: "insufficient-access",
    detail: "You don't have permission to add contact roles to opportunities.",
    action:
      "Ask your admin for Edit on Opportunity and Create on OpportunityContactRole, or continue without an opportunity.",
  },

  // Adding contacts
  "duplicate-alert": {
    code: "duplicate-detected",
    action: "Compare the records, then link to one, or add the contact anyway.",
  },
  "duplicate-block": {
    code: "duplicate-detected",
    action:
      "Your org's duplicate rule prevents saving this contact. Link the lead to an existing record instead.",
  },
  "duplicate-unclear": {
    code: "duplicate-detected",
    action: "Link the lead to an existing record, or add the contact anyway where your org allows it.",
  },
  "validation-failed-as-a-whole": {
    code: "validation-failed",
    action: "Fix the problem above and try again, or ask your admin for help.",
  },
  "automation-failed": {
    code: "validation-failed",
    whose: "admin",
    action: "Send this message to your admin: an Apex trigger or a flow of your org failed.",
  },
  linked: { code: "already-in-crm", detail: "This lead is linked to a contact in Salesforce." },
  "linked-unseen": {
    code: "already-in-crm",
    whose: "coworker",
    detail: "This lead is linked to a contact you don't have access to in Salesforce.",
    action: "Ask the list owner who the contact is, or your admin for access to it.",
  },
  "link-instead": {
    code: "already-in-crm",
    detail: "A contact created from this lead already exists in Salesforce.",
    action: "Link the lead to that contact instead.",
  },
  "contact-unseen": {
    code: "already-in-crm",
    whose: "admin",
    detail: "A contact created from this lead already exists in Salesforce, but you don't have access to it.",
    action: "Ask your admin for access to that contact.",
  },
  "linked-by-rep": {
    code: "already-in-crm",
    whose: "nobody",
    detail: "You linked this lead to a Salesforce record.",
    action: "No further action is needed.",
  },
  "likely-in-crm": {
    code: "already-in-crm",
    detail: "Likely match in CRM: {record}.",
    action: "Link the lead to this record, or add it anyway.",
  },
  "in-crm-unseen": {
    code: "already-in-crm",
    whose: "coworker",
    detail: "This lead is already in your CRM, but you don't have access to the record.",
    action: "Ask the list owner, or try again in a few minutes.",
  },
  "creation-in-progress": {
    code: "creation-in-progress",
    detail: "A contact is already being created from this lead.",
  },
  "key-in-progress": {
    code: "creation-in-progress",
    detail: "Another contact is already being created with this Idempotency-Key.",
  },
  "colleague-in-progress": {
    code: "creation-in-progress",
    whose: "rep",
    detail:
      "A coworker started creating a contact from this lead, but the connection to Salesforce was lost. The result is unknown until that coworker signs in again.",
    action: "Check Salesforce for the contact and link the lead to it, or try again later.",
  },
  "key-used": {
    code: "request-invalid",
    detail: "This Idempotency-Key was already used for another request.",
    action: "Use a new key for each new request.",
  },
  "lead-source-none": { code: "lead-source-missing", detail: "No Lead Source is selected for new contacts." },
  "lead-source-inactive": {
    code: "lead-source-missing",
    detail: 'The Lead Source "{value}" is no longer active in Salesforce.',
    action: 'Ask your admin to select another Lead Source in Crosswalk Settings or to reactivate "{value}".',
  },
  "two-quotas": {
    code: "request-invalid",
    title: "The settings weren't saved",
    detail: "{name} has two limits.",
    action: "Remove one of them, then save again.",
  },
  "record-type-unknown": {
    code: "request-invalid",
    title: "The settings weren't saved",
    detail: "The record type isn't active, or you can't use it.",
    action: "Select another record type, then save again.",
  },
  "mapping-wrong": {
    code: "request-invalid",
    title: "The settings weren't saved",
    detail: "A field can't be filled in as the mapping says.",
    action: "Select another field or value, then save again.",
  },
  "quota-user-unknown": {
    code: "request-invalid",
    title: "The settings weren't saved",
    detail:
      "A user's limit needs the user's Salesforce ID, which has 15 or 18 characters and begins with 005.",
    action: "Enter the ID in place of the name, then save again.",
  },
  "quota-used-up": {
    code: "quota-exceeded",
    detail: "You have added {used} of {limit} contacts this month.",
    action: "You can continue on {date}.",
  },
  "quota-used-up-lowered": {
    code: "quota-exceeded",
    whose: "admin",
    detail: "You have added {used} of {limit} contacts this month.",
    action: "Ask your admin to raise your limit, or continue on {date}.",
  },
  "quota-used-up-provisional": {
    code: "quota-exceeded",
    whose: "admin",
    detail:
      "You have added {used} of {limit} contacts this month. Your limit may be higher, because your permission sets aren't known yet.",
    action: "Ask your admin to open Usage in Crosswalk Settings, or continue on {date}.",
  },
  "little-quota-left": {
    code: "quota-exceeded",
    whose: "rep",
    title: "The contact wasn't sent",
    detail: "Little of your monthly limit was left, and Salesforce refused leads that were sent first.",
    action: "Correct the leads that Salesforce refused, then try again.",
  },
  "outcome-unknown": {
    code: "outcome-unknown",
    detail: "We lost the connection to Salesforce and are checking whether the contact was created.",
  },
  "not-created": {
    code: "salesforce-unavailable",
    title: "The contact wasn't created",
    detail: "We lost the connection to Salesforce, and the contact wasn't created.",
    action: "Try again. It doesn't count toward your monthly limit.",
  },
  "never-known": {
    code: "salesforce-unavailable",
    whose: "rep",
    title: "We don't know whether the contact was created",
    detail:
      "We lost the connection to Salesforce, and nobody who could have asked signed in again in time. The contact may be there.",
    action:
      "Look for the contact in Salesforce before you add the lead again. It counts toward your monthly limit.",
  },
  "not-sent": {
    code: "internal",
    title: "The contact wasn't created",
    detail: "Crosswalk stopped before the contact was sent to Salesforce.",
    action: "Nothing was created. Try again.",
  },
  "role-unknown": {
    code: "outcome-unknown",
    detail: "We lost the connection to Salesforce and are checking whether the role was added.",
    action: "Wait a moment. Crosswalk is checking whether the role was added.",
  },
  "role-not-added": {
    code: "salesforce-unavailable",
    title: "The role wasn't added",
    detail: "We lost the connection to Salesforce, and the role wasn't added.",
    action: "Try again.",
  },
  "role-never-known": {
    code: "salesforce-unavailable",
    whose: "rep",
    title: "We don't know whether the role was added",
    detail:
      "We lost the connection to Salesforce, and nobody who could have asked signed in again in time. The role may be there.",
    action: "Look at the opportunity's contact roles in Salesforce before you add the role again.",
  },
  "role-never-seen": {
    code: "salesforce-unavailable",
    whose: "coworker",
    title: "We don't know whether the role was added",
    detail:
      "We lost the connection to Salesforce, and you no longer see the contact or the opportunity. The role may be there.",
    action: "Ask somebody who sees both whether the role is there before you add it again.",
  },
  "role-not-sent": {
    code: "internal",
    title: "The role wasn't added",
    detail: "Crosswalk stopped before the role was sent to Salesforce.",
    action: "Nothing was added. Try again.",
  },
  "role-refused": {
    code: "validation-failed",
    title: "Salesforce didn't save the role",
    action: "Fix the problem above and try again, or ask your admin for help.",
  },
  "role-in-progress": {
    code: "creation-in-progress",
    title: "This role is already being added",
    detail: "The contact is already being added to this opportunity.",
  },
  "role-not-linked": {
    code: "request-invalid",
    title: "The role wasn't added",
    detail: "The lead isn't linked to a contact.",
    action: "Link the lead to a contact, or create one from it.",
  },
  "role-no-contact": {
    code: "not-found",
    title: "The role wasn't added",
    detail: "The linked contact was deleted or merged, or you don't have access to it.",
    action: "Refresh the lead, then link it to another record if necessary.",
  },
  "role-no-opportunity": {
    code: "not-found",
    title: "The role wasn't added",
    detail: "This opportunity was deleted, or you don't have access to it.",
    action: "Select another opportunity.",
  },
  "role-closed": {
    code: "validation-failed",
    title: "The role wasn't added",
    detail: "This opportunity was closed meanwhile.",
    action: "Select another opportunity.",
  },
  "role-there": {
    code: "already-in-crm",
    title: "The contact already has a role there",
    detail: "The contact already has a role on {opportunity}.",
    action: "Open the opportunity to change the role.",
  },
  "role-there-as": {
    code: "already-in-crm",
    title: "The contact already has a role there",
    detail: "The contact already has a role on {opportunity}: {role}.",
    action: "Open the opportunity to change the role.",
  },
  "not-tried": {
    code: "salesforce-unavailable",
    whose: "rep",
    title: "The contact wasn't created",
    detail: "Salesforce skipped this contact because too many other contacts in the request failed.",
    action: "Fix the failed contacts, then retry this one.",
  },
  "nothing-to-undo": {
    code: "request-invalid",
    whose: "nobody",
    title: "The contact wasn't removed",
    detail: "No contact was created, so there's nothing to undo.",
    action: "No further action is needed.",
  },
  "undo-too-late": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail: "You can undo a contact only within {minutes} min of creating it.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-changed": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail: "The contact was edited after it was created, so you can't undo it here.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-merged": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail: "The contact was merged into another one, so you can't undo it here.",
    action: "Open the contact that is left. The lead is linked to it.",
  },
  "undo-has-role": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail:
      "The contact has got another role on an opportunity since it was created, so you can't undo it here.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-role-changed": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail:
      "The contact's role on the opportunity was edited after it was created, so you can't undo the contact here.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-has-activity": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail:
      "The contact has got an activity, a campaign, or another record since it was created, so you can't undo it here.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-not-looked": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail:
      "Salesforce didn't show whether the contact has any of these: {objects}. Undo leaves it, as something may have been added.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-linked": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail: "Somebody else has linked a lead to the contact, so you can't undo it here.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-restored": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail: "The contact was removed with Undo before, and somebody has restored it in Salesforce since.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-not-allowed": {
    code: "insufficient-access",
    title: "The contact wasn't removed",
    detail: "Salesforce doesn't let you delete this contact.",
    action: "Ask your admin to delete the contact, or to let you delete contacts.",
  },
  "undo-not-certain": {
    code: "request-invalid",
    title: "The contact wasn't removed",
    detail:
      "The response of Salesforce was lost when the contact was created, and it isn't certain that this is the contact. You can't undo it here.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  undone: {
    code: "request-invalid",
    title: "The contact was removed",
    detail: "The contact was removed with Undo.",
    action: "To add the lead again, open it in its list.",
  },
  "undo-refused": {
    code: "validation-failed",
    whose: "admin",
    title: "The contact wasn't removed",
    action: "Ask your admin whether the contact may be deleted.",
  },
  "undo-not-now": {
    code: "salesforce-unavailable",
    title: "The contact wasn't removed",
    detail: "The contact couldn't be removed now. {why}",
    action: "Click Undo again in a moment, or delete the contact in Salesforce.",
  },
  "undo-limit": {
    code: "api-limit-reached",
    whose: "rep",
    title: "The contact wasn't removed",
    detail: "The contact couldn't be removed now. {why}",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-no-storage": {
    code: "storage-unavailable",
    whose: "rep",
    title: "The contact wasn't removed",
    detail: "The contact couldn't be removed now. {why}",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-no-access": {
    code: "insufficient-access",
    whose: "rep",
    title: "The contact wasn't removed",
    detail: "The contact couldn't be removed. {why}",
    action: "To remove the contact, delete it in Salesforce, or ask your admin.",
  },
  "undo-hidden": {
    code: "not-found",
    title: "The contact wasn't found",
    detail:
      "Undo did nothing: Salesforce doesn't show you the contact any more. It was deleted, or you have no access to it.",
    action: "Look in Salesforce for the contact.",
  },
  "undo-unseen": {
    code: "not-found",
    title: "It isn't known whether the contact was removed",
    detail: "Crosswalk can't see whether the contact is still there.",
    action: "Look in Salesforce for the contact.",
  },
  "not-deleted": {
    code: "salesforce-unavailable",
    title: "It isn't known whether the contact was removed",
    detail: "It isn't known yet whether the contact was removed. Crosswalk asks Salesforce.",
    action: "Click Undo again, or open the contact.",
  },
  "not-deleted-again": {
    code: "salesforce-unavailable",
    whose: "rep",
    title: "It isn't known whether the contact was removed",
    detail:
      "It isn't known yet whether the contact was removed when you clicked Undo before. This time it was refused. {why}",
    action: "Look in Salesforce for the contact.",
  },
  "undo-not-done": {
    code: "salesforce-unavailable",
    whose: "rep",
    title: "The contact wasn't removed",
    detail:
      "It wasn't known at first whether the contact was removed. Crosswalk has looked: it's still there.",
    action: "To remove the contact, delete it in Salesforce.",
  },
  "undo-not-sent": {
    code: "internal",
    title: "The contacts weren't removed",
    detail: "Crosswalk stopped before the deletion was sent to Salesforce.",
    action: "Nothing was deleted by that. Crosswalk tries again by itself.",
  },
  "undo-batch-under-way": {
    code: "request-invalid",
    title: "Nothing was removed",
    detail: "The batch is still running or paused, so you can't undo it yet.",
    action: "Cancel the batch or wait until it's finished. Then undo it.",
  },
  "undo-batch-too-late": {
    code: "request-invalid",
    title: "Nothing was removed",
    detail: "You can undo a batch only within {minutes} min of its last contact.",
    action: "To remove the contacts, delete them in Salesforce.",
  },
  "undo-batch-retry-too-late": {
    code: "request-invalid",
    title: "Nothing was removed",
    detail: "You can try contacts again only within {minutes} min of the end of the undo.",
    action: "To remove the contacts, delete them in Salesforce.",
  },
  "undo-batch-nothing": {
    code: "request-invalid",
    title: "Nothing was removed",
    detail: "None of the batch's contacts is left.",
    action: "Look at the results of the batch.",
  },
  "undo-batch-over": {
    code: "request-invalid",
    title: "Nothing was changed",
    detail: "This batch is undone already.",
    action: "Look at the batch.",
  },
  "undo-batch-not-allowed": {
    code: "insufficient-access",
    title: "Nothing was removed",
    detail: "Salesforce doesn't let you delete contacts.",
    action: "Ask your admin to let you delete contacts, or to delete these.",
  },
  "batch-being-undone": {
    code: "request-invalid",
    whose: "time",
    title: "Nothing was sent",
    detail: "The batch is being undone.",
    action: "Wait until the undo is finished, or cancel it. Then try again.",
  },
  "no-batch-undo": {
    code: "not-found",
    title: "This batch isn't being undone",
    detail: "Nobody has begun to undo this batch.",
    action: "Look at the batch.",
  },
  "undo-never-known": {
    code: "salesforce-unavailable",
    whose: "rep",
    title: "It isn't known whether the contact was removed",
    detail: "Nobody could find out in time whether the contact was removed.",
    action: "Look in Salesforce for the contact.",
  },
  "no-such-creation": { code: "not-found", detail: "This contact request doesn't exist, or it isn't yours." },
  "no-such-role-addition": {
    code: "not-found",
    detail: "This request for a role doesn't exist, or it isn't yours.",
  },
  "role-without-opportunity": {
    code: "request-invalid",
    title: "The contact wasn't created",
    detail: "A contact role requires an opportunity.",
    action: "Select an opportunity, or remove the role.",
  },
  "not-an-opportunity": {
    code: "request-invalid",
    title: "The contact wasn't created",
    detail: "This isn't the ID of an opportunity.",
    action: "Select an opportunity.",
  },
  "not-in-form": {
    code: "not-found",
    detail: "The contact form has no lookup field for {object}.",
  },
  "search-too-short": {
    code: "request-invalid",
    title: "The search wasn't run",
    detail: "Enter at least {min} characters to search.",
    action: "Change the search term.",
  },
  "search-too-long": {
    code: "request-invalid",
    title: "The search wasn't run",
    detail: "Enter up to {max} characters to search.",
    action: "Change the search term.",
  },

  // Leads and lists
  "no-such-lead": { code: "not-found", detail: "This lead doesn't exist, or it isn't shared with you." },
  "no-such-list": { code: "not-found", detail: "This lead list doesn't exist, or it isn't shared with you." },
  "lead-gone": { code: "not-found", detail: "The lead was deleted or is no longer shared with you." },
  "not-list-owner": {
    code: "insufficient-access",
    whose: "coworker",
    title: "The list wasn't changed",
    detail: "Only the owner can change or delete a shared lead list.",
    action: "Ask the list owner, or import the leads into your own list.",
  },
  "not-a-match": {
    code: "request-invalid",
    title: "The lead wasn't linked",
    detail: "This record isn't a contact or a Salesforce Lead.",
    action: "Select a contact or a Salesforce Lead.",
  },
  "no-such-match": {
    code: "not-found",
    title: "The lead wasn't linked",
    detail: "This contact or lead doesn't exist in Salesforce, or you don't have access to it.",
    action: "Select another record, or ask your admin for access to this one.",
  },
  "created-by-crosswalk": {
    code: "insufficient-access",
    whose: "coworker",
    title: "The lead wasn't unlinked",
    detail: "Crosswalk created this contact from the lead. Only the list owner can unlink it.",
    action: "Ask the list owner, or link the lead to another record for yourself.",
  },
  "list-too-long-to-compare": {
    code: "request-invalid",
    whose: "admin",
    title: "The leads weren't checked",
    detail: "You can check lists of up to {max} leads in Salesforce.",
    action: "Ask your admin to compare the lead file with a contact export.",
  },
  "list-too-long-to-sort": {
    code: "request-invalid",
    title: "The list wasn't sorted",
    detail: "You can sort lists of up to {max} leads.",
    action: "Choose the list's own order, and search by name or company.",
  },
  "list-too-long-to-filter": {
    code: "request-invalid",
    title: "The list wasn't filtered",
    detail: 'You can filter lists of up to {max} leads by "{status}".',
    action: "Search by name or company first, or filter by In CRM.",
  },
  "cursor-unknown": {
    code: "request-invalid",
    detail: "The cursor isn't valid for this list.",
    action: "Start again without a cursor.",
  },

  // Leads added by hand
  "nobody-added-because": {
    code: "request-invalid",
    title: "Nobody was added",
    detail: "Nobody was added: {why}.",
    action: "Correct the leads, then add them again.",
  },

  // Lead files
  "file-is-empty": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "The file is empty.",
    action: "Export it again, then choose the new file.",
  },
  "file-is-sheet": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "This is an Excel or another spreadsheet file.",
    action:
      "Open it, save it as CSV UTF-8, then choose that file. Or copy the rows and paste them under Add a Lead.",
  },
  "file-is-archive": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "This is an archive, such as a ZIP file.",
    action: "Unpack it, then choose the CSV file in it.",
  },
  "file-is-linkedin-archive": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "This is the archive that LinkedIn sent you.",
    action: "Unpack it, then choose Connections.csv.",
  },
  "file-is-page": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "This is a web page.",
    action: "Use the export of the page it's from, and choose CSV as the format.",
  },
  "file-is-pdf": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "This is a PDF document.",
    action: "Export the leads as a CSV file. Or copy names and companies, and paste them under Add a Lead.",
  },
  "file-is-image": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "This is an image.",
    action: "Export the leads as a CSV file, then choose that file.",
  },
  "columns-nameless": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "No column is chosen for the name.",
    action: "Choose the column that has the last name, or the full name.",
  },
  "header-too-wide": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "No header row with up to {columns} columns was found in the first {lines} lines.",
    action: "Remove unneeded columns, then import the file again.",
  },
  "header-unknown": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail:
      'No header row was found in the first {lines} lines. A header row needs name columns ("First Name" and "Last Name", or "Full Name") and at least one of "Title", "Company", "Email", "Location", or "LinkedIn URL", separated by commas, semicolons, tabs, or vertical bars. {found}',
    action: "Import the original export file, or add a header row with the column names.",
  },
  "file-unreadable": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "The file is too large or complex to read. Nothing was imported.",
    action: "Check that the file contains leads, or split it into smaller files.",
  },
  "files-waiting": {
    code: "too-many-requests",
    title: "The file wasn't imported",
    detail: "You already have {count} files waiting to be imported.",
    action: "Wait until those files are imported, then try again.",
  },
  "no-rows": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "The file has a header row but no leads.",
    action: "Check that the file contains leads, then import it again.",
  },
  "no-profile-address": {
    code: "request-invalid",
    title: "Nobody was found",
    detail: "This isn't the address of a LinkedIn profile.",
    action: "Copy the address from the person's profile.",
  },
  "person-not-named": {
    code: "request-invalid",
    title: "Nobody was found",
    detail: "This doesn't identify a person.",
    action: "Enter a profile address, an email address, or a full name with a company.",
  },
  "no-row-imported": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "No rows were imported (rows in the file: {rows}).",
    action: "Check that the file contains leads, then import it again.",
  },
  "no-row-imported-because": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "No rows were imported (rows in the file: {rows}). First error, line {line}: {why}.",
    action: "Check that the file contains leads, then import it again.",
  },
  "upload-parts": { code: "request-invalid", detail: "The form has more than {max} parts." },
  "upload-second-file": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "You can import only one file at a time.",
    action: "Import each file separately.",
  },
  "upload-other-field": {
    code: "request-invalid",
    detail: 'The form field for the file must be named "file", not "{field}".',
  },
  "upload-broke-off": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "The upload was interrupted or can't be read. Nothing was imported.",
    action: "Import the file again.",
  },
  "import-removed": {
    code: "import-cancelled",
    detail: "The list was removed while it was being imported. Its new leads weren't kept.",
  },
  "import-repeated": {
    code: "request-invalid",
    title: "The file wasn't imported again",
    detail: "It has arrived already, and its list is there or is being imported.",
    action: "Look for it in your lead lists.",
  },
  "no-such-import": {
    code: "not-found",
    detail: "This import isn't running. It failed or was canceled, or it isn't yours.",
  },
  "import-over": {
    code: "request-invalid",
    title: "The import wasn't canceled",
    detail: "The import had already ended.",
    action: "If you don't need the list, delete it.",
  },
  "no-file": {
    code: "request-invalid",
    title: "The file wasn't imported",
    detail: "No file was uploaded.",
    action: "Select a file and import it again.",
  },

  // Batches
  "no-such-batch": { code: "not-found", detail: "This batch doesn't exist, or it isn't yours." },
  "no-such-rehearsal": { code: "not-found", detail: "This test doesn't exist, or it isn't yours." },
  "rehearsals-off": {
    code: "creation-disabled",
    title: "Tests are turned off",
    detail: "Your admin hasn't turned on tests.",
    action: "Ask your admin to turn on Test Batches in Crosswalk Settings.",
  },
  "rehearsal-running": {
    code: "creation-in-progress",
    title: "You're already testing",
    detail: "Another test of yours isn't completed yet.",
    action: "Wait until it's completed, or stop it.",
  },
  "rehearsal-over": {
    code: "request-invalid",
    title: "The test wasn't changed",
    detail: "This test is already completed.",
    action: "Look at the results of the test.",
  },
  "rehearsal-unanswered": {
    code: "salesforce-unavailable",
    detail: "Salesforce didn't answer what it would do with this lead. Nothing was saved.",
    action: "Test again later.",
  },
  "rehearsal-not-undone": {
    code: "internal",
    whose: "rep",
    title: "Salesforce didn't undo the test",
    detail: "Salesforce didn't refuse the record that undoes a test. Contacts it saved: {count}.",
    action:
      "Open each of these contacts and delete it in Salesforce if it isn't wanted. Tests are now turned off for your org.",
  },
  "no-such-row": { code: "not-found", detail: "This lead isn't in the batch." },
  "batch-over": {
    code: "request-invalid",
    title: "The batch wasn't changed",
    detail: "This batch is already completed.",
    action: "Look at the results of the batch.",
  },
  "no-leads-selected": {
    code: "request-invalid",
    title: "The batch wasn't started",
    detail: "No leads are selected.",
    action: "Select leads, then try again.",
  },
  "too-many-leads": {
    code: "request-invalid",
    title: "The batch wasn't started",
    detail: "A batch can have up to {max} leads.",
    action: "Select fewer leads, then try again.",
  },
  "lead-not-in-batch": {
    code: "request-invalid",
    title: "The batch wasn't changed",
    detail: "Lead {lead} isn't in this batch.",
    action: "Look at the results of the batch.",
  },
  "all-of-no-list": {
    code: "request-invalid",
    title: "The batch wasn't started",
    detail: "“all” needs listId, and doesn't go with leadIds.",
  },
  "row-not-failed": {
    code: "request-invalid",
    title: "The batch wasn't changed",
    detail: "Lead {lead} didn't fail in this batch.",
    action: "Look at the results of the batch.",
  },
  "row-under-way": {
    code: "request-invalid",
    title: "The batch wasn't changed",
    detail: "Lead {lead} is still being processed in this batch, or already has a contact.",
    action: "Look at the results of the batch.",
  },
  "lead-not-in-list": {
    code: "request-invalid",
    title: "The batch wasn't started",
    detail: "Lead {lead} isn't in this list.",
    action: "Refresh the list, then select the leads again.",
  },
  "no-such-lead-id": { code: "not-found", detail: "Lead {lead} doesn't exist, or it isn't shared with you." },

  // Settings
  "lead-source-required": {
    code: "lead-source-missing",
    whose: "rep",
    detail: "Contact creation requires a Lead Source.",
    action: "Select a default Lead Source, then turn on Create Contacts.",
  },
  "org-not-confirmed": {
    code: "request-invalid",
    title: "Contact creation wasn't turned on",
    detail: "The org isn't confirmed yet.",
    action: "Confirm the org in Crosswalk Settings, then turn on Create Contacts.",
  },
  "lead-sources-inactive": {
    code: "lead-source-missing",
    whose: "rep",
    detail: "Lead Sources that aren't active in your org: {values}.",
    action:
      "Select another Lead Source, or activate this one in Setup, under Object Manager, Contact, Fields & Relationships, Lead Source.",
  },

  // Timeline
  "timeline-question": {
    code: "request-invalid",
    title: "The timeline wasn't shown",
    detail: "Enter either an ID, or a user or a time.",
    action: "Enter one of them, then try again.",
  },

  // Storage, in words for users: database/storage.ts has those for whoever runs the connector
  "storage-full": {
    code: "storage-unavailable",
    detail: "The disk with Crosswalk's database {file} is full.",
  },
  "storage-read-only": {
    code: "storage-unavailable",
    detail: "Crosswalk can't write to its database {file}.",
  },
  "storage-closed": { code: "storage-unavailable", detail: "Crosswalk can't open its database {file}." },
  "storage-disk-failing": {
    code: "storage-unavailable",
    detail: "Crosswalk can't read or write its database {file}, because the disk is failing or full.",
  },
  "storage-held": {
    code: "storage-unavailable",
    detail: "Another program is using Crosswalk's database {file}.",
  },
  "storage-damaged": { code: "storage-unavailable", detail: "Crosswalk's database {file} is damaged." },
  "erased-people-locked": {
    code: "storage-unavailable",
    detail:
      "Crosswalk can't open the list of people who were erased on request: TOKEN_KEYS doesn't have its key {key}.",
  },

  // Requests
  "body-too-large": {
    code: "request-invalid",
    detail: "The request is larger than {most}.",
    action: "Send less data at a time. For a lead file, split it into smaller files.",
  },
  "body-broke-off": { code: "request-invalid", detail: "The request was interrupted." },
  "body-slow": {
    code: "request-invalid",
    detail: "The request took longer than {seconds} seconds.",
    action: "Try again.",
  },
  "body-empty": { code: "request-invalid", detail: "The request body is empty." },
  "body-nested": {
    code: "request-invalid",
    detail: "The JSON in the request is nested deeper than {levels} levels.",
  },
  "body-entries": {
    code: "request-invalid",
    detail: "The JSON in the request has too many entries (more than {entries}).",
  },
  "many-fields-wrong": {
    code: "request-invalid",
    detail: "{first} {second} {third} {fourth} {fifth} And more.",
  },
  "content-type-unknown": {
    code: "request-invalid",
    detail: "The content type must be one of these: {types}.",
  },
  "body-not-json": { code: "request-invalid", detail: "The request body isn't valid JSON." },
  "no-such-path": { code: "not-found", detail: "No such endpoint: {request}." },
  "requests-waiting": {
    code: "too-many-requests",
    detail: "{count} of your requests are waiting already.",
    action: "Wait a moment, then try again.",
  },
  "requests-per-minute": {
    code: "too-many-requests",
    detail: "You've sent more than {max} requests in a minute.",
    action: "Wait {seconds} sec, then try again.",
  },
} as const satisfies Record<string, RefusalRow>;
