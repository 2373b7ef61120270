import { get, getText, post, put } from "./request";

/** Matching thousands of leads takes Salesforce a while. */
const REVIEW_TIMEOUT_MS = 300_000;

/** Reviews {listId, leadIds} before contacts are created. Writes nothing. */
export function reviewBatch(selection, signal) {
  return post("v1/batch-reviews", selection, { signal, timeoutMs: REVIEW_TIMEOUT_MS });
}

/** Starts a batch, once for each key: {id}. */
export function startBatch(batch, idempotencyKey) {
  return post("v1/batches", batch, { headers: { "Idempotency-Key": idempotencyKey }, hasAcceptedBody: true });
}

export function listBatches() {
  return get("v1/batches");
}

export function readBatch(batchId) {
  return get(`v1/batches/${batchId}`);
}

/** A page of a batch's rows: `query` takes state, offset and limit. */
export function listBatchRows(batchId, query, signal) {
  return get(`v1/batches/${batchId}/rows`, query, { signal });
}

/** All rows as CSV text. */
export function readBatchCsv(batchId) {
  return getText(`v1/batches/${batchId}/rows.csv`);
}

/** The contact form of a lead of the batch, with the values to be sent. */
export function readBatchRowDraft(batchId, leadId) {
  return get(`v1/batches/${batchId}/rows/${leadId}/draft`);
}

export function linkBatchRow(batchId, leadId, recordId) {
  return put(`v1/batches/${batchId}/rows/${leadId}/link`, { recordId });
}

export function cancelBatch(batchId) {
  return post(`v1/batches/${batchId}/cancel`);
}

export function resumeBatch(batchId) {
  return post(`v1/batches/${batchId}/resume`);
}

/** What leads of the batch failed of: {items: [{cause, count, problem, fields, rows}]}. */
export function listBatchFailures(batchId) {
  return get(`v1/batches/${batchId}/failures`);
}

/** Retries failed rows: all, or {rows, cause, contact} with their corrections. */
export function retryBatch(batchId, retry = {}) {
  return post(`v1/batches/${batchId}/retry`, retry);
}

/** What an undo of the batch would do ({counts, expiresAt, kept}); once it was begun, how it is doing. */
export function readBatchUndo(batchId) {
  return get(`v1/batches/${batchId}/undo`);
}

/** Begins to remove the contacts of the batch that nobody has touched since; twice is once. */
export function beginBatchUndo(batchId) {
  return post(`v1/batches/${batchId}/undo`, undefined, { hasAcceptedBody: true });
}

export function cancelBatchUndo(batchId) {
  return post(`v1/batches/${batchId}/undo/cancel`);
}

export function resumeBatchUndo(batchId) {
  return post(`v1/batches/${batchId}/undo/resume`);
}

/** Tries again what failed. */
export function retryBatchUndo(batchId) {
  return post(`v1/batches/${batchId}/undo/retry`);
}

/** A page of the undo's contacts: `query` takes outcome, offset and limit. */
export function listBatchUndoRows(batchId, query) {
  return get(`v1/batches/${batchId}/undo/rows`, query);
}

/** How each contact of the undo ended, as CSV text. */
export function readBatchUndoCsv(batchId) {
  return getText(`v1/batches/${batchId}/undo/rows.csv`);
}
