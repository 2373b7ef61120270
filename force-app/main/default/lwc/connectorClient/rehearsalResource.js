import { request, requestText } from "./request";

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

/** A page of a rehearsal's leads: `query` takes outcome, offset and limit. */
export function listRehearsalRows(rehearsalId, query) {
  return request("GET", `v1/rehearsals/${rehearsalId}/rows`, { query });
}

/** All leads of a rehearsal as CSV text. */
export function readRehearsalCsv(rehearsalId) {
  return requestText("GET", `v1/rehearsals/${rehearsalId}/rows.csv`);
}
