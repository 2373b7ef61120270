import { get, patch, post, put, remove } from "./request";

const IMPORT_TIMEOUT_MS = 600_000;
/** The connector's limit for a preview. */
const PREVIEW_BYTES = 65_536;
/** Matching thousands of leads takes Salesforce a while. */
const REVIEW_TIMEOUT_MS = 300_000;

export function listLeadLists(cursor) {
  return get("v1/lead-lists", { cursor });
}

/**
 * Uploads a lead file unchanged. The connector reports on each row. By `key`, a UUID, listImports tells how
 * far it is; the same key again makes no second list.
 */
export function importLeadList(file, name, { key, columns, signal }) {
  const form = new FormData();
  if (name) {
    form.append("name", name);
  }
  form.append("file", file);
  return post("v1/lead-lists", undefined, {
    query: { key, columns: columnsText(columns) },
    body: form,
    signal,
    timeoutMs: IMPORT_TIMEOUT_MS,
  });
}

/** The list that the rep's import of that key has made, or null. */
export async function findImportedList(importKey) {
  const { items } = await get("v1/lead-lists", { importKey });
  return items[0] ?? null;
}

/** The rep's imports that run: {items: [{id, key, name, rowsRead, percentRead, leadCount}]}. */
export function listImports() {
  return get("v1/imports");
}

/** Ends an import; the answer comes once nothing of its list is left. */
export function cancelImport(listId) {
  return remove(`v1/imports/${listId}`, { timeoutMs: REVIEW_TIMEOUT_MS });
}

/**
 * Previews an import from the start of a file: {format, columns: [{name, meaning, example}], rows, counts,
 * isKnown, isWhole}; with `columns` as an import where the rep chose what they are. Stores nothing.
 */
export function previewLeadFile(file, { columns, signal }) {
  const start = file.slice(0, PREVIEW_BYTES);
  return post("v1/lead-lists/preview", undefined, {
    query: { size: file.size, columns: columnsText(columns) },
    body: start,
    signal,
    headers: { "Content-Type": "text/csv" },
  });
}

/** What each column is, in their order; nothing for one that is not used. */
function columnsText(columns) {
  return columns?.map((column) => column ?? "").join(",");
}

/**
 * How a text from the clipboard is understood: {kind, leads: [{line, lead, isNameGuessed}], problems}. Stores
 * nothing.
 */
export function readPastedLeads(text, signal) {
  return post("v1/pasted-leads", { text }, { signal });
}

/**
 * Adds leads, a hundred at most, to a list, or to the one of leads added by hand: {list, leads}. The same
 * leads with the same key, a UUID, are not added twice.
 */
export function addLeads({ listId, key, leads }) {
  return post("v1/leads", { listId, key, leads });
}

export function readLeadList(listId) {
  return get(`v1/lead-lists/${listId}`);
}

export function updateLeadList(listId, changes) {
  return patch(`v1/lead-lists/${listId}`, changes);
}

export function deleteLeadList(listId) {
  return remove(`v1/lead-lists/${listId}`);
}

/** One page of a list's leads. `query` takes q, status, cursor and limit. */
export function listLeads(listId, query, signal) {
  return get(`v1/lead-lists/${listId}/leads`, query, { signal });
}

/**
 * What changed in a rep's own list since the last one of the same leads. `query` takes kind (leftCompany,
 * newTitle, new, gone), cursor, limit, and crm ("stored") for an answer without Salesforce.
 */
export function listChanges(listId, query) {
  return get(`v1/lead-lists/${listId}/changes`, query, { timeoutMs: REVIEW_TIMEOUT_MS });
}

/** The ids of a list's leads that match `query` (q, status), 10,000 at most: {ids, total}. */
export function listLeadIds(listId, query) {
  return get(`v1/lead-lists/${listId}/lead-ids`, query, { timeoutMs: REVIEW_TIMEOUT_MS });
}

/** Leads in all lists that the rep sees, by words: {items: [{lead, list}], total}. */
export function searchLeads(q, signal) {
  return get("v1/leads", { q }, { signal });
}

export function readLead(leadId) {
  return get(`v1/leads/${leadId}`);
}

export function listMatches(leadId) {
  return get(`v1/leads/${leadId}/matches`);
}

/** The record that a lead is linked to: {record}, null where the user may not see it. */
export function readRecord(leadId) {
  return get(`v1/leads/${leadId}/record`);
}

export function linkLead(leadId, recordId) {
  return put(`v1/leads/${leadId}/link`, { recordId });
}

/** Rejects a match: the record is no longer suggested for this lead. */
export function rejectMatch(leadId, recordId) {
  return put(`v1/leads/${leadId}/rejections/${recordId}`);
}

/** Takes a rejection back: the record is suggested again. */
export function unrejectMatch(leadId, recordId) {
  return remove(`v1/leads/${leadId}/rejections/${recordId}`);
}

export function unlinkLead(leadId) {
  return remove(`v1/leads/${leadId}/link`);
}
