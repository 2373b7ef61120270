import { get, getText, post } from "./request";

/** Matching a thousand leads takes Salesforce a while. */
const STEP_TIMEOUT_MS = 300_000;

/** The number of a list's leads in the CRM, from cached results. */
export function readMatchReport(listId) {
  return get(`v1/lead-lists/${listId}/match-report`);
}

/** Compares the next thousand leads with Salesforce and answers the same. */
export function extendMatchReport(listId, signal) {
  return post(`v1/lead-lists/${listId}/match-report`, undefined, { signal, timeoutMs: STEP_TIMEOUT_MS });
}

/** Each lead with its records and the reasons, as CSV text. */
export function readMatchReportCsv(listId) {
  return getText(`v1/lead-lists/${listId}/match-report.csv`);
}
