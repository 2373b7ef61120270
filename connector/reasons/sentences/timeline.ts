/** What happened, on the timeline for admins. */
export const timelineSentences = {
  "event-creation-reserved": "A place in the quota was reserved for the contact.",
  "event-creation-sent": "The contact was sent to Salesforce.",
  "event-creation-created": "Salesforce created the contact.",
  "event-creation-created-before": "Salesforce had created the contact with the request of {time}.",
  "event-creation-found":
    "The contact was found in Salesforce. The request whose response was lost had created it.",
  "event-creation-recovered": "The restored database lacked this contact. Salesforce told of it.",
  "event-creation-failed": "The contact wasn't created, and the quota wasn't used.",
  "event-creation-not-found":
    "The contact wasn't found in Salesforce. The request whose response was lost hadn't created it.",
  "event-creation-unknown":
    "The response to the request was lost. Crosswalk asks Salesforce whether the contact exists.",
  "event-creation-pending": "No response is stored yet.",
  "event-creation-never-known":
    "Nobody can ask Salesforce any more whether the contact was created. It counts as created.",
  "event-creation-undoing":
    "The user clicked Undo. The request to delete the contact was sent to Salesforce.",
  "event-creation-undo-unknown":
    "The request to delete the contact ended without a clear result. Crosswalk asks Salesforce whether the contact is still there.",
  "event-creation-undo-refused": "The user clicked Undo, and the contact wasn't removed.",
  "event-creation-undo-not-done": "Crosswalk has looked in Salesforce: Undo didn't remove the contact.",
  "event-creation-undo-refused-unknown":
    "The user clicked Undo again, and was refused. It isn't known yet whether an earlier click removed the contact.",
  "event-creation-undo-never-known": "Nobody can find out whether Undo removed the contact.",
  "event-creation-undone": "The user removed the contact with Undo.",
  "event-creation-undone-found": "The user clicked Undo, and the contact was found deleted in Salesforce.",
  "event-role-sent": "A role on an opportunity was sent to Salesforce for the linked contact.",
  "event-role-created": "Salesforce added the contact's role on the opportunity.",
  "event-role-found": "Salesforce was asked, and the contact's role on the opportunity is there.",
  "event-role-failed": "The contact's role on the opportunity wasn't added.",
  "event-role-unknown": "The answer about the contact's role was lost. Salesforce is asked for it.",
  "event-role-never-known": "Nobody can find out whether the contact's role was added.",
  "event-row-waiting": "The lead waits in the batch for another try.",
  "event-row-failed": "The lead failed in the batch, which doesn't try it again.",
  "event-row-skipped": "The batch skipped the lead.",
  "event-batch-created": "The user started a batch (leads: {rows}).",
  "event-batch-paused": "The batch paused.",
  "event-batch-paused-until": "The batch paused, and tries again at {time}.",
  "event-batch-paused-still": "The batch tried to continue, and paused again.",
  "event-batch-paused-still-until":
    "The batch tried to continue, and paused again. It tries again at {time}.",
  "event-batch-delayed": "The batch waits until {time}, because others have locked records.",
  "event-batch-resumed": "The batch continued.",
  "event-batch-cancelled": "The batch was canceled.",
  "event-batch-undoing": "The user has undone the batch. Contacts to remove: {rows}.",
  "event-batch-undo-paused": "The undo of the batch paused.",
  "event-batch-undo-paused-until": "The undo of the batch paused until {time}.",
  "event-batch-undo-resumed": "The undo of the batch went on.",
  "event-batch-undo-cancelled": "The user canceled the undo of the batch.",
  "event-batch-undone":
    "The undo of the batch finished. Contacts removed: {undone}. Kept: {kept}. Failed: {failed}.",
  "event-rehearsal-created": "A rehearsal was started (leads: {rows}). It saves nothing.",
  "event-rehearsal-finished":
    "The rehearsal ended. Contacts that Salesforce would save: {created}. It would refuse: {failed}. Skipped leads: {skipped}.",
  "event-rehearsal-paused": "The rehearsal was paused.",
  "event-rehearsal-cancelled": "The rehearsal was canceled.",
  "event-rehearsal-not-undone":
    "Salesforce didn't undo a request of the rehearsal. Contacts it saved: {created}. Rehearsals were turned off for the org.",
  "rehearsal-untold":
    "Salesforce can't tell before saving whether it would accept the other contacts. Add a few of them to find out.",
  "rehearsal-unforeseen":
    "A test doesn't check opportunity roles, later automation, or duplicates within the list.",
  "event-batch-finished": "The batch ended (created: {created}, failed: {failed}, skipped: {skipped}).",
  "event-import-began": "An import of leads began.",
  "event-import-ended":
    "The import ended (rows: {rows}, imported: {imported}, merged: {merged}, failed: {failed}).",
  "event-import-failed": "The import failed, and nothing was imported.",
  "event-import-cancelled": "The user canceled the import. Its list and its new leads weren't kept.",
  "event-import-discarded": "What was left of an interrupted import was deleted.",
  "event-leads-added":
    "The user added leads by hand (people: {rows}, new: {imported}, merged: {merged}, failed: {failed}).",
  "event-lead-linked": "The user linked the lead to a record that Salesforce had already.",
  "event-lead-unlinked": "The user removed the lead's link to a record in Salesforce.",
  "event-list-deleted": "The owner deleted the lead list.",
  "event-sign-in-accepted": "Salesforce and Crosswalk accepted the sign-in.",
  "event-sign-in-refused": "The sign-in was refused.",
  "event-sign-in-completed": "The user was signed in to Crosswalk.",
  "event-sign-in-renewed": "Salesforce renewed the user's session.",
  "event-sign-in-not-renewed": "Salesforce didn't renew the user's session.",
  "event-sign-in-ended": "The user signed out.",
  "event-sign-in-revoked": "The user's Salesforce tokens were deleted.",
  "event-sign-in-not-revoked":
    "The user's Salesforce tokens were deleted. Salesforce hasn't confirmed that it revoked the access.",
  "event-setting-changed": "A setting was changed: {setting}.",
  "event-setting-changed-values": "{setting} was changed from {before} to {after}.",
  "event-erased-people":
    "The list of people who were erased on request changed (before: {before}, after: {after}).",
  "event-lead-erased": "The person was erased on request.",
  "event-kept-long-enough": "Data that had been kept long enough was deleted.",
  "event-connector-started": "The connector started.",
  "event-connector-stopped": "The connector was stopped.",
  "event-connector-killed": "The connector ended unexpectedly.",
  "event-connector-killed-found": "The connector ended unexpectedly. The next start found so at {time}.",
  "event-database-restored":
    "The database was restored or moved. Crosswalk asks Salesforce which contacts were added since {time}.",
  "event-ledger-corrected": "Contacts that the restored database lacked and Salesforce told of: {created}.",
  "event-ledger-not-corrected":
    "Salesforce couldn't tell which contacts of the user the restored database lacks.",
  "event-ledger-unreadable":
    "The user can't see the Crosswalk field, so that Salesforce can't tell which of their contacts the restored database lacks.",
  "event-clock-fast": "The clock of the connector's host is {minutes} min fast.",
  "event-clock-slow": "The clock of the connector's host is {minutes} min slow.",
  "event-clock-right": "The clock of the connector's host agrees with Salesforce's again.",
  "event-request-refused": "The user got an error.",
  "event-refusals-counted": "More refusals in the same minute: {count}.",
  "event-request-unknown": "The user was told that the outcome isn't known.",
  "event-by-wrong-clock": "{event} (By a wrong clock.)",
  "timeline-file": "Timeline",
  "timeline-time": "Time",
  "timeline-request": "Request ID",
  "timeline-event": "What Happened",
  "timeline-count": "How Often",
  "timeline-cause": "Cause",
  "timeline-remedy": "Remedy",
  "timeline-outcome": "Outcome",
  "timeline-of-contact": "This timeline is about the contact {id}.",
  "timeline-of-lead": "This timeline is about the lead {id}.",
  "timeline-of-list": "This timeline is about the lead list {id}.",
  "timeline-of-batch": "This timeline is about the batch {id}.",
  "timeline-of-creation": "This timeline is about the creation {id}.",
  "timeline-of-request": "This timeline is about the request {id}.",
  "timeline-of-trace": "This timeline is about the trace {id}.",
  "timeline-of-user": "This timeline is about the user {user}.",
  "timeline-of-unknown": "This timeline is about {id}.",
  "timeline-of-time": "This timeline is about {time} and the {minutes} min before and after it.",
  "timeline-of-user-at":
    "This timeline is about the user {user}, at {time} and the {minutes} min before and after it.",
  "timeline-nothing":
    "Nothing is known about this. You can enter the ID of a contact, user, lead, list, batch, or creation, a request ID, or a trace ID. What was refused to somebody who isn't signed in is in the log only. Enter the ID of a user who has never signed in. What happened is kept for {days} days.",
  "timeline-cut": "There are more than {max} entries. The oldest aren't listed.",
  "timeline-cut-around": "There are more than {max} entries. Those farthest from the time aren't listed.",
} as const;

/** How it stands with what a timeline is about. */
export const outcomeSentences = {
  "outcome-created":
    "Salesforce created the contact: {contact}. Crosswalk doesn't look whether it's still there.",
  "outcome-undoing":
    "It isn't known yet whether Undo removed the contact: {contact}. Crosswalk asks Salesforce while the user is signed in.",
  "outcome-undo-never-known":
    "It isn't known whether Undo removed the contact: {contact}. Crosswalk doesn't ask Salesforce any more.",
  "outcome-batch-undo-running":
    "The batch is being undone. Contacts removed: {undone}. Kept: {kept}. Failed: {failed}. Waiting: {waiting}.",
  "outcome-batch-undo-paused":
    "The undo of the batch is paused. Contacts removed: {undone}. Kept: {kept}. Failed: {failed}. Waiting: {waiting}.",
  "outcome-batch-undo-cancelled":
    "The undo of the batch was canceled. Contacts removed: {undone}. Kept: {kept}. Failed: {failed}. Not removed: {waiting}.",
  "outcome-batch-undo-finished":
    "The batch was undone. Contacts removed: {undone}. Kept: {kept}. Failed: {failed}.",
  "outcome-undone": "The user removed the contact with Undo. It doesn't count toward the quota.",
  "outcome-never-known":
    "Nobody knows whether the contact exists. It counts as created, and the quota stays used. Look for it in Salesforce.",
  "outcome-none": "No contact was created, and the quota wasn't used.",
  "outcome-checking-at":
    "It isn't known yet whether the contact exists. Crosswalk asks Salesforce again at {time}.",
  "outcome-checking": "It isn't known yet whether the contact exists. Crosswalk asks Salesforce.",
  "outcome-running": "The contact is being created. No response is stored yet.",
  "outcome-waiting": "No contact was created yet. The lead waits in a batch.",
  "outcome-counts":
    "Contacts created: {created}, not created: {failed}, not known yet: {unknown}, never known: {neverKnown}.",
  "outcome-undone-counts": "Contacts removed with Undo: {undone}.",
  "outcome-batch-running":
    "The batch is running (waiting: {waiting}, created: {created}, failed: {failed}, skipped: {skipped}, not known yet: {unknown}).",
  "outcome-batch-paused":
    "The batch is paused (waiting: {waiting}, created: {created}, failed: {failed}, skipped: {skipped}, not known yet: {unknown}).",
  "outcome-batch-cancelled":
    "The batch was canceled (waiting: {waiting}, created: {created}, failed: {failed}, skipped: {skipped}, not known yet: {unknown}).",
  "outcome-batch-finished":
    "The batch has ended (waiting: {waiting}, created: {created}, failed: {failed}, skipped: {skipped}, not known yet: {unknown}).",
  "outcome-waits-for": "It waits because of this: {why}",
  "outcome-next-try": "It tries again at {time}.",
  "outcome-list": "The lead list exists (leads: {leads}).",
  "outcome-list-gone": "The lead list was deleted.",
  "outcome-not-imported": "Nothing was imported.",
  "outcome-importing": "The import is running, or was interrupted.",
  "outcome-signed-in": "{user} is signed in to Crosswalk.",
  "outcome-signed-out": "{user} isn't signed in to Crosswalk.",
  "outcome-sign-in-refused": "The sign-in was refused, and nobody was signed in.",
  "outcome-refused": "The request changed nothing.",
} as const;

/** Values in the sentences of a timeline. */
export const valueSentences = {
  "value-not-kept": "(not kept)",
  "value-words-not-kept": "words not kept",
  "value-on": "on",
  "value-off": "off",
  "value-none": "none",
  "value-named": "{name}: {value}",
  "value-entries": "{count} entries",
  "value-single-leads": "single leads",
  "value-lead-lists": "lead lists",
} as const;

/** Why something happened, where no refusal says so. */
export const causeSentences = {
  "cause-connection-reset": "The connection to Salesforce was reset before a response came.",
  "cause-connection-closed": "The connection to Salesforce was closed before a response came.",
  "cause-timed-out": "Salesforce didn't respond in time.",
  "cause-insecure": "The connection to Salesforce isn't secure (TLS).",
  "cause-connection-refused": "The connection to Salesforce was refused.",
  "cause-proxy": "The proxy between the connector and Salesforce refused the connection.",
  "cause-unreachable": "The network doesn't lead to Salesforce.",
  "cause-host-name": "The name of the Salesforce host wasn't found (DNS).",
  "cause-stopped": "The connector was stopped before a response came.",
  "cause-killed": "The connector ended after the contact was sent, before a response was stored.",
  "cause-host-ended": "The connector was killed, or its host failed or ran out of memory.",
  "cause-validation-rule": "A validation rule of the org refused the contact.",
  "cause-required-field": "The org requires a field that was left blank.",
  "cause-left-blank": "Fields that the org requires were blank, so nothing was sent to Salesforce: {fields}.",
  "cause-own-check":
    "Salesforce wouldn't take the values of some fields, so nothing was sent to it: {fields}.",
  "cause-account-deleted": "The account {records} was deleted or merged in Salesforce.",
  "cause-deleted": "The account, or another record that the contact refers to, was deleted in Salesforce.",
  "cause-deleted-one-of":
    "The account, or another record that the contact refers to, was deleted in Salesforce. It's one of these: {records}.",
  "cause-automation": "An Apex trigger or a flow of the org failed.",
  "cause-erased": "The person was erased on request.",
  "cause-storage-full": "The disk with Crosswalk's database is full.",
  "cause-title": "{title}.",
  "cause-clock": "The clock of the connector's host is wrong.",
} as const;
