import { request } from "./request";
import { endSession, keepSession, readToken } from "./session";

export function startSignIn(codeChallenge, prompt) {
  return request("POST", "v1/sign-ins", { json: prompt ? { codeChallenge, prompt } : { codeChallenge } });
}

export function readSignIn(id) {
  return request("GET", `v1/sign-ins/${encodeURIComponent(id)}`);
}

/** Swaps the one-time code for a session, which is kept for the requests that follow. */
export async function createSession(signInId, code, codeVerifier) {
  keepSession(await request("POST", "v1/sessions", { json: { signInId, code, codeVerifier } }));
}

/** Ends the session here in any case; the connector revokes the Salesforce grant when it can be reached. */
export async function signOut() {
  try {
    if (readToken()) {
      await request("DELETE", "v1/sessions/current");
    }
  } finally {
    endSession("signed-out");
  }
}

export function readConnection() {
  return request("GET", "v1/connection");
}

export function readDiagnosis() {
  return request("GET", "v1/connection/diagnosis");
}
