import { tabStorage } from "c/browserStorage";
import { schedule } from "c/timer";

/**
 * The session with the connector. Where the browser can, it keeps it in a cookie for all tabs, which no page
 * can read; this tab then knows only whose it is and until when. Elsewhere it is a random token of this tab,
 * in memory and in sessionStorage, so that reloading Lightning does not ask for another sign-in and closing
 * the tab ends it.
 */
const STORAGE_KEY = "crosswalk.session";
/** Timers count no more milliseconds than these. */
const TIMER_MAX_MS = 2_147_483_647;
const listeners = new Set();
let current;
let connector = null;
let cancelEnd = null;

/** Names the connector by its origin. A session of another one ends: its token must not go to this one. */
export function useConnector(origin) {
  connector = origin;
  if (currentSession() && current.connector !== origin) {
    endSession("expired");
  }
}

/** Stands for the session that there is now; another one is not the same. Null where there is none. */
export function currentSession() {
  if (current === undefined) {
    current = tabStorage.read(STORAGE_KEY);
    endInTime();
  }
  if (current && Date.parse(current.expiresAt) <= Date.now()) {
    endSession("expired");
  }
  return current;
}

/** This tab's token; null where there is none, also where the browser keeps the session. */
export function readToken() {
  return currentSession()?.token ?? null;
}

export function isSignedIn() {
  return currentSession() !== null;
}

/** Whose session it is, where that is known. */
export function sessionUser() {
  return currentSession()?.userId ?? null;
}

/** Keeps a session of this tab, or what is known of the browser's, and notifies the listeners. */
export function keepSession({ token = null, userId = null, expiresAt }) {
  current = { token, userId, expiresAt, connector };
  tabStorage.keep(STORAGE_KEY, token === null ? null : current);
  endInTime();
  announce({ signedIn: true });
}

/** Remembers whose session it is. */
export function nameSessionUser(userId) {
  current.userId = userId;
}

/**
 * Salesforce no longer accepts the user, although the connector's session is valid. Signing in again helps.
 */
export function expireSession() {
  endSession("expired");
}

/**
 * Forgets the session. `reason` is `expired` or `signed-out`. Tells it where there was one, as far as the
 * caller knows: whoever signs out may learn only then that it had ended.
 */
export function endSession(reason, wasSignedIn = Boolean(current)) {
  current = null;
  cancelEnd?.();
  tabStorage.keep(STORAGE_KEY, null);
  if (wasSignedIn) {
    announce({ signedIn: false, reason });
  }
}

/** Calls `listener({signedIn, reason?})` on each change; returns the function that ends the subscription. */
export function onSessionChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that it has ended when it does, and not at the next request. */
function endInTime() {
  cancelEnd?.();
  cancelEnd = null;
  if (current) {
    const leftMs = Date.parse(current.expiresAt) - Date.now();
    cancelEnd = schedule(currentSession, Math.min(Math.max(leftMs, 0), TIMER_MAX_MS));
  }
}

function announce(change) {
  [...listeners].forEach((listener) => listener(change));
}
