import { tabStorage, userStorage } from "c/browserStorage";

/**
 * Stores what a rep typed into the form of a lead or chose in a review, so that closing the panel or
 * reloading the page loses nothing. Kept in this tab's sessionStorage under the user id, until the contact is
 * created, the batch has started, or the rep signs out. Likewise which contacts the rep has created, until
 * they can be undone no more, and what was searched in a list, until the rep leaves the list.
 */
const PREFIX = "crosswalk.draft";
const SETTINGS_PREFIX = "crosswalk.settings";
const ROLE_PREFIX = "crosswalk.role";

/** The stored input of this user and lead, or null. */
export function readTyped(userId, leadId) {
  return tabStorage.read(keyOf(userId, leadId));
}

export function keepTyped(userId, leadId, typed) {
  tabStorage.keep(keyOf(userId, leadId), typed);
}

export function forgetTyped(userId, leadId) {
  tabStorage.keep(keyOf(userId, leadId), null);
}

/** Deletes everything of a user on signing out, because the next user may be somebody else. */
export function forgetUser(userId) {
  tabStorage.forgetAll(keyOf(userId, ""));
}

/** The stored review of a list: {leadIds, choices, rehearsal}, the last null where there is none; or null. */
export function readReview(userId, listId) {
  return readTyped(userId, reviewOf(listId));
}

export function keepReview(userId, listId, review) {
  keepTyped(userId, reviewOf(listId), review);
}

export function forgetReview(userId, listId) {
  forgetTyped(userId, reviewOf(listId));
}

/** How the user looked at a list last, in this tab: {q, status, index}, or null. */
export function readLook(userId, listId) {
  return readTyped(userId, lookOf(listId));
}

export function keepLook(userId, listId, look) {
  keepTyped(userId, lookOf(listId), look);
}

export function forgetLook(userId, listId) {
  forgetTyped(userId, lookOf(listId));
}

/** The creation of this lead's contact in this tab, or null. */
export function readCreated(userId, leadId) {
  return readTyped(userId, creationOf(leadId));
}

export function keepCreated(userId, leadId, creationId) {
  keepTyped(userId, creationOf(leadId), creationId);
}

export function forgetCreated(userId, leadId) {
  forgetTyped(userId, creationOf(leadId));
}

/** What an admin has not saved of the settings. It stays at sign-out, as it says nothing of anybody. */
export function readUnsaved(userId) {
  return tabStorage.read(settingsOf(userId)) ?? {};
}

/** Keeps the changes; none is as if nothing had been changed. */
export function keepUnsaved(userId, changes) {
  tabStorage.keep(settingsOf(userId), Object.keys(changes).length > 0 ? changes : null);
}

/** The role of the user's last contact on an opportunity; empty where it had none, or is not known. */
export function readRole(userId) {
  return userStorage.read(roleOf(userId)) ?? "";
}

/** Kept for the user in this browser, beyond the tab and the sign-in: a role says nothing of anybody. */
export function keepRole(userId, role) {
  userStorage.keep(roleOf(userId), role);
}

function settingsOf(userId) {
  return `${SETTINGS_PREFIX}.${userId}`;
}

function roleOf(userId) {
  return `${ROLE_PREFIX}.${userId}`;
}

function reviewOf(listId) {
  return `review-${listId}`;
}

function lookOf(listId) {
  return `look-${listId}`;
}

function creationOf(leadId) {
  return `created-${leadId}`;
}

function keyOf(userId, leadId) {
  return `${PREFIX}.${userId}.${leadId}`;
}
