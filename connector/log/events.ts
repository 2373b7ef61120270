import type { LogFields } from "./logFields.ts";

/**
 * The changes of state that the log and the timeline tell, each in one line, with the fields that it bears
 * besides those of its request. Every writer of a state tells it here.
 */
export const events = {
  // A state that is written is `creation.<state>`: see connector/creations/ledger.
  "creation.reserved": ["creationId", "leadId", "batchId", "userId", "orgId"],
  "creation.sent": ["creationId", "leadId", "batchId", "userId", "orgId"],
  "creation.created": ["creationId", "leadId", "batchId", "userId", "orgId", "contactId", "call"],
  // prettier-ignore
  "creation.failed": ["creationId", "leadId", "batchId", "userId", "orgId", "code", "reason", "values", "fields", "fieldReasons", "recordIds", "salesforceCodes", "call"],
  "creation.unknown": ["creationId", "leadId", "batchId", "userId", "orgId", "call"],
  /** Nobody can ask any more how it ended. */
  "creation.never-known": ["creationId", "leadId", "batchId", "userId", "orgId", "code", "reason"],
  /** Written before the deletion is sent. */
  "creation.undoing": ["creationId", "leadId", "batchId", "userId", "orgId", "contactId"],
  "creation.undo-unknown": [
    "creationId",
    "leadId",
    "batchId",
    "userId",
    "orgId",
    "contactId",
    "code",
    "reason",
    "values",
    "salesforceCodes",
    "outcome",
    "call",
  ],
  /** `outcome`: that nothing was sent. */
  // prettier-ignore
  "creation.undo-refused": ["creationId", "leadId", "batchId", "userId", "orgId", "contactId", "code", "reason", "values", "salesforceCodes", "outcome", "call"],
  /** Nobody can find out any more whether the contact was deleted. */
  // prettier-ignore
  "creation.undo-never-known": ["creationId", "leadId", "batchId", "userId", "orgId", "contactId", "code", "reason", "values", "salesforceCodes", "outcome", "call"],
  /** `outcome`: whether Salesforce said so, or the contact was looked for and found gone. */
  "creation.undone": ["creationId", "leadId", "batchId", "userId", "orgId", "contactId", "outcome", "call"],
  /** A lost answer is settled. `outcome`: the state that followed. */
  "creation.reconciled": ["creationId", "leadId", "batchId", "userId", "orgId", "outcome", "ms"],
  /** The ledger lacked it after the database was put back, and Salesforce has the contact. */
  "creation.recovered": ["creationId", "leadId", "batchId", "userId", "orgId", "contactId"],

  // A role for a contact that was there already. A state that is written is `role.<state>`.
  "role.sent": ["additionId", "leadId", "contactId", "opportunityId", "userId", "orgId"],
  /** `outcome`: whether Salesforce said so, or the role was looked for and found. */
  // prettier-ignore
  "role.created": ["additionId", "leadId", "contactId", "opportunityId", "userId", "orgId", "outcome", "call"],
  // prettier-ignore
  "role.failed": ["additionId", "leadId", "contactId", "opportunityId", "userId", "orgId", "code", "reason", "values", "fields", "fieldReasons", "salesforceCodes", "call"],
  "role.unknown": ["additionId", "leadId", "contactId", "opportunityId", "userId", "orgId", "call"],
  /** Nobody can ask any more how it ended. */
  "role.never-known": [
    "additionId",
    "leadId",
    "contactId",
    "opportunityId",
    "userId",
    "orgId",
    "code",
    "reason",
    "values",
  ],

  "row.waiting": ["batchId", "position", "leadId", "attempts"],
  "row.created": ["batchId", "position", "leadId", "creationId", "contactId"],
  // prettier-ignore
  "row.failed": ["batchId", "position", "leadId", "creationId", "code", "reason", "values", "fields", "fieldReasons"],
  // prettier-ignore
  "row.skipped": ["batchId", "position", "leadId", "creationId", "code", "reason", "values", "fields", "fieldReasons"],
  "row.unknown": ["batchId", "position", "leadId", "creationId"],

  "batch.created": ["batchId", "listId", "userId", "orgId", "rows"],
  /** Matches and accounts of the first `rows` rows have been looked up. */
  "batch.prepared": ["batchId", "userId", "orgId", "rows"],
  "batch.paused": ["batchId", "userId", "orgId", "code", "reason", "values", "resumeAt", "call"],
  /** It still runs, but sends nothing before `resumeAt`, because records are locked. */
  "batch.delayed": ["batchId", "userId", "orgId", "resumeAt"],
  "batch.resumed": ["batchId", "userId", "orgId"],
  "batch.cancelled": ["batchId", "userId", "orgId"],
  /** Its contacts are to be removed again: `rows` of them. */
  "batch.undoing": ["batchId", "userId", "orgId", "rows"],
  "batch.undo-paused": ["batchId", "userId", "orgId", "code", "reason", "values", "resumeAt", "call"],
  "batch.undo-resumed": ["batchId", "userId", "orgId"],
  "batch.undo-cancelled": ["batchId", "userId", "orgId"],
  "batch.undone": ["batchId", "userId", "orgId", "undone", "kept", "failed"],
  "batch.finished": ["batchId", "userId", "orgId", "created", "failed", "skipped"],

  "rehearsal.created": ["rehearsalId", "listId", "userId", "orgId", "rows"],
  "rehearsal.paused": ["rehearsalId", "userId", "orgId", "code", "reason", "values", "resumeAt"],
  "rehearsal.cancelled": ["rehearsalId", "userId", "orgId"],
  /** How many contacts would be created, and how many would fail. */
  "rehearsal.finished": ["rehearsalId", "userId", "orgId", "created", "failed", "skipped"],
  /** The record that Salesforce must refuse was not refused. `recordIds`: the contacts that are there now. */
  "rehearsal.not-undone": ["rehearsalId", "userId", "orgId", "code", "reason", "recordIds", "created"],

  "import.began": ["listId", "userId", "orgId"],
  "import.ended": ["listId", "userId", "orgId", "rows", "imported", "merged", "skipped", "failed", "erased"],
  "import.failed": ["listId", "userId", "orgId", "code", "reason", "values"],
  /** By its owner, and neither its list nor its new leads are left. */
  "import.cancelled": ["listId", "userId", "orgId"],
  /** What an earlier process left of an import is removed. */
  "import.discarded": ["listId", "userId", "orgId"],

  /** By hand, to a list that is there. */
  "leads.added": ["listId", "userId", "orgId", "rows", "imported", "merged", "skipped", "failed", "erased"],

  /** By hand, to a record that was there already. A contact that Crosswalk made is linked by its creation. */
  "lead.linked": ["leadId", "contactId", "recordId", "userId", "orgId"],
  "lead.unlinked": ["leadId", "contactId", "recordId", "userId", "orgId"],
  /** A person was erased on request, whose lead this was. */
  "lead.erased": ["leadId", "userId", "orgId"],

  /** An admin looked for a person who asks what is kept of them, or to be erased. */
  "leads.sought": ["userId", "orgId", "leads"],

  "list.deleted": ["listId", "userId", "orgId"],

  "sign-in.started": ["signInId", "origin"],
  "sign-in.accepted": ["signInId", "grantId", "userId", "orgId"],
  "sign-in.refused": ["signInId", "userId", "orgId", "code", "reason", "values", "call"],
  "sign-in.completed": ["signInId", "grantId", "userId", "orgId", "origin"],
  "sign-in.renewed": ["grantId", "userId", "orgId"],
  "sign-in.not-renewed": ["grantId", "userId", "orgId", "code", "reason", "values", "call"],
  "sign-in.ended": ["grantId", "userId", "orgId"],
  /**
   * `outcome`: `revoked`, or Salesforce answered otherwise (`refused`), could not be reached (`unreachable`),
   * was not asked, as no key opens the token (`unopenable`), or had ended the sign-in itself.
   */
  "sign-in.revoked": ["grantId", "userId", "orgId", "outcome"],

  "setting.changed": ["setting", "userId", "orgId"],

  // What goes because it has been kept long enough: see connector/retention.ts. The counts are of what went.
  /** `waiting`: as old, but needed by a creation or a batch. */
  "leads.erased": ["orgId", "leads", "waiting"],
  /** Leads that were hidden until their creations had ended. */
  "leads.removed": ["leads", "waiting"],
  "batches.erased": ["orgId", "batches", "rows"],
  "rehearsals.erased": ["orgId", "rows"],
  "ledger.thinned": ["orgId", "rows"],
  "user.forgotten": ["userId", "orgId"],

  "connector.started": ["runner"],
  "connector.stopped": ["runner"],
  /** Another start finds that this one has ended without stopping. `seenAt`: its last sign of life. */
  "connector.killed": ["runner", "seenAt"],
  /** The command that put the database back said so. `since`: no contact that it lacks is older. */
  "database.restored": ["since"],
  /** Salesforce told what the user made since then. `created`: how many contacts the ledger lacked. */
  "ledger.corrected": ["userId", "orgId", "created"],
  /** It can't tell. */
  "ledger.not-corrected": ["userId", "orgId", "code", "reason", "values"],
} as const satisfies Record<string, readonly (keyof LogFields)[]>;

export type EventName = keyof typeof events;
