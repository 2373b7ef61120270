import LANG from "@salesforce/i18n/lang";
import LOCALE from "@salesforce/i18n/locale";
import TIME_ZONE from "@salesforce/i18n/timeZone";
import USER_ID from "@salesforce/user/Id";
import { schedule } from "c/timer";
import { ConnectorError, errorFromResponse } from "./connectorError";
import { currentSession, endSession, readToken, sessionUser, useConnector } from "./session";

const TIMEOUT_MS = 60_000;
let baseUrl = null;

/** Sets the connector's URL, which comes from the org's settings. */
export function configureConnector(url) {
  baseUrl = new URL(url.endsWith("/") ? url : `${url}/`);
  useConnector(baseUrl.origin);
}

/** The only origin that sign-in messages are accepted from. */
export function connectorOrigin() {
  return baseUrl.origin;
}

export function get(path, query, options) {
  return request("GET", path, { query, ...options });
}

export function post(path, json, options) {
  return request("POST", path, { json, ...options });
}

export function put(path, json) {
  return request("PUT", path, { json });
}

export function patch(path, json) {
  return request("PATCH", path, { json });
}

export function remove(path, options) {
  return request("DELETE", path, options);
}

/** A plain-text answer. */
export async function getText(path, query) {
  const session = currentSession();
  const response = await send(urlOf(path, query), {
    method: "GET",
    timeoutMs: TIMEOUT_MS,
    headers: headersFor(),
  });
  if (!response.ok) {
    await refuse(response, session);
  }
  return wholeOf(response.text());
}

/**
 * Sends a request and answers the parsed body, or null for an empty one. Throws ConnectorError, or an
 * AbortError when `signal` canceled it. `user` is whose session it must be, with null anybody's.
 */
async function request(
  method,
  path,
  { query, json, body, headers = {}, signal, timeoutMs, hasAcceptedBody, user } = {},
) {
  const session = currentSession();
  const response = await send(urlOf(path, query), {
    method,
    signal,
    timeoutMs: timeoutMs ?? TIMEOUT_MS,
    headers: headersFor({ "Accept-Language": LANG, ...headers }, json, user),
    body: json === undefined ? body : JSON.stringify(json),
  });
  // For a creation, 202 means that the outcome is unknown; for a batch, that it is accepted.
  if (!response.ok || (response.status === 202 && !hasAcceptedBody)) {
    await refuse(response, session);
  }
  return response.status === 204 ? null : wholeOf(response.json());
}

/** An answer that breaks off in the middle is none: what was asked for may be done. */
async function wholeOf(body) {
  try {
    return await body;
  } catch {
    throw new ConnectorError({ code: "connector-unreachable", whose: "crosswalk" });
  }
}

/** An answer that comes late says nothing of a session that has begun since. */
async function refuse(response, session) {
  const error = await errorFromResponse(response);
  if (response.status === 401 && session === currentSession()) {
    endSession("expired");
  }
  throw error;
}

async function send(url, { signal, timeoutMs, ...options }) {
  const timeout = new AbortController();
  const cancel = () => timeout.abort();
  const cancelTimeout = schedule(cancel, timeoutMs);
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await fetch(url, {
      ...options,
      signal: timeout.signal,
      credentials: "include",
      cache: "no-store",
    });
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    const code = timeout.signal.aborted ? "connector-slow" : "connector-unreachable";
    throw new ConnectorError({ code, whose: "crosswalk" });
  } finally {
    cancelTimeout();
    signal?.removeEventListener("abort", cancel);
  }
}

function urlOf(path, query = {}) {
  const url = new URL(path, baseUrl);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") {
      url.searchParams.set(name, value);
    }
  }
  return url;
}

/**
 * For whom this page is: what the browser keeps for another user of Lightning is not theirs. And whom this
 * tab shows: another tab may have signed in as somebody else.
 */
function keptHeaders(user) {
  return {
    ...(USER_ID ? { "Crosswalk-Viewer": USER_ID } : {}),
    ...(user ? { "Crosswalk-User": user } : {}),
  };
}

function headersFor(extra, json, user = sessionUser()) {
  const token = readToken();
  return {
    Accept: "application/json",
    "Accept-Language": LANG,
    "Crosswalk-Locale": LOCALE,
    "Crosswalk-Time-Zone": TIME_ZONE,
    ...(json === undefined ? {} : { "Content-Type": "application/json" }),
    ...(token ? { Authorization: `Bearer ${token}` } : keptHeaders(user)),
    ...extra,
  };
}
