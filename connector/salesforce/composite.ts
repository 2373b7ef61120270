import type { AppError } from "../errors.ts";
import { othersAsked, tellAsked } from "../work/askTogether.ts";
import {
  askedOnce,
  shareCalls,
  type DatedResponses,
  type Sharing,
  type SubResponse,
  type Subrequest,
  type WaitingRead,
} from "./requests.ts";
import { codeOf, translateError, translateErrors, type SalesforceErrorItem } from "./translateError.ts";
import { optionalMsMax } from "./patience.ts";
import type { SalesforceSession } from "./session.ts";

/** A read shares its call with others. */
interface CompositeOptions extends Sharing {
  allOrNone?: boolean;
  /** All subrequests only read, so that a lost answer is an ordinary failure. */
  isRead?: boolean;
}

/**
 * Sends many requests in one API call. Answers by reference id. Salesforce answers 200 even where subrequests
 * fail, so check each.
 */
export async function sendComposite(
  session: SalesforceSession,
  subrequests: Subrequest[],
  options: CompositeOptions = {},
): Promise<Map<string, SubResponse>> {
  return (await sendDatedComposite(session, subrequests, options)).responses;
}

/** The same, with the time of the answer by Salesforce's clock, where it gives one. */
export function sendDatedComposite(
  session: SalesforceSession,
  subrequests: Subrequest[],
  options: CompositeOptions = {},
): Promise<DatedResponses> {
  return options.isRead && !options.allOrNone
    ? readTogether(session, subrequests, options)
    : send(session, subrequests, options);
}

/**
 * Collects the user's reads that start in the same turn of the event loop, or in works that ask together (see
 * askTogether), and sends them in shared calls, to save API calls.
 */
function readTogether(
  session: SalesforceSession,
  subrequests: Subrequest[],
  { isOptional = false, apart }: Sharing,
): Promise<DatedResponses> {
  return new Promise((resolve, reject) => {
    const { waitingReads } = session;
    waitingReads.push({ subrequests, isOptional, apart, resolve, reject });
    tellAsked();
    if (waitingReads.length > 1) return;
    const sendAll = () => {
      const byName = Map.groupBy(waitingReads.splice(0), (read) => read.apart);
      for (const some of byName.values()) {
        for (const reads of shareCalls(some)) void sendReads(session, reads);
      }
    };
    void othersAsked().then(() => setImmediate(sendAll));
  });
}

/**
 * Sends reads in one call. Salesforce answers a call only when all of it is done, so optional reads can delay
 * required ones. If the call takes too long, the required reads are sent once more, alone. The first success
 * counts; an error counts only when no other attempt is running. The second call is made only when it is
 * needed: sending required and optional reads apart would always cost two.
 */
async function sendReads(session: SalesforceSession, reads: WaitingRead[]): Promise<void> {
  const { false: needed = [], true: optional = [] } = Object.groupBy(reads, (read) =>
    String(read.isOptional === true),
  );
  let underWay = 0;
  const attempt = async (some: WaitingRead[], orElse: WaitingRead[]): Promise<void> => {
    underWay += 1;
    try {
      await answerReads(session, some);
    } catch (error) {
      for (const { reject } of orElse) reject(error);
      if (underWay === 1) for (const { reject } of needed) reject(error);
    } finally {
      underWay -= 1;
    }
  };
  const isMixed = needed.length > 0 && optional.length > 0;
  const waitMs = isMixed ? optionalMsMax(session) : undefined;
  const repeat = waitMs === undefined ? undefined : setTimeout(() => void attempt(needed, []), waitMs);
  await attempt(reads, optional);
  clearTimeout(repeat);
}

async function answerReads(session: SalesforceSession, reads: WaitingRead[]): Promise<void> {
  // Each subrequest gets a new reference id. Equal subrequests are sent once.
  const asked = [...askedOnce(reads).values()].map((one, index) => ({ ...one, referenceId: `r${index}` }));
  const idOf = new Map(asked.map(({ path, referenceId }) => [path, referenceId]));
  const { responses, answeredAt } = await send(session, asked, { isRead: true });
  for (const { subrequests: own, resolve } of reads) {
    const answered = own.flatMap(({ path, referenceId }): [string, SubResponse][] => {
      const response = responses.get(idOf.get(path) ?? "");
      return response ? [[referenceId, { ...response, referenceId }]] : [];
    });
    resolve({ responses: new Map(answered), answeredAt });
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
    { ...(options.isRead && { isRead: true }) },
  );
  // E.g. a proxy's page with status 200.
  if (!Array.isArray((body as { compositeResponse?: unknown } | null)?.compositeResponse)) {
    const unreadable = new Error("The answer to a composite request has no compositeResponse.");
    throw translateError(unreadable, { isRead: options.isRead === true, status: 200 });
  }
  const answeredMs = Date.parse(headers["date"] ?? "");
  return {
    responses: new Map(body.compositeResponse.map((response) => [response.referenceId, response])),
    answeredAt: Number.isNaN(answeredMs) ? null : new Date(answeredMs),
  };
}

export function isSuccess(response: SubResponse | undefined): response is SubResponse {
  return response !== undefined && response.httpStatusCode < 400;
}

/** Our error for a failed subrequest. */
export function subrequestError(response: SubResponse | undefined): AppError {
  const items = Array.isArray(response?.body) ? (response.body as SalesforceErrorItem[]) : [];
  return translateErrors(items, response?.httpStatusCode ?? 502);
}

/**
 * In a composite or graph request Salesforce replaces `@{id.field}` in any value with another subrequest's
 * answer, and has no escape for it. A text that contains this start cannot be sent this way.
 */
export const referenceStart = "@{";

/**
 * Salesforce's message for a subrequest that was rolled back or not tried because of another one (REST API,
 * Composite).
 */
const rolledBack = "The transaction was rolled back since another operation in the same transaction failed.";

/**
 * Whether a subrequest failed only because another one did. A reference without a value has the same code.
 */
export function wasHalted(response: SubResponse): boolean {
  return isHaltedBy(response, ({ message }) => message === rolledBack);
}

/** Whether a subrequest only reports that processing was halted, in any words. */
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
