import { listMatches, readDraft, readLead } from "c/connectorClient";

/** What was asked for longer ago is asked for again. */
const FRESH_MS = 60_000;

/** The one lead that was asked for ahead: {leadId, listId, at, answers}. */
let ahead = null;

/**
 * Asks for all that the page of a lead shows, before it is opened. One lead is asked for ahead, and once: a
 * rep who doesn't go on costs no more than that.
 */
export function prefetchLead({ leadId, listId }) {
  if (ahead?.leadId === leadId && ahead.listId === listId && isFresh(ahead)) {
    return;
  }
  const answers = { lead: readLead(leadId), matches: listMatches(leadId), draft: readDraft(leadId, listId) };
  // Whoever opens the lead asks again, and learns why.
  Object.values(answers).forEach((answer) => answer.catch(() => {}));
  ahead = { leadId, listId, at: Date.now(), answers };
}

/** What was asked for ahead: `lead`, `matches` or `draft`, once and as long as it is fresh. Else it asks. */
export async function takePrefetched(what, { leadId, listId }, ask) {
  const isIt = ahead !== null && ahead.leadId === leadId;
  const isOfList = what !== "draft" || ahead?.listId === listId;
  const answer = isIt && isOfList && isFresh(ahead) ? ahead.answers[what] : null;
  if (isIt) {
    ahead.answers[what] = null;
  }
  try {
    return (await answer) ?? (await ask());
  } catch (error) {
    if (answer) {
      return ask();
    }
    throw error;
  }
}

/** The next user may be somebody else. */
export function forgetPrefetched() {
  ahead = null;
}

function isFresh({ at }) {
  return Date.now() - at < FRESH_MS;
}
