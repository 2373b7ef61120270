import type { FieldError, SalesforceCall } from "../errors.ts";
import type { KeptValues } from "../reasons/keptValues.ts";

/** The fields that a refusal is about, and what is wrong with them where a check of ours says so. */
export function fieldsOf(errors: readonly FieldError[] = []) {
  const own = errors.filter(isOurs);
  return {
    fields: orNull([...new Set(own.map(nameOf))]),
    fieldReasons: orNull([...new Set(own.flatMap(({ reason }) => reason ?? []))]),
  };
}

/** Whether we or the org named the field. A name that a sender made up may be anything. */
function isOurs({ reason }: FieldError): boolean {
  return reason !== "field-unknown" && reason !== "field-not-in-form";
}

/** The fields of requests whose keys are the sender's: an API name, or whatever they made up. */
export const fieldsWithKeys: readonly string[] = ["contact", "lists"];

/** What a schema refuses by its path: `contact` for one of its keys. */
function nameOf({ field, reason }: FieldError): string {
  if (reason !== "field-not-accepted") return field;
  const parts = field.split(".");
  const at = parts.findIndex((part) => fieldsWithKeys.includes(part));
  return at < 0 ? field : parts.slice(0, at + 1).join(".");
}

function orNull(texts: string[]): string[] | null {
  return texts.length > 0 ? texts : null;
}

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
