/**
 * What an admin, or whoever runs the connector, does about an error: by its code, `mend-code-…`, or by its
 * cause.
 */
export const remedySentences = {
  "mend-code-request-invalid":
    "Nothing to do in the org: the panel or another client sent something that the connector doesn't take.",
  "mend-code-not-signed-in": "Nothing to do: this is how every session begins.",
  "mend-code-session-expired":
    "If it happens all day, check the refresh token policy in Setup, under External Client App Manager, Crosswalk, and the timeout under Session Settings.",
  "mend-code-wrong-org":
    "Tell the user which org to sign in to. If Salesforce says “Cross-org OAuth flows”, the browser is signed in to another org: sign out there, or use a private window. If the org itself changed, click Disconnect Org on the Crosswalk page.",
  "mend-code-app-blocked":
    "In Setup, under External Client App Manager, Crosswalk must be enabled, and the user needs Crosswalk Rep or Crosswalk Admin (without either, Salesforce says “user is not admin approved to access this app”). If Salesforce says “External client app is not installed in this org”, the connector's SALESFORCE_LOGIN_URL isn't the My Domain of the org that has the app. For a Connected App, unblock or install it in Setup, under Connected Apps OAuth Usage.",
  "mend-code-api-disabled":
    "Give the user API Enabled in the profile or a permission set. If the sign-in itself was refused, the message says what to check: the connector's consumer key (a new app takes up to 30 minutes) and secret, the app's callback URL and scopes, the profile's login hours and IP ranges. Setup, Login History shows Salesforce's own words.",
  "mend-code-not-admin":
    "Assign the Crosswalk Admin permission set, and have the user sign in to Crosswalk again.",
  "mend-code-insufficient-access":
    "Give the user access to the object, field, or record: Create on Contact, Read on Account, Edit on Opportunity for roles, and on the fields of the form. Diagnostics in the panel lists them all.",
  "mend-code-creation-disabled": "Turn on Create Contacts on the Crosswalk page.",
  "mend-code-lead-source-missing":
    "Select an active Lead Source on the Crosswalk page. Setup, Object Manager, Contact, Fields & Relationships, Lead Source shows which are active.",
  "mend-code-not-found": "Nothing to do: the record, list, or lead is gone, or the user has no access to it.",
  "mend-code-already-in-crm": "Nothing to do: the lead has its contact.",
  "mend-code-duplicate-detected":
    "See Setup, Duplicate Rules: a rule that allows with an alert lets the user save anyway, and a rule that blocks doesn't.",
  "mend-code-creation-in-progress": "Nothing to do: it settles by itself within a minute.",
  "mend-code-validation-failed":
    "The message is the org's own: a validation rule, a required field, or a picklist. If users can't meet it, change the rule.",
  "mend-code-import-cancelled": "Nothing to do: the user canceled it, and can import the file again.",
  "mend-code-quota-exceeded":
    "Give the user a higher quota on the Crosswalk page if it is below 1,000; the page shows who used how many. Otherwise, it starts anew with the next calendar month in the org's time zone.",
  "mend-code-api-limit-reached":
    "See which integration uses the requests in Setup, under System Overview, API Requests. The last 24 hours count, so requests become available again by themselves.",
  "mend-code-too-many-requests": "Nothing to do: the connector slows down a client that asks too often.",
  "mend-code-salesforce-unavailable":
    "See status.salesforce.com for your instance. Nothing is lost. Users try again.",
  "mend-code-outcome-unknown":
    "Nothing to do: Crosswalk asks Salesforce whether the contact was created, and never creates it twice.",
  "mend-code-storage-unavailable":
    "Whoever runs the connector finds the database and the remedy in its log and under /readyz: make room on the disk, make it writable, or restore a backup. Batches continue by themselves, and what was on its way is settled.",
  "mend-code-internal": "Find the request ID in the connector's log, and report it with the lines around it.",
  "mend-file":
    "Ask the user for the file as it was exported. The preview of the import says what is wrong with it.",
  "mend-gone":
    "Nothing to do: the lead or its list was deleted, or the list is no longer shared. If the lead is still needed, import it again.",
  "mend-erased": "Don't import them again.",
  "mend-owner": "Ask the owner of the list, who alone can do this.",
  "mend-never-known":
    "Look in Salesforce for the contact. If it isn't there, the lead can be added again, which uses the quota once more.",
  "mend-again": "Ask the user to try again. Nothing was created.",
  "mend-ceiling":
    "Wait, or raise API Limit for Batches (%) on the Crosswalk page. Setup, System Overview, API Requests shows what uses the requests.",
  "mend-concurrent":
    "Wait. If it happens often, see which integration sends many long requests at the same time.",
  "mend-locked":
    "Ask the user to try again. If it happens often, find the user, integration, or automation that changes the same accounts at the same time.",
  "mend-locked-batch":
    "Nothing to do: the batch tries again by itself. If it happens often, find the user, integration, or automation that changes the same accounts at the same time.",
  "mend-locked-row":
    "The batch doesn't try it again by itself. Ask the user to click Retry Failed on the batch's page. If it happens often, find the user, integration, or automation that changes the same accounts at the same time.",
  "mend-retry-failed":
    "The batch doesn't try it again by itself. When the cause is gone, ask the user to click Retry Failed on the batch's page.",
  "mend-maintenance":
    "Wait until Salesforce's maintenance is over. See status.salesforce.com for your instance. Then ask the user to try again.",
  "mend-maintenance-batch":
    "Wait until Salesforce's maintenance is over. See status.salesforce.com for your instance. The batch continues by itself.",
  "mend-unavailable-batch":
    "See status.salesforce.com for your instance. Nothing is lost. The batch tries again by itself.",
  "mend-version":
    "Deploy the Crosswalk package that belongs to the connector's version, or update the connector. The panel asked for something that this connector doesn't have.",
  "mend-sign-in-ended":
    "Ask the user to sign in to Crosswalk again. Somebody revoked the access in Setup, or the app's refresh token policy or a changed password ended it.",
  "mend-network":
    "Nothing is created twice, because Crosswalk asks Salesforce how it ended. If it happens often, check the network, firewall, and proxy between the connector and Salesforce.",
  "mend-timed-out":
    "Nothing is created twice, because Crosswalk asks Salesforce how it ended. If it happens often, see status.salesforce.com, and look for slow triggers and flows on Contact.",
  "mend-insecure":
    "Check whose certificate the connector's host sees for Salesforce. A proxy that inspects TLS traffic needs its certificate in NODE_EXTRA_CA_CERTS.",
  "mend-host-name": "Check the DNS of the connector's host, and SALESFORCE_LOGIN_URL.",
  "mend-killed":
    "Find out from the host why the connector ended: its memory, a restart, the power. Then start it again. Nothing is created twice, because Crosswalk asks Salesforce how it ended.",
  "mend-killed-runs":
    "Find out from the host why the connector ended: its memory, a restart, the power. It runs again. Nothing is created twice, because Crosswalk asks Salesforce how it ended.",
  "mend-stopped": "Start the connector again. It asks Salesforce how it ended, so nothing is created twice.",
  "mend-running":
    "Nothing to do while the connector runs. If it doesn't, start it: it asks Salesforce how it ended.",
  "mend-validation-rule":
    "See the validation rules of Contact in Setup, under Object Manager, and the fields that are named here. If users can't meet the rule, change it.",
  "mend-required-field":
    "In Setup, under Object Manager, Contact, make the field optional or give it a default value, or have users fill it in where the form shows it.",
  "mend-left-blank":
    "In Setup, under Object Manager, Contact, make the fields optional or give them a default value, or have the user fill them in.",
  "mend-own-check": "Ask the user to correct these fields, then to try again.",
  "mend-own-check-batch":
    "Ask the user to correct these fields on the batch's page, where each lead that failed has its form.",
  "mend-deleted":
    "Ask the user to select another account, or restore the deleted record from the Recycle Bin in Salesforce. Then the user tries again.",
  "mend-deleted-batch":
    "Ask the user to select another account for these leads, or restore the deleted record from the Recycle Bin in Salesforce. Then the user clicks Retry Failed on the batch's page.",
  "mend-automation":
    "Correct the Apex trigger or flow on Contact in Setup. Salesforce sends the error to whoever last changed it.",
  "mend-storage-full": "Make room on the disk of the connector's host. Then ask the user to try again.",
  "mend-storage-full-batch": "Make room on the disk of the connector's host. The batch continues by itself.",
  "mend-storage-full-import":
    "Make room on the disk of the connector's host. Then ask the user to import the file again.",
  "mend-storage-import":
    "Whoever runs the connector finds the database and the remedy in its log and under /readyz. Then the user imports the file again.",
  "mend-api-user": "Give the user API Enabled in the profile or a permission set.",
  "mend-api-edition":
    "Give the user API Enabled in the profile or a permission set. If no user of the org can use the API, the org's edition has none: ask Salesforce for API access.",
  "mend-clock":
    "Set the clock of the connector's host, for example by NTP. With a wrong clock, sessions end too soon or too late, and the quota counts in the wrong month.",
  "mend-clock-session":
    "The wrong clock of the connector's host may have ended the session. Set the clock, for example by NTP. Then ask the user to sign in to Crosswalk.",
  "mend-undo": "If the contact should go, ask the user to delete it in Salesforce.",
  "mend-undo-look": "Look in Salesforce for the contact. If it's still there and should go, delete it.",
  "mend-undo-access":
    "Give the user Delete on Contact, if they may delete contacts. Otherwise, delete the contact in Salesforce.",
  "mend-undone": "Nothing needs to be done. The lead can be added again.",
  "mend-proxy":
    "Check the address, user and password in HTTPS_PROXY, and whether the proxy lets the connector reach Salesforce.",
  "mend-gateway":
    "Something between the connector and Salesforce has answered, such as a proxy or a firewall: look there. Nothing is lost. If it's neither, see status.salesforce.com.",
  "mend-undo-merged": "Nothing needs to be done: the lead is linked to the contact that is left.",
  "mend-undo-read":
    "Give the user Read on Contact. Otherwise, look in Salesforce whether the contact is still there.",
  "mend-undo-lost":
    "Crosswalk asks Salesforce how it ended, and never sends a deletion again by itself. If it happens often, check the network, firewall, and proxy between the connector and Salesforce.",
  "mend-not-revoked":
    "To be sure that the access has ended, revoke it for the user in Setup, under Connected Apps OAuth Usage. The user can sign in to Crosswalk again.",
  "mend-setting": "If it wasn't meant, change it back on the Crosswalk page.",
} as const;
