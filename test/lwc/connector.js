import { configureConnector } from "c/connectorClient";

export const CONNECTOR_URL = "https://connector.example";

/**
 * Answers for the connector, by "METHOD /path". An answer is a body (200), a Reply, or a function of the
 * request that returns one. Returns the requests that were made: [{method, path, query, headers, body}].
 */
export function answerWith(answers) {
  const requests = [];
  configureConnector(CONNECTOR_URL);
  globalThis.fetch = jest.fn(async (url, options) => {
    const request = describe(url, options);
    requests.push(request);
    const key = `${request.method} ${request.path}`;
    if (!(key in answers)) {
      throw new Error(`The test has no answer for ${key}.`);
    }
    const answer = typeof answers[key] === "function" ? await answers[key](request) : answers[key];
    return toResponse(answer instanceof Reply ? answer : new Reply(200, answer));
  });
  return requests;
}

export class Reply {
  constructor(status, body) {
    this.status = status;
    this.body = body;
  }
}

/** A problem as the connector answers it. */
export function problem(status, code, members = {}) {
  const body = {
    type: "about:blank",
    title: `Title of ${members.reason ?? code}`,
    status,
    code,
    detail: `Detail of ${members.reason ?? code}`,
    requestId: "req-1",
    whose: "rep",
    action: `Next step of ${members.reason ?? code}`,
  };
  return new Reply(status, { ...body, ...members });
}

/** An answer that never comes. */
export function never() {
  return new Promise(() => {});
}

/** The network, gone. */
export function unreachable() {
  throw new TypeError("Failed to fetch");
}

function describe(url, { method, headers, body, signal }) {
  const { pathname, searchParams } = new URL(url);
  return {
    method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers,
    signal,
    body: typeof body === "string" ? JSON.parse(body) : body,
  };
}

function toResponse({ status, body }) {
  return {
    status,
    ok: status < 400,
    headers: new Map(),
    json: async () => JSON.parse(JSON.stringify(body)),
    text: async () => String(body),
  };
}
