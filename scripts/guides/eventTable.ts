import { events, type EventName } from "../../connector/log/events.ts";

const meanings: Record<EventName, string> = {
  "creation.reserved": "written to the ledger, its quota taken; nothing is sent yet",
  "creation.sent": "about to be sent to Salesforce",
  "creation.created": "the contact exists",
  "creation.failed": "nothing was created, the quota is given back",
  "creation.unknown": "the answer was lost; Salesforce will be asked",
  "creation.never-known":
    "the answer was lost, and its user has not signed in for 30 days or was erased, so that nobody can ask; the quota stays used",
  "creation.undoing": "the rep takes the contact back: its deletion is about to be sent",
  "creation.undo-unknown": "the answer to that was lost; Salesforce will be asked",
  "creation.undo-refused": "the contact stays; why; `outcome`: `not-sent` where nothing was sent",
  "creation.undo-never-known": "nobody can find out whether the contact was deleted; why",
  "creation.undone":
    "the contact is gone, the quota is given back; `outcome`: `answered`, or `found` where it was looked for",
  "creation.reconciled": "a lost answer is settled; `ms`: after how long",
  "creation.recovered": "the database was put back and lacked the contact; Salesforce told of it",
  "role.sent": "a role on an opportunity goes to Salesforce, for a contact that was there already",
  "role.created": "Salesforce has added it, or it was found there after a lost answer",
  "role.failed": "it was not added",
  "role.unknown": "the answer was lost",
  "role.never-known":
    "nobody can ask any more whether it was added, or its user no longer sees contact or opportunity",
  "row.waiting": "the row is sent again, after an error that may pass or because the rep asked",
  "row.created": "the row has its contact",
  "row.failed": "the row is not sent again by itself",
  "row.skipped": "the lead is in the CRM already, or the rep has linked it",
  "row.unknown": "as its creation",
  "batch.created": "a rep has started a batch of `rows` rows",
  "batch.prepared": "matches and accounts of the first `rows` rows are looked up",
  "batch.paused": "why, and until when it waits at the longest",
  "batch.delayed": "records are locked by somebody else: it sends nothing before `resumeAt`",
  "batch.resumed": "it runs again, by itself or by the rep",
  "batch.cancelled": "by the rep",
  "batch.undoing": "the rep undoes the batch, of which `rows` contacts are there",
  "batch.undo-paused": "why, and until when it waits at the longest",
  "batch.undo-resumed": "it runs again, by itself or by the rep",
  "batch.undo-cancelled": "by the rep",
  "batch.undone": "how many of its contacts are removed, kept, or failed to be removed",
  "batch.finished": "how many of its rows ended how",
  "rehearsal.created": "a rep rehearses a batch of `rows` leads",
  "rehearsal.paused": "why, and until when it waits at the longest",
  "rehearsal.cancelled": "by the rep",
  "rehearsal.finished": "how many contacts Salesforce would create, and how many it would refuse",
  "rehearsal.not-undone":
    "Salesforce has not refused the record that undoes a request; `recordIds`: the contacts that it saved. Rehearsals are off in the org from then on",
  "import.began": "a lead list is being made",
  "import.ended": "the list is there",
  "import.failed": "its list and its new leads are not kept",
  "import.cancelled": "its user has canceled it; its list and its new leads are not kept",
  "import.discarded": "what a connector that was killed had left of it is removed",
  "leads.added": "a rep has added leads by hand",
  "lead.linked": "by hand, to a contact or a Salesforce Lead (`recordId`) that was there already",
  "lead.unlinked": "by hand; the record stays",
  "lead.erased": "the person was erased on request",
  "list.deleted": "by its owner; its leads go with it, those that a creation needs after its end",
  "sign-in.started": "a panel asks for a sign-in",
  "sign-in.accepted": "Salesforce and Crosswalk let the user in",
  "sign-in.refused": "Salesforce or Crosswalk does not",
  "sign-in.completed": "the panel has its session",
  "sign-in.renewed": "a new access token for the session",
  "sign-in.not-renewed": "Salesforce gives none, or cannot be asked",
  "sign-in.ended": "the rep has signed out",
  "sign-in.revoked":
    "the tokens are erased; `outcome`: `revoked` where Salesforce says that the access has ended, too",
  "setting.changed": "from what to what stands on the Crosswalk page",
  "leads.erased":
    "the retention time is over; `waiting`: leads as old, which a creation or a batch still needs",
  "leads.removed": "hidden leads went once their creations had ended",
  "batches.erased": "they ended longer ago than batches are kept",
  "rehearsals.erased": "they began longer ago than rehearsals are kept",
  "ledger.thinned": "`rows` of the ledger, more than 13 months old, are counts now",
  "user.forgotten": "a user who has not signed in for 13 months has no name here any more",
  "connector.started": "a connector listens; `runner` names its process",
  "connector.stopped": "it has ended as it was told to",
  "connector.killed": "it has ended in another way: the next start finds so. `seenAt`: its last sign of life",
  "database.restored":
    "something else is in the database's place, such as a backup; `since`: from when on each user is asked about",
  "ledger.corrected": "Salesforce told what the user added since; `created`: contacts that the ledger lacked",
  "ledger.not-corrected":
    "Salesforce can't tell: it refuses, or, without a `code`, the user can't see `Crosswalk_Lead__c`",
  "clock.wrong": "the connector's clock is `ms` ahead of Salesforce's, or behind it",
  "clock.right": "both clocks agree again",
};

/** The events of the log, as a Markdown table: what each means, and the fields of its line. */
export function eventTable(): string {
  const rows = Object.entries(meanings).map(([name, meaning]) => {
    const fields = events[name as EventName].map((field) => `\`${field}\``).join(", ");
    return `| \`${name}\` | ${meaning} | ${fields} |`;
  });
  return ["| event | means | its line has |", "| --- | --- | --- |", ...rows].join("\n");
}
