import type { SalesforceCall } from "../errors.ts";
import type { KeptValues } from "../reasons/keptValues.ts";

/**
 * All that a line of the log may hold: ids, codes, names of fields and settings, counts and times. What
 * people typed, and messages that quote it, has no field here.
 */
export interface LogFields {
  // Which request or work in the background, and whose.
  requestId?: string;
  traceId?: string;
  method?: string;
  route?: string;
  status?: number;
  ms?: number;
  userId?: string;
  orgId?: string;
  job?: string;
  /** A connector's process. */
  runner?: string;
  // What it is about.
  signInId?: string;
  grantId?: string | null;
  listId?: string;
  batchId?: string;
  rehearsalId?: string;
  position?: number;
  leadId?: string;
  creationId?: string;
  creationIds?: string[];
  contactId?: string;
  /** A role that is added to a contact: see connector/creations/roles. */
  additionId?: string;
  opportunityId?: string;
  recordId?: string;
  /** Records that the contact refers to, one of which was deleted. */
  recordIds?: string[];
  /** The record before a merge. */
  formerId?: string;
  setting?: string;
  // What happened.
  event?: string;
  outcome?: string;
  code?: string;
  reason?: string;
  /** Of the reason's sentence: numbers, times and names of settings. See connector/reasons/keptValues.ts. */
  values?: KeptValues;
  /** The fields that a refusal names. */
  fields?: string[];
  /** What is wrong with each of them, where a check of ours says so: keys of connector/reasons/sentences. */
  fieldReasons?: string[];
  salesforceCodes?: string[];
  call?: SalesforceCall;
  err?: unknown;
  // How much.
  rows?: number;
  created?: number;
  failed?: number;
  undone?: number;
  kept?: number;
  skipped?: number;
  imported?: number;
  merged?: number;
  erased?: number;
  waiting?: number;
  leads?: number;
  batches?: number;
  attempts?: number;
  /** Of the log. */
  lines?: number;
  /** ISO 8601, UTC, as `seenAt` and `since`. */
  resumeAt?: string;
  seenAt?: string;
  since?: string;
  // Of the process, for whoever runs it.
  signal?: string;
  host?: string;
  port?: number;
  database?: string;
  loginUrl?: string;
  /** Of the page that signs in; null for a client that is no browser. */
  origin?: string | null;
  keyId?: string | null;
  /** What is wrong with the database, and the remedy. */
  trouble?: string | null;
}
