/**
 * What a rep has typed into the form of a lead, so that closing the panel or reloading the page loses none of
 * it. What was chosen in the review of a list is kept likewise. It stays in this tab's sessionStorage, under
 * the rep's own user id, and goes when the contact is created, the batch begun, or the rep signs out.
 */
const PREFIX = "crosswalk.draft";

/** What was kept for this user and lead, or null. */
export function readTyped(userId, leadId) {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(userId, leadId)));
  } catch {
    return null;
  }
}

export function keepTyped(userId, leadId, typed) {
  try {
    sessionStorage.setItem(keyOf(userId, leadId), JSON.stringify(typed));
  } catch {
    // Storage is full or switched off: the form itself still holds what was typed.
  }
}

export function forgetTyped(userId, leadId) {
  try {
    sessionStorage.removeItem(keyOf(userId, leadId));
  } catch {
    // Nothing was kept.
  }
}

/** Signing out leaves nothing of a user's behind: the next one at this screen may be somebody else. */
export function forgetUser(userId) {
  const prefix = keyOf(userId, "");
  try {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(prefix))
      .forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // Nothing was kept.
  }
}

/** A review of many leads of a list, as it was kept: {leadIds, choices}, or null. */
export function readReview(userId, listId) {
  return readTyped(userId, reviewOf(listId));
}

export function keepReview(userId, listId, review) {
  keepTyped(userId, reviewOf(listId), review);
}

export function forgetReview(userId, listId) {
  forgetTyped(userId, reviewOf(listId));
}

function reviewOf(listId) {
  return `review-${listId}`;
}

function keyOf(userId, leadId) {
  return `${PREFIX}.${userId}.${leadId}`;
}
