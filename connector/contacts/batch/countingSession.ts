import type { SalesforceSession } from "../../salesforce/session.ts";

/** The same session, telling of each request before it is made. */
export function countingSession(session: SalesforceSession, onCall: () => void): SalesforceSession {
  return {
    get instanceUrl() {
      return session.instanceUrl;
    },
    get apiVersion() {
      return session.apiVersion;
    },
    get allowance() {
      return session.allowance;
    },
    request(...call) {
      onCall();
      return session.request(...call);
    },
    query(...call) {
      onCall();
      return session.query(...call);
    },
  };
}
