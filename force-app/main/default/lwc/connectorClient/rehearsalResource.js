import { request } from "./request";

/** Asks what Salesforce would say to a batch, once for each key: {id}. Saves nothing. */
export function startRehearsal(batch, idempotencyKey) {
  return request("POST", "v1/rehearsals", {
    json: batch,
    headers: { "Idempotency-Key": idempotencyKey },
    hasAcceptedBody: true,
  });
}

export function readRehearsal(rehearsalId) {
  return request("GET", `v1/rehearsals/${rehearsalId}`);
}

export function cancelRehearsal(rehearsalId) {
  return request("POST", `v1/rehearsals/${rehearsalId}/cancel`);
}

/** What leads of a rehearsal would fail of, by cause, with the fields to mend and the ids of all leads. */
export function listRehearsalFailures(rehearsalId) {
  return request("GET", `v1/rehearsals/${rehearsalId}/failures`);
}
