import { get, post, remove } from "./request";

/** What Salesforce may take to write a record, and the connector to ask how that ended. */
const WRITE_TIMEOUT_MS = 90_000;

/**
 * The form for a lead; `listId` where the lead was opened from a list, which may have a Lead Source of its
 * own.
 */
export function readDraft(leadId, listId) {
  return get(`v1/leads/${leadId}/draft`, { listId });
}

export function searchAccounts(q, signal) {
  return get("v1/accounts", { q }, { signal });
}

/** Records for a lookup field of the form; the object's first by name where nothing is typed. */
export function findLookupRecords(objectApiName, q, signal) {
  return get(`v1/lookups/${objectApiName}`, { q }, { signal });
}

export function listOpportunities(accountId, signal) {
  return get(`v1/accounts/${accountId}/opportunities`, {}, { signal });
}

/** A key for one submission; sending the same submission again with it never makes a second contact. */
export function createIdempotencyKey() {
  return crypto.randomUUID();
}

export function createContact(creation, idempotencyKey) {
  return post("v1/contacts", creation, {
    headers: { "Idempotency-Key": idempotencyKey },
    timeoutMs: WRITE_TIMEOUT_MS,
  });
}

/** Takes a contact back within ten minutes, under the rep's own rights. It counts no longer. */
export function undoCreation(creationId) {
  return remove(`v1/contacts/${creationId}`, { timeoutMs: WRITE_TIMEOUT_MS });
}

/** Gives the contact that a lead is linked to a role: {opportunityId, role?, isPrimary}. */
export function addRole(leadId, role, idempotencyKey) {
  return post(`v1/leads/${leadId}/roles`, role, {
    headers: { "Idempotency-Key": idempotencyKey },
    timeoutMs: WRITE_TIMEOUT_MS,
  });
}

/** How that stands: {state, error}. */
export function readAddedRole(leadId, additionId) {
  return get(`v1/leads/${leadId}/roles/${additionId}`);
}

export function readCreation(creationId) {
  return get(`v1/contacts/${creationId}`);
}
