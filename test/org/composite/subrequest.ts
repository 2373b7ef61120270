import { resolveBody, resolveText, type Answers } from "./references.ts";
import type { Dispatch, RestCall } from "../call/restCall.ts";
import { errorBody, refusals } from "../call/failure.ts";
import { isServed } from "../call/versions.ts";
import { SalesforceError } from "../types.ts";

/** One request inside a composite one, as sent. */
export interface Subrequest {
  method: string;
  url: string;
  referenceId: string;
  body?: unknown;
  httpHeaders?: Record<string, string>;
}

export interface SubrequestResult {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** The environment of a subrequest. */
export interface Surroundings {
  dispatch: Dispatch;
  call: RestCall;
  /** The earlier answers, for references. */
  answers: Answers;
}

/** Runs one subrequest against the same resources as ordinary requests. */
export async function runSubrequest(
  subrequest: Subrequest,
  { dispatch, call, answers }: Surroundings,
): Promise<SubrequestResult> {
  try {
    const request = toRequest(call, subrequest, answers);
    const version = /\/services\/data\/([^/?]+)/.exec(request.url)?.[1] ?? call.version;
    if (!isServed(version))
      throw new SalesforceError(404, "NOT_FOUND", "The requested resource does not exist");
    const response = await dispatch(request, { ...call, version });
    const location = response.headers.get("Location");
    return {
      body: await bodyOf(response),
      httpHeaders: location === null ? {} : { Location: location },
      httpStatusCode: response.status,
      referenceId: subrequest.referenceId,
    };
  } catch (thrown) {
    return failed(subrequest.referenceId, refusals(thrown));
  }
}

function toRequest(call: RestCall, subrequest: Subrequest, answers: Answers): Request {
  const path = resolveText(withPlainReferences(subrequest.url), answers);
  const method = subrequest.method.toUpperCase();
  const init: RequestInit = { method, headers: { ...subrequest.httpHeaders } };
  if (subrequest.body !== undefined && method !== "GET") {
    init.body = JSON.stringify(resolveBody(subrequest.body, answers));
  }
  return new Request(new URL(path, call.org.instanceUrl), init);
}

/** References may be percent-encoded. The rest of the URL stays as it was sent. */
function withPlainReferences(url: string): string {
  return url.replace(
    /@(?:%7B|\{)(.*?)(?:%7D|\})/gi,
    (_, inside: string) => `@{${decodeURIComponent(inside)}}`,
  );
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === "" ? null : JSON.parse(text);
}

export function failed(referenceId: string, errors: SalesforceError[]): SubrequestResult {
  return {
    body: errors.map(errorBody),
    httpHeaders: {},
    httpStatusCode: errors[0]?.status ?? 400,
    referenceId,
  };
}

/** Whether a subrequest failed; for a collection, whether any record did. */
export function hasFailed({ httpStatusCode, body }: SubrequestResult): boolean {
  if (httpStatusCode >= 400) return true;
  return (
    Array.isArray(body) && body.some((each) => (each as { success?: unknown } | null)?.success === false)
  );
}
