import { userStorage } from "c/browserStorage";
import { problemOf, readLeadList } from "c/connectorClient";
import { isMissing } from "c/problemKinds";

/**
 * Where a rep was in the panel, so that it opens there again: the ids of a list and a lead in this browser's
 * localStorage, by user. Ids say nothing of anybody, and the connector shows them to whoever may see them.
 */
const PREFIX = "crosswalk.place";

/** Remembers the list and the lead of a view; none of both where the rep is at the lists. */
export function keepPlace(userId, { list, leadId }) {
  userStorage.keep(keyOf(userId), list ? { listId: list.id, leadId } : null);
}

/** The place of this user: {list, leadId}; null where there is none, or its list is there no longer. */
export async function findPlace(userId) {
  const place = readPlace(userId);
  if (!place?.listId) {
    return null;
  }
  try {
    return { list: await readLeadList(place.listId), leadId: place.leadId ?? null };
  } catch (error) {
    if (isMissing(problemOf(error))) {
      keepPlace(userId, {});
    }
    return null;
  }
}

/** Whether a place is known, which takes a moment to find. */
export function hasPlace(userId) {
  return Boolean(readPlace(userId)?.listId);
}

function readPlace(userId) {
  return userStorage.read(keyOf(userId));
}

function keyOf(userId) {
  return `${PREFIX}.${userId}`;
}
