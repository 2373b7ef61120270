/**
 * The connector session of this browser tab: a random token, no Salesforce token. It lives in memory and in
 * sessionStorage, so that reloading Lightning does not ask for another sign-in and closing the tab ends it.
 */
const STORAGE_KEY = "crosswalk.session";
const listeners = new Set();
let current;
let connector = null;

/** Names the connector by its origin. A session of another one ends: its token must not go to this one. */
export function useConnector(origin) {
  connector = origin;
  if (readToken() !== null && current.connector !== origin) {
    endSession("expired");
  }
}

export function readToken() {
  if (current === undefined) {
    current = restore();
  }
  if (current && Date.parse(current.expiresAt) <= Date.now()) {
    endSession("expired");
  }
  return current?.token ?? null;
}

export function isSignedIn() {
  return readToken() !== null;
}

/** Stores a session and notifies the listeners. */
export function keepSession({ token, expiresAt }) {
  current = { token, expiresAt, connector };
  store(JSON.stringify(current));
  announce({ signedIn: true });
}

/**
 * Salesforce no longer accepts the user, although the connector's session is valid. Signing in again helps.
 */
export function expireSession() {
  endSession("expired");
}

/** Forgets the session. `reason` is `expired` or `signed-out`. */
export function endSession(reason) {
  const wasSignedIn = Boolean(current);
  current = null;
  store(null);
  if (wasSignedIn) {
    announce({ signedIn: false, reason });
  }
}

/** Calls `listener({signedIn, reason?})` on each change; returns the function that ends the subscription. */
export function onSessionChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(change) {
  [...listeners].forEach((listener) => listener(change));
}

function restore() {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE_KEY));
  } catch {
    return null;
  }
}

function store(text) {
  try {
    if (text === null) {
      sessionStorage.removeItem(STORAGE_KEY);
    } else {
      sessionStorage.setItem(STORAGE_KEY, text);
    }
  } catch {
    // If storage is turned off in the browser, the session lasts as long as the page.
  }
}
