import { request } from "./request";

export function readSettings() {
  return request("GET", "v1/settings");
}

export function saveSettings(settings) {
  return request("PUT", "v1/settings", { json: settings });
}

export function readSettingsOptions() {
  return request("GET", "v1/settings/options");
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

/** Changes of the settings, newest first, a page at a time. */
export function listSettingsChanges(cursor) {
  return request("GET", "v1/settings/changes", { query: { cursor } });
}

/** Contacts created per user in a month, YYYY-MM; the current month by default. */
export function readUsage(month) {
  return request("GET", "v1/usage", { query: { month } });
}
