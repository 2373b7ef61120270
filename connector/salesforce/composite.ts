import type { AppError } from "../errors.ts";
import type { SalesforceErrorItem } from "./translateError.ts";
import { codeOf, translateErrors } from "./translateError.ts";
import type { HttpMethod, SalesforceSession } from "./session.ts";

/** Salesforce takes 25 in one composite request, at most 5 of them queries or collections. */
export interface Subrequest {
  method: HttpMethod;
  /** Below the version, e.g. `/sobjects/Contact`. */
  path: string;
  referenceId: string;
  body?: unknown;
  httpHeaders?: Record<string, string>;
}

export interface SubResponse {
  referenceId: string;
  httpStatusCode: number;
  body: unknown;
}

export interface CompositeOptions {
  allOrNone?: boolean;
  /** Nothing in it writes: losing the answer is then a plain failure. */
  isRead?: boolean;
}

/**
 * Many requests for the price of one API call. Answers by reference id, whether they succeeded or not:
 * Salesforce answers 200 even when subrequests fail.
 */
export async function sendComposite(
  session: SalesforceSession,
  subrequests: Subrequest[],
  options: CompositeOptions = {},
): Promise<Map<string, SubResponse>> {
  return (await sendDatedComposite(session, subrequests, options)).responses;
}

/** The same, with the instant of the answer by Salesforce's own clock, where it says so. */
export async function sendDatedComposite(
  session: SalesforceSession,
  subrequests: Subrequest[],
  options: CompositeOptions = {},
): Promise<{ responses: Map<string, SubResponse>; answeredAt: Date | null }> {
  const base = `/services/data/v${session.apiVersion}`;
  const { body, headers } = await session.request<{ compositeResponse: SubResponse[] }>(
    "POST",
    "/composite",
    {
      allOrNone: options.allOrNone ?? false,
      compositeRequest: subrequests.map(({ path, ...subrequest }) => ({ ...subrequest, url: base + path })),
    },
    options.isRead ? { isRead: true } : {},
  );
  const answeredMs = Date.parse(headers["date"] ?? "");
  return {
    responses: new Map(body.compositeResponse.map((response) => [response.referenceId, response])),
    answeredAt: Number.isNaN(answeredMs) ? null : new Date(answeredMs),
  };
}

export function isSuccess(response: SubResponse | undefined): response is SubResponse {
  return response !== undefined && response.httpStatusCode < 400;
}

/** Our error of a subrequest that failed. */
export function subrequestError(response: SubResponse | undefined): AppError {
  const items = Array.isArray(response?.body) ? (response.body as SalesforceErrorItem[]) : [];
  return translateErrors(items, response?.httpStatusCode ?? 502);
}

/** The body of a subrequest's answer. Throws our error of what Salesforce said where it failed. */
export function bodyOf<T>(responses: Map<string, SubResponse>, referenceId: string): T {
  const response = responses.get(referenceId);
  if (!isSuccess(response)) throw subrequestError(response);
  return response.body as T;
}

/** Whether a subrequest was not tried, or rolled back, only because another one failed. */
export function wasHalted(response: SubResponse): boolean {
  const items: unknown = response.body;
  return (
    Array.isArray(items) &&
    items.length > 0 &&
    items.every((item: SalesforceErrorItem) => codeOf(item) === "PROCESSING_HALTED")
  );
}
