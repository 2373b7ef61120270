import { request, requestText } from "./request";

/** A handful of calls to Salesforce, or a search of every text, each of which may be slow. */
const SLOW_TIMEOUT_MS = 120_000;

export function readSettings() {
  return request("GET", "v1/settings");
}

export function saveSettings(settings) {
  return request("PUT", "v1/settings", { json: settings });
}

export function readSettingsOptions() {
  return request("GET", "v1/settings/options");
}

/** Users and permission sets that can have a quota of their own. */
export function readQuotaOwners() {
  return request("GET", "v1/settings/quota-owners");
}

export function readOrgBinding() {
  return request("GET", "v1/org-binding");
}

export function confirmOrgBinding() {
  return request("POST", "v1/org-binding/confirm");
}

export function releaseOrgBinding() {
  return request("DELETE", "v1/org-binding");
}

/** How many people stay out of imports since they were erased on request. */
export function readErasedPeople() {
  return request("GET", "v1/erased-people");
}

/** Lets one of them be imported again: {profileUrl}, {email}, or {name, company}. */
export function liftErasure(person) {
  return request("POST", "v1/erased-people/lift", { json: person });
}

/** Finds leads of a person and texts that name them, for the leads in `leadIds` once they are ticked. */
export function findPerson(person) {
  return request("POST", "v1/erasures/find", { json: person, timeoutMs: SLOW_TIMEOUT_MS });
}

/** Erases a person: the leads in `leadIds`, and with `blanksTexts` what names them elsewhere. */
export function erasePerson(person) {
  return request("POST", "v1/erasures", { json: person, timeoutMs: SLOW_TIMEOUT_MS });
}

/** What is kept about a person, as a document for them. */
export function exportPerson(person) {
  return request("POST", "v1/erasures/export", { json: person, timeoutMs: SLOW_TIMEOUT_MS });
}

/** Changes of the settings, newest first, a page at a time. */
export function listSettingsChanges(cursor) {
  return request("GET", "v1/settings/changes", { query: { cursor } });
}

/** Contacts created per user in a month, YYYY-MM; the current month by default. */
export function readUsage(month) {
  return request("GET", "v1/usage", { query: { month } });
}

/** The same as CSV text. */
export function readUsageCsv(month) {
  return requestText("GET", "v1/usage.csv", { query: { month } });
}

/** What the contacts of a month failed of that were not created, the most frequent cause first. */
export function readUsageFailureCauses(month) {
  return request("GET", "v1/usage/failure-causes", { query: { month } });
}

/** Those of a month that failed of one cause, by its `key`, newest first, a page at a time. */
export function readUsageFailures(month, cause, cursor) {
  return request("GET", "v1/usage/failures", { query: { month, cause, cursor } });
}

/** All of them as CSV text. */
export function readUsageFailuresCsv(month) {
  return requestText("GET", "v1/usage/failures.csv", { query: { month } });
}

/** What happened, newest first, a page at a time: {id}, {user}, {at} or {user, at}, with {cursor}. */
export function readTimeline(question) {
  return request("GET", "v1/timeline", { query: question });
}

/** All of it as CSV text. */
export function readTimelineCsv(question) {
  return requestText("GET", "v1/timeline.csv", { query: question });
}

/** Each user of Crosswalk with each precondition, asked of Salesforce now. */
export function readTeamDiagnosis() {
  return request("GET", "v1/team-diagnosis", { timeoutMs: SLOW_TIMEOUT_MS });
}

/** The same as CSV text, asked again. */
export function readTeamDiagnosisCsv() {
  return requestText("GET", "v1/team-diagnosis.csv");
}
