import type { AppError } from "../errors.ts";
import { askedOnce, shareCalls } from "./shareCalls.ts";
import { codeOf, translateErrors, type SalesforceErrorItem } from "./translateError.ts";
import type { DatedResponses, SubResponse, Subrequest, WaitingRead } from "./requests.ts";
import type { SalesforceSession } from "./session.ts";

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
export function sendDatedComposite(
  session: SalesforceSession,
  subrequests: Subrequest[],
  options: CompositeOptions = {},
): Promise<DatedResponses> {
  return options.isRead && !options.allOrNone
    ? readTogether(session, subrequests)
    : send(session, subrequests, options);
}

/** Reads that one request of a rep's asks at the same moment share a call: calls are money. */
function readTogether(session: SalesforceSession, subrequests: Subrequest[]): Promise<DatedResponses> {
  return new Promise((resolve, reject) => {
    const { waitingReads } = session;
    waitingReads.push({ subrequests, resolve, reject });
    if (waitingReads.length > 1) return;
    setImmediate(() => {
      for (const reads of shareCalls(waitingReads.splice(0))) void sendReads(session, reads);
    });
  });
}

async function sendReads(session: SalesforceSession, reads: WaitingRead[]): Promise<void> {
  // Each has reference ids of its own making; what several ask alike is asked once.
  const asked = [...askedOnce(reads).values()].map((one, index) => ({ ...one, referenceId: `r${index}` }));
  const idOf = new Map(asked.map(({ path, referenceId }) => [path, referenceId]));
  try {
    const { responses, answeredAt } = await send(session, asked, { isRead: true });
    for (const { subrequests: own, resolve } of reads) {
      const answered = own.flatMap(({ path, referenceId }): [string, SubResponse][] => {
        const response = responses.get(idOf.get(path) ?? "");
        return response ? [[referenceId, { ...response, referenceId }]] : [];
      });
      resolve({ responses: new Map(answered), answeredAt });
    }
  } catch (error) {
    for (const { reject } of reads) reject(error);
  }
}

async function send(
  session: SalesforceSession,
  subrequests: Subrequest[],
  options: CompositeOptions,
): Promise<DatedResponses> {
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

/**
 * Salesforce puts the answer of another subrequest in place of `@{id.field}` in any value of a composite or
 * graph request, and knows no escape for it: text that holds the beginning of one cannot be sent so.
 */
export const referenceStart = "@{";

/**
 * What Salesforce says of a subrequest that was rolled back, or not tried, because of another (REST API,
 * Composite).
 */
const rolledBack = "The transaction was rolled back since another operation in the same transaction failed.";

/**
 * Whether a subrequest was not tried, or rolled back, only because another one failed. A reference without
 * value has the same code.
 */
export function wasHalted(response: SubResponse): boolean {
  return isHaltedBy(response, ({ message }) => message === rolledBack);
}

/** Whether a subrequest says no more than that processing was halted, in whatever words. */
export function saysHalted(response: SubResponse): boolean {
  return isHaltedBy(response, () => true);
}

function isHaltedBy({ body }: SubResponse, isMeant: (item: SalesforceErrorItem) => boolean): boolean {
  const items: unknown = body;
  return (
    Array.isArray(items) &&
    items.length > 0 &&
    items.every((item: SalesforceErrorItem) => codeOf(item) === "PROCESSING_HALTED" && isMeant(item))
  );
}
