import { get, getText, post, put, remove } from "./request";

/** A handful of calls to Salesforce, or a search of every text, each of which may be slow. */
const SLOW_TIMEOUT_MS = 120_000;

export function readSettings() {
  return get("v1/settings");
}

export function saveSettings(settings) {
  return put("v1/settings", settings);
}

export function readSettingsOptions() {
  return get("v1/settings/options");
}

/** Users and permission sets that can have a quota of their own. */
export function readQuotaOwners() {
  return get("v1/settings/quota-owners");
}

export function readOrgBinding() {
  return get("v1/org-binding");
}

export function confirmOrgBinding() {
  return post("v1/org-binding/confirm");
}

export function releaseOrgBinding() {
  return remove("v1/org-binding");
}

/** How many people stay out of imports since they were erased on request. */
export function readErasedPeople() {
  return get("v1/erased-people");
}

/** Lets one of them be imported again: {profileUrl}, {email}, or {name, company}. */
export function liftErasure(person) {
  return post("v1/erased-people/lift", person);
}

/** Finds leads of a person and texts that name them, for the leads in `leadIds` once they are ticked. */
export function findPerson(person) {
  return post("v1/erasures/find", person, { timeoutMs: SLOW_TIMEOUT_MS });
}

/** Erases a person: the leads in `leadIds`, and with `blanksTexts` what names them elsewhere. */
export function erasePerson(person) {
  return post("v1/erasures", person, { timeoutMs: SLOW_TIMEOUT_MS });
}

/** What is kept about a person, as a document for them. */
export function exportPerson(person) {
  return post("v1/erasures/export", person, { timeoutMs: SLOW_TIMEOUT_MS });
}

/** Changes of the settings, newest first, a page at a time. */
export function listSettingsChanges(cursor) {
  return get("v1/settings/changes", { cursor });
}

/** Contacts created per user in a month, YYYY-MM; the current month by default. */
export function readUsage(month) {
  return get("v1/usage", { month });
}

/** The same as CSV text. */
export function readUsageCsv(month) {
  return getText("v1/usage.csv", { month });
}

/** What the contacts of a month failed of that were not created, the most frequent cause first. */
export function readUsageFailureCauses(month) {
  return get("v1/usage/failure-causes", { month });
}

/** Those of a month that failed of one cause, by its `key`, newest first, a page at a time. */
export function readUsageFailures(month, cause, cursor) {
  return get("v1/usage/failures", { month, cause, cursor });
}

/** All of them as CSV text. */
export function readUsageFailuresCsv(month) {
  return getText("v1/usage/failures.csv", { month });
}

/** What happened, newest first, a page at a time: {id}, {user}, {at} or {user, at}, with {cursor}. */
export function readTimeline(question) {
  return get("v1/timeline", question);
}

/** All of it as CSV text. */
export function readTimelineCsv(question) {
  return getText("v1/timeline.csv", question);
}

/** Each user of Crosswalk with each precondition, asked of Salesforce now. */
export function readTeamDiagnosis() {
  return get("v1/team-diagnosis", {}, { timeoutMs: SLOW_TIMEOUT_MS });
}

/** The same as CSV text, asked again. */
export function readTeamDiagnosisCsv() {
  return getText("v1/team-diagnosis.csv");
}
