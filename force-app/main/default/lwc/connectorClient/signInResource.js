import { get, post, remove } from "./request";
import { endSession, isSignedIn, keepSession, nameSessionUser, sessionUser } from "./session";

let isSwapping = false;

export function startSignIn(codeChallenge, prompt) {
  return post("v1/sign-ins", prompt ? { codeChallenge, prompt } : { codeChallenge });
}

export function readSignIn(id) {
  return get(`v1/sign-ins/${encodeURIComponent(id)}`);
}

/**
 * Swaps the one-time code for a session, which is kept for the requests that follow: by the browser, for all
 * its tabs, or where it keeps no such cookies by this tab.
 */
export async function createSession(signInId, code, codeVerifier) {
  isSwapping = true;
  try {
    keepSession(await post("v1/sessions", { signInId, code, codeVerifier }));
  } finally {
    isSwapping = false;
  }
}

/**
 * Asks whether this tab still has a session, or has one now: another tab may have signed out, in, or in as
 * somebody else. What is new is told to the listeners. Without an answer all stays as it is.
 */
export async function lookForSession() {
  if (isSwapping) {
    return;
  }
  try {
    const found = await get("v1/sessions/current", {}, { user: null });
    const known = sessionUser();
    if (!isSignedIn() || (known !== null && known !== found.userId)) {
      keepSession(found);
    } else {
      nameSessionUser(found.userId);
    }
  } catch {
    // Where it has ended, the request has told so.
  }
}

/** Ends the session here in any case; the connector revokes the Salesforce grant when it can be reached. */
export async function signOut() {
  const wasSignedIn = isSignedIn();
  try {
    if (wasSignedIn) {
      await remove("v1/sessions/current");
    }
  } finally {
    endSession("signed-out", wasSignedIn);
  }
}

export function readConnection() {
  return get("v1/connection");
}

export function readDiagnosis() {
  return get("v1/connection/diagnosis");
}
