/**
 * The closed set of errors the connector answers with (RFC 9457 problem+json). `action` is the default next
 * step, in words for the person it falls to; a throw site may give a more exact one.
 */
export const errorCodes = {
  "request-invalid": {
    status: 400,
    title: "The request isn't valid",
    whose: "rep",
    action: "Correct these fields, then try again.",
    retry: "never",
    replayable: true,
    anyCall: true,
    detailIsFields: true,
    search: "dispensable",
    mendedInRow: true,
  },
  "not-signed-in": {
    status: 401,
    title: "You're not signed in to Salesforce",
    whose: "rep",
    action: "Sign in to Salesforce.",
    retry: "pauseBatch",
    replayable: false,
    pauseMs: 15_000,
    anyCall: true,
    asksSignIn: true,
  },
  "session-expired": {
    status: 401,
    title: "Your Salesforce session expired",
    whose: "rep",
    action: "Sign in to Salesforce again. Your entries are kept.",
    retry: "pauseBatch",
    replayable: false,
    pauseMs: 15_000,
    endsGrant: true,
    shutsOut: true,
    anyCall: true,
    asksSignIn: true,
  },
  "wrong-org": {
    status: 403,
    title: "You signed in to the wrong Salesforce org",
    whose: "rep",
    action: "Sign in as a user of the expected org.",
    retry: "never",
    replayable: true,
    anyCall: true,
  },
  "app-blocked": {
    status: 403,
    title: "Your org blocked Crosswalk",
    whose: "admin",
    action:
      "Ask your admin to install or unblock Crosswalk in Setup, under External Client Apps or Connected Apps OAuth Usage.",
    retry: "pauseBatch",
    replayable: true,
    pauseMs: 5 * 60_000,
    endsGrant: true,
    shutsOut: true,
  },
  "api-disabled": {
    status: 403,
    title: "You don't have Salesforce API access",
    whose: "admin",
    action: "Ask your admin for the API Enabled permission.",
    retry: "pauseBatch",
    replayable: true,
    pauseMs: 5 * 60_000,
    shutsOut: true,
  },
  "not-admin": {
    status: 403,
    title: "Only a Crosswalk admin can do this",
    whose: "admin",
    action: "Ask your admin for the Crosswalk Admin permission set.",
    retry: "never",
    replayable: true,
  },
  "insufficient-access": {
    status: 403,
    title: "Insufficient access in Salesforce",
    whose: "admin",
    action: "Ask your admin for access to this object, field, or record.",
    retry: "failBatch",
    replayable: true,
    dependsOnDescribe: true,
    leavesUnknown: true,
    isUnseen: true,
    search: "notOffered",
    mendedInRow: true,
  },
  "creation-disabled": {
    status: 409,
    title: "Contact creation is turned off",
    whose: "admin",
    action: "Ask your admin to turn on Create Contacts in Crosswalk Settings.",
    retry: "failBatch",
    replayable: true,
  },
  "lead-source-missing": {
    status: 409,
    title: "No active Lead Source is selected",
    whose: "admin",
    action: "Ask your admin to select an active Lead Source in Crosswalk Settings.",
    retry: "failBatch",
    replayable: true,
    dependsOnDescribe: true,
  },
  "not-found": {
    status: 404,
    title: "Not found",
    whose: "rep",
    action: "It was deleted, or you don't have access to it. Go back and refresh.",
    retry: "never",
    replayable: true,
    isUnseen: true,
    search: "notOffered",
    mendedInRow: true,
  },
  "already-in-crm": {
    status: 409,
    title: "This lead is already in your CRM",
    whose: "rep",
    action: "Open the linked contact, or unlink it first.",
    retry: "never",
    replayable: true,
    endsRowAs: "skipped",
  },
  "duplicate-detected": {
    status: 409,
    title: "Salesforce found a possible duplicate",
    whose: "rep",
    action: "Compare the records, then link to one of them or save anyway where your org allows it.",
    retry: "never",
    replayable: true,
    mendedInRow: true,
  },
  "creation-in-progress": {
    status: 409,
    title: "This contact is already being created",
    whose: "rep",
    action: "Wait a moment, then check the result.",
    retry: "never",
    replayable: true,
    isUnderWay: true,
  },
  "validation-failed": {
    status: 422,
    title: "Salesforce didn't save the contact",
    whose: "rep",
    action: "Correct these fields, then save again.",
    retry: "never",
    replayable: true,
    detailIsFields: true,
    search: "notOffered",
    mendedInRow: true,
  },
  "quota-exceeded": {
    status: 429,
    title: "Monthly contact quota reached",
    whose: "rep",
    action: "Wait until the quota resets.",
    retry: "never",
    replayable: false,
  },
  "api-limit-reached": {
    status: 429,
    title: "Salesforce API request limit reached",
    whose: "admin",
    action: "Try again later. The limit counts requests from the last 24 hours.",
    retry: "pauseBatch",
    replayable: false,
    pauseMs: 5 * 60_000,
    leavesUnknown: true,
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    whose: "rep",
    action: "Wait a moment, then try again.",
    retry: "pauseBatch",
    replayable: false,
    pauseMs: 10_000,
    anyCall: true,
    isUnheard: true,
  },
  "salesforce-unavailable": {
    status: 503,
    title: "Salesforce isn't available",
    whose: "salesforce",
    action: "Nothing is lost. Try again in a moment.",
    retry: "pauseBatch",
    replayable: false,
    pauseMs: 10_000,
    leavesUnknown: true,
    otherStatus: 502,
    dependsOnCause: true,
    search: "dispensable",
  },
  "outcome-unknown": {
    status: 202,
    title: "Checking with Salesforce",
    whose: "salesforce",
    action: "Wait a moment. Crosswalk is checking whether the contact was created.",
    retry: "never",
    replayable: true,
    isUnderWay: true,
  },
  "storage-unavailable": {
    status: 503,
    title: "Crosswalk can't save right now",
    whose: "crosswalk",
    action: "Nothing was saved. Contact your admin, and try again later.",
    retry: "later",
    replayable: false,
    pauseMs: 10_000,
    anyCall: true,
  },
  internal: {
    status: 500,
    title: "Something went wrong",
    whose: "crosswalk",
    action: "Try again; if it happens again, give your admin the request id.",
    retry: "later",
    replayable: false,
    anyCall: true,
    isOurFault: true,
  },
} as const satisfies Record<string, ErrorDefinition>;

/**
 * What an error means wherever it is met: a further code is one row here, and nothing else has to know of it.
 */
interface ErrorDefinition {
  status: number;
  title: string;
  /** Who can do something about it. */
  whose: "rep" | "admin" | "salesforce" | "crosswalk";
  action: string;
  retry: Retry;
  /**
   * A batch that it stops waits so long, where Salesforce does not say; a minute where this does not say
   * either.
   */
  pauseMs?: number;
  /**
   * The same request under the same Idempotency-Key gets the same answer again; otherwise the key is free for
   * another try.
   */
  replayable: boolean;
  /**
   * It rests on what the org said of itself, which an admin may have changed since: the org is asked again
   * before it is given.
   */
  dependsOnDescribe?: boolean;
  /** Met on refreshing a session, it is for good: the grant is forgotten. */
  endsGrant?: boolean;
  /** The user cannot use the API at all, whatever they ask. */
  shutsOut?: boolean;
  /** Met while asking what only adds to an answer, it leaves that unknown; the rest is answered. */
  leavesUnknown?: boolean;
  /** Every call behind sign-in may end in it. */
  anyCall?: boolean;
  /** Its second status: Salesforce that fails or answers nonsense is 502, out of reach or too slow 503. */
  otherStatus?: number;
  /** Whether all requests of the user would meet it depends on its cause: see creations/holdsForAll.ts. */
  dependsOnCause?: boolean;
  /** How a row of a batch that is not tried again ends; `failed` where this does not say. */
  endsRowAs?: "skipped";
  /** Without a reason of its own, its detail is what is wrong with each field. */
  detailIsFields?: boolean;
  /** Salesforce answers so where the user may not see what was asked for: it counts as not there. */
  isUnseen?: boolean;
  /**
   * Met on a search. `notOffered`: the object has no search, and a query is asked in its place. Any value: a
   * search that only adds to an answer found nothing.
   */
  search?: "notOffered" | "dispensable";
  /** A fault of the connector: it is logged whole, and counted against a batch that meets it again. */
  isOurFault?: boolean;
  /** The contact may come into being yet: the panel asks how it ended. */
  isUnderWay?: boolean;
  /** Signing in again ends it: the panel offers that in its place. */
  asksSignIn?: boolean;
  /** It was refused unread: whoever polls asks again. */
  isUnheard?: boolean;
  /** The rep can do something about it at the row of the batch that it failed. */
  mendedInRow?: boolean;
}

/**
 * What a batch does with it. `never`: the row ends. `later`: the row is tried again, a few times.
 * `pauseBatch`: likewise, and where the whole request met it, the batch waits, since the next request would
 * meet it too. `failBatch`: the row ends; where it is met before a request, all rows do, since waiting would
 * not help.
 */
type Retry = "never" | "later" | "pauseBatch" | "failBatch";

export type ErrorCode = keyof typeof errorCodes;

export const allCodes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]];

/** What stands in the table of a code. */
export function policyOf({ code }: { code: ErrorCode }): ErrorDefinition {
  return errorCodes[code];
}

/** A sentence as it stands in an answer: its English words, and what says them in another language. */
interface SaidText {
  text: string;
  reason: string;
  values?: readonly SentenceValue[];
}

/** What stands in a sentence. */
export type SentenceValue = string | number | SaidText;

export interface FieldError {
  field: string;
  message: string;
  /**
   * Names what the message says, and what stands in it; left out where the words are Salesforce's or a
   * schema's.
   */
  reason?: string;
  values?: SentenceValue[];
}

export interface AppErrorOptions {
  /** What happened, in a sentence for the person concerned. Defaults to the code's title. */
  detail?: string;
  action?: string;
  fields?: FieldError[];
  /**
   * Message key and parameters of detail and action, for translation. Left out where the words are
   * Salesforce's or the org's own.
   */
  reason?: string;
  values?: SentenceValue[];
  /**
   * Further members of the problem, e.g. `resetsAt`, `records`, `canSaveAnyway`, `orgUsed`, `orgExpected`.
   */
  members?: Record<string, unknown>;
  /** Seconds, sent as Retry-After. */
  retryAfter?: number;
  /** Overrides the code's status: only `salesforce-unavailable` has two, 502 and 503. */
  status?: number;
  cause?: unknown;
}

/**
 * An expected failure: what the connector says of it is what the caller gets. Anything else thrown is
 * `internal`.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly action: string;
  readonly fields: FieldError[] | undefined;
  readonly members: Record<string, unknown>;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? errorCodes[code].title, { cause: options.cause });
    this.code = code;
    this.status = options.status ?? errorCodes[code].status;
    this.action = options.action ?? errorCodes[code].action;
    this.fields = options.fields;
    this.members = {
      ...options.members,
      reason: options.reason ?? options.members?.["reason"] ?? defaultReason(code, options),
      ...(options.values && { values: options.values }),
    };
    this.retryAfter = options.retryAfter;
  }
}

/**
 * Where nothing more exact is said, the code itself is the reason. Words of somebody else's, such as
 * Salesforce's, are quoted: they have no translation, but the title and the next step of the code have.
 */
function defaultReason(code: ErrorCode, { detail, action }: AppErrorOptions): string | undefined {
  if (action !== undefined) return undefined;
  return detail === undefined ? code : "quoted";
}
