import { AppError, type AppErrorOptions, type ErrorCode, type FieldError } from "../errors.ts";
import { nameOfObject, fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { type PlainReason, refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { explainUnseen } from "./patience.ts";
import { NoAnswerError } from "./transport.ts";

/**
 * One error as Salesforce's REST API words it. Collections say `statusCode` where all else says `errorCode`.
 */
export interface SalesforceErrorItem {
  errorCode?: string;
  statusCode?: string;
  message: string;
  fields?: string[];
  /** With DUPLICATES_DETECTED. */
  duplicateResult?: unknown;
}

/** The errors of a Salesforce answer; the `cause` of the AppError made from it. */
export class SalesforceRefusal extends Error {
  override readonly name = "SalesforceRefusal";
  readonly status: number;
  readonly items: readonly SalesforceErrorItem[];

  constructor(status: number, items: readonly SalesforceErrorItem[]) {
    super(items.map((item) => `${codeOf(item)}: ${item.message}`).join("; ") || `HTTP ${status}`);
    this.status = status;
    this.items = items;
  }
}

export function codeOf(item: SalesforceErrorItem): string {
  return item.errorCode ?? item.statusCode ?? "";
}

/** A code, with Salesforce's message; or a reason with our words, where Salesforce's would not help. */
type Translation = { code: ErrorCode } | { reason: PlainReason; retryAfter?: number };

/**
 * Salesforce's error codes and our errors. Other codes are `validation-failed` below status 500 and
 * `salesforce-unavailable` from 500 on.
 */
const translations: Readonly<Record<string, Translation>> = {
  INVALID_SESSION_ID: { reason: "sign-in-not-accepted" },
  INVALID_AUTH_HEADER: { reason: "sign-in-not-accepted" },
  API_DISABLED_FOR_ORG: { reason: "api-disabled" },
  API_CURRENTLY_DISABLED: { reason: "api-disabled" },
  OAUTH_APP_BLOCKED: { reason: "app-not-allowed" },
  INSUFFICIENT_ACCESS: { code: "insufficient-access" },
  INSUFFICIENT_ACCESS_OR_READONLY: { code: "insufficient-access" },
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: { code: "insufficient-access" },
  INVALID_FIELD_FOR_INSERT_UPDATE: { code: "insufficient-access" },
  INVALID_TYPE: { code: "insufficient-access" },
  INVALID_FIELD: { code: "insufficient-access" },
  NOT_FOUND: { reason: "no-such-record" },
  ENTITY_IS_DELETED: { reason: "deleted" },
  MALFORMED_ID: { reason: "no-record-id" },
  REQUEST_LIMIT_EXCEEDED: { reason: "allowance-used" },
  UNABLE_TO_LOCK_ROW: { reason: "locked", retryAfter: 2 },
  SERVER_UNAVAILABLE: { reason: "maintenance" },
  QUERY_TIMEOUT: { reason: "search-slow" },
};

/** The codes that are in the table. */
export const translatedCodes = Object.keys(translations);

/**
 * What one of Salesforce's codes says beyond our error for it. With all of these, Salesforce has written
 * nothing.
 */
interface Meaning {
  /** The same request succeeds a moment later. */
  passesSoon?: true;
  /** Every request to the org fails alike. */
  isOfWholeOrg?: true;
  /** The Apex class that was asked refuses, and not the user's session. */
  ofApexClass?: "refused" | "failed";
}

const meanings: Readonly<Record<string, Meaning>> = {
  UNABLE_TO_LOCK_ROW: { passesSoon: true },
  SERVER_UNAVAILABLE: { isOfWholeOrg: true },
  FORBIDDEN: { ofApexClass: "refused" },
  APEX_ERROR: { ofApexClass: "failed" },
};

/** What Salesforce's codes behind an error say; nothing if the error is not an answer of Salesforce. */
export function meaningOf({ cause }: AppError): Meaning {
  return cause instanceof SalesforceRefusal ? meaningOfItems(cause.items) : {};
}

function meaningOfItems(items: readonly SalesforceErrorItem[]): Meaning {
  return Object.assign({}, ...items.map((item) => meanings[codeOf(item)])) as Meaning;
}

/** Salesforce uses one code for the daily allowance and for too many concurrent requests. */
const concurrentLimit = /ConcurrentRequests|ConcurrentPerOrgLongTxn/i;

/** Salesforce uses one code for both; only this message means missing rights. It has the object's label. */
const refusedObject = /^entity type cannot be inserted: (.+)$/i;

/**
 * What a trigger did not expect. Its own exceptions, and those of what it wrote, may speak to the user, who
 * can do what they say (Apex Developer Guide, Exception Statements and Built-In Exceptions).
 */
const unexpectedException = /: execution of (?:Before|After)[^]*caused by: System\.(?!DmlException\b)\w+:/;

/**
 * Our error for Salesforce's errors of one request, subrequest or record. `askedToWait`: its Retry-After, in
 * seconds.
 */
export function translateErrors(
  items: readonly SalesforceErrorItem[],
  status: number,
  askedToWait?: number,
): AppError {
  const first = items[0];
  const cause = new SalesforceRefusal(status, items);
  const fields = fieldErrors(items);
  const options: AppErrorOptions = { cause, ...(fields.length > 0 ? { fields } : {}) };
  const refused = first && refusedObject.exec(first.message);
  if (first && refused) {
    return refusal("no-create", { ...options, values: { object: nameOfObject(refused[1]?.trim() ?? "") } });
  }
  if (first && codeOf(first) === "REQUEST_LIMIT_EXCEEDED" && concurrentLimit.test(first.message)) {
    return refusal("too-many-at-once", { ...options, retryAfter: 5 });
  }
  const unseen = first && explainUnseen(codeOf(first), first.message, options);
  if (unseen) return unseen;
  // REST API, status codes. Such an account is a person, and no contact may belong to it.
  if (first && codeOf(first) === "INVALID_PERSON_ACCOUNT_OPERATION") return personAccount(cause);
  const known = first && translations[codeOf(first)];
  if (known) {
    const wait = askedToWait === undefined ? {} : { retryAfter: askedToWait };
    if ("code" in known) return new AppError(known.code, { ...options, ...wait, detail: first.message });
    const { reason, ...ours } = known;
    return refusal(reason, { ...options, ...wait, ...ours });
  }
  if (!first || status >= 500) {
    return refusal("failed", {
      ...options,
      status: 502,
      values: { status },
      ...(askedToWait === undefined ? {} : { retryAfter: askedToWait }),
    });
  }
  const said = { ...options, detail: first.message };
  if (unexpectedException.test(first.message)) return refusal("automation-failed", said);
  return fields.length > 0
    ? new AppError("validation-failed", { ...said, reason: "validation-failed" })
    : refusal("validation-failed-as-a-whole", said);
}

function personAccount(cause: SalesforceRefusal): AppError {
  const said = say("field-account-person", { field: say("name-account-name") });
  const { message: detail, fields } = fieldsRefused([fieldError("AccountId", said)]);
  return new AppError("validation-failed", { detail, reason: "validation-failed", fields, cause });
}

function fieldErrors(items: readonly SalesforceErrorItem[]): FieldError[] {
  return items.flatMap((item) => (item.fields ?? []).map((field) => ({ field, message: item.message })));
}

interface FailedRequest {
  /** A lost answer is an ordinary failure for a read; for a write, the outcome is unknown. */
  isRead: boolean;
  /** The answer's status, if there was an answer. */
  status?: number;
  body?: string;
  /** Retry-After, in seconds. */
  retryAfter?: number | undefined;
}

/** Our error for an error thrown by a request to Salesforce. */
export function translateError(error: unknown, request: FailedRequest): AppError {
  if (error instanceof AppError) return error;
  if (request.status === undefined) return translateNoAnswer(error, request);
  const items = request.status < 400 ? null : parseItems(request.body ?? "");
  if (items && mayHaveBeenDone(items, request))
    return outcomeUnknown(new SalesforceRefusal(request.status, items));
  if (items) return translateErrors(items, request.status, request.retryAfter);
  if (request.status === 401) return new AppError("session-expired", { cause: error });
  if (request.status === 403 && /Bad_OAuth_Token/i.test(request.body ?? "")) {
    return new AppError("session-expired", { cause: error });
  }
  if (request.status === 404) return new AppError("not-found", { cause: error });
  // The write may have succeeded, although a gateway answered or the answer was cut.
  if ((request.status >= 500 || request.status < 400) && !request.isRead) return outcomeUnknown(error);
  return refusal("answer-unreadable", {
    status: 502,
    values: { status: request.status },
    ...(request.retryAfter === undefined ? {} : { retryAfter: request.retryAfter }),
    cause: error,
  });
}

/**
 * Whether a failed request may have written something: true for a write that failed on Salesforce's side,
 * because a graph commits its parts separately. False where Salesforce refused it for maintenance.
 */
function mayHaveBeenDone(
  items: readonly SalesforceErrorItem[],
  { isRead, status = 0 }: FailedRequest,
): boolean {
  return !isRead && status >= 500 && !meaningOfItems(items).isOfWholeOrg;
}

function translateNoAnswer(error: unknown, request: FailedRequest): AppError {
  if (error instanceof NoAnswerError && !error.sent) {
    return new AppError("salesforce-unavailable", {
      cause: error,
    });
  }
  if (!request.isRead) return outcomeUnknown(error);
  return refusal("no-answer", { cause: error });
}

function outcomeUnknown(cause: unknown): AppError {
  return refusal("outcome-unknown", { cause });
}

/** The errors of an API answer; null for a gateway's page or anything else. */
function parseItems(body: string): SalesforceErrorItem[] | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const items: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
    return items.length > 0 && items.every(isErrorItem) ? items : null;
  } catch {
    return null;
  }
}

/** Salesforce's errors have a code. A gateway's have a message alone. */
function isErrorItem(item: unknown): item is SalesforceErrorItem {
  const { message, errorCode, statusCode } = Object(item) as Record<string, unknown>;
  return typeof message === "string" && [errorCode, statusCode].some((code) => typeof code === "string");
}
