import { get, post } from "./request";

/** Asks what Salesforce would say to a batch, once for each key: {id}. Saves nothing. */
export function startRehearsal(batch, idempotencyKey) {
  return post("v1/rehearsals", batch, {
    headers: { "Idempotency-Key": idempotencyKey },
    hasAcceptedBody: true,
  });
}

export function readRehearsal(rehearsalId) {
  return get(`v1/rehearsals/${rehearsalId}`);
}

export function cancelRehearsal(rehearsalId) {
  return post(`v1/rehearsals/${rehearsalId}/cancel`);
}

/** What leads of a rehearsal would fail of, by cause, with the fields to mend and the ids of all leads. */
export function listRehearsalFailures(rehearsalId) {
  return get(`v1/rehearsals/${rehearsalId}/failures`);
}
