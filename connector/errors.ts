/**
 * All errors that the connector answers with (RFC 9457 problem+json). `action` is the usual next step, in
 * words for the person who has to take it. A reason in connector/reasons/refusals.ts may have another one.
 */
export const errorCodes = {
  "request-invalid": {
    status: 400,
    title: "Nothing was saved",
    whose: "rep",
    action: "Correct these fields, then try again.",
    retry: "never",
    replayable: true,
    anyCall: true,
    detailIsFields: true,
    search: "dispensable",
    isFinal: true,
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
    waitsForSomebody: true,
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
    waitsForSomebody: true,
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
    teamRemedy: "team-mend-app-blocked",
    salesforceCall: true,
    waitsForSomebody: true,
    sayUndo: "undo-no-access",
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
    teamRemedy: "team-api-grant",
    salesforceCall: true,
    waitsForSomebody: true,
    sayUndo: "undo-no-access",
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
    salesforceCall: true,
    sayUndo: "undo-no-access",
  },
  "creation-disabled": {
    status: 409,
    title: "Contact creation is turned off",
    whose: "admin",
    action: "Ask your admin to turn on Create Contacts in Crosswalk Settings.",
    retry: "pauseBatch",
    replayable: true,
    // To look again asks the database alone.
    pauseMs: 2_000,
    waitsForSomebody: true,
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
    sayUndo: "undo-not-now",
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
    action:
      "Compare the records, then link to one of them, or add the contact anyway where your org allows it.",
    retry: "never",
    replayable: true,
    mendedInRow: true,
  },
  "creation-in-progress": {
    status: 409,
    title: "This contact is already being created",
    whose: "time",
    action: "Wait a moment, then check the result.",
    retry: "never",
    replayable: true,
    isUnderWay: true,
  },
  "validation-failed": {
    status: 422,
    title: "Salesforce didn't save the contact",
    whose: "rep",
    action: "Correct these fields, then try again.",
    retry: "never",
    replayable: true,
    detailIsFields: true,
    search: "notOffered",
    mendedInRow: true,
  },
  "import-cancelled": {
    status: 409,
    title: "The import was canceled",
    whose: "rep",
    action: "If you still need the list, import the file again.",
    retry: "never",
    replayable: false,
  },
  "quota-exceeded": {
    status: 429,
    title: "Monthly limit reached",
    whose: "time",
    action: "Continue next month.",
    retry: "never",
    replayable: false,
  },
  "api-limit-reached": {
    status: 429,
    title: "Salesforce API request limit reached",
    whose: "time",
    action: "Try again later. The limit counts requests from the last 24 hours.",
    retry: "pauseBatch",
    replayable: false,
    pauseMs: 5 * 60_000,
    leavesUnknown: true,
    salesforceCall: true,
    sayUndo: "undo-limit",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    whose: "time",
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
    salesforceCall: true,
    sayUndo: "undo-not-now",
  },
  "outcome-unknown": {
    status: 202,
    title: "Checking with Salesforce",
    whose: "time",
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
    sayUndo: "undo-no-storage",
  },
  internal: {
    status: 500,
    title: "Something went wrong",
    whose: "crosswalk",
    action: "Try again. If the problem continues, contact your admin. Give the request ID, if one is shown.",
    retry: "later",
    replayable: false,
    anyCall: true,
    isOurFault: true,
  },
} as const satisfies Record<string, ErrorDefinition>;

/**
 * Who can do something about an error: `coworker` somebody else of the org, such as the owner of a list;
 * `time` nobody, as it passes; `nobody` where there is nothing to do. `salesforce` and `crosswalk` say whose
 * fault it is that may be gone at the next try.
 */
export type Whose = "rep" | "admin" | "coworker" | "time" | "nobody" | "salesforce" | "crosswalk";

/**
 * What follows from an error. Code asks these columns and never treats several codes alike, so that a new
 * code is one row here. A file may compare with one code; the linter refuses a second.
 */
interface ErrorDefinition {
  status: number;
  title: string;
  /** Who can do something about it. */
  whose: Whose;
  action: string;
  retry: Retry;
  /** How long a batch pauses after it, unless Salesforce says how long. A minute if left out. */
  pauseMs?: number;
  /**
   * Whether a repeated request under the same Idempotency-Key gets the same answer. Otherwise the key is free
   * for another try.
   */
  replayable: boolean;
  /**
   * It follows from the org's describe, which may be out of date: an admin may have changed the org. The org
   * is asked again before the error is answered.
   */
  dependsOnDescribe?: boolean;
  /** If a token refresh is answered with it, the grant has ended and is deleted. */
  endsGrant?: boolean;
  /** The user cannot use the API at all. */
  shutsOut?: boolean;
  /** The sentence that tells an admin what to do about it. Where it is left out, the user signs in again. */
  teamRemedy?: "team-mend-app-blocked" | "team-api-grant";
  /** If an optional part of an answer fails with it, that part is unknown and the rest is answered. */
  leavesUnknown?: boolean;
  /** Every call that needs a session may end in it. */
  anyCall?: boolean;
  /** Every route that asks Salesforce may end in it. */
  salesforceCall?: boolean;
  /** A second status: 502 where Salesforce fails or answers nonsense, 503 where it is not reached in time. */
  otherStatus?: number;
  /**
   * Whether every request of the user would fail with it depends on its cause: see creations/sendCreations.ts.
   */
  dependsOnCause?: boolean;
  /** The final state of a batch's row that is not tried again. `failed` if left out. */
  endsRowAs?: "skipped";
  /** Its detail joins what is wrong with each field, unless it has a reason of its own. */
  detailIsFields?: boolean;
  /** Salesforce answers this where the user may not see something, which then counts as missing. */
  isUnseen?: boolean;
  /**
   * What it means as the answer to a search. With any value, an optional search counts as one without
   * results. `notOffered`: the object cannot be searched, and a query takes the place of the search.
   */
  search?: "notOffered" | "dispensable";
  /** A fault of the connector. It is logged in full, and ends a batch that meets it again and again. */
  isOurFault?: boolean;
  /** The contact may still be created. The panel asks again until it knows. */
  isUnderWay?: boolean;
  /** Signing in again helps. The panel shows the sign-in in place of the error. */
  asksSignIn?: boolean;
  /** The request was refused before it was read. A client that polls repeats it. */
  isUnheard?: boolean;
  /** A batch that it pauses waits for what somebody does, not for a time. */
  waitsForSomebody?: boolean;
  /** The same request can never succeed. The panel offers it no longer. */
  isFinal?: boolean;
  /** The rep can fix it in the form of the batch's row that failed with it. */
  mendedInRow?: boolean;
  /**
   * The reason by which an undo says that it couldn't be done, now or at all. A path that Salesforce doesn't
   * find passes, too: a contact that it doesn't find is an empty answer.
   */
  sayUndo?: "undo-not-now" | "undo-limit" | "undo-no-storage" | "undo-no-access";
}

/**
 * What a batch does after an error. `never`: the row is not tried again. `later`: the row is tried again, a
 * few times. `pauseBatch`: like `later`, but if the whole request failed, the batch pauses, since the next
 * request would fail, too. `failBatch`: the row is not tried again; if the error comes before a request,
 * neither is any other row, since waiting would not help.
 */
type Retry = "never" | "later" | "pauseBatch" | "failBatch";

export type ErrorCode = keyof typeof errorCodes;

export const allCodes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]];

/** The row of a code. */
export function policyOf({ code }: { code: ErrorCode }): ErrorDefinition {
  return errorCodes[code];
}

/** One request to Salesforce's API: what was asked, without its values, and how it ended. */
export interface SalesforceCall {
  method: string;
  /** The path without its query. */
  resource: string;
  /** Null where no answer came. */
  status: number | null;
  ms: number;
  /** Salesforce's own id of the request, where its answer has one. */
  salesforceRequestId?: string;
  /** Why no answer came. */
  lostBy?: string;
}

/** A sentence in an answer: its English words, and the reason and values to translate it by. */
export interface SaidText {
  text: string;
  reason: string;
  values?: readonly SentenceValue[];
}

/** An instant in a sentence. The panel writes it in the user's time zone. */
export interface SaidInstant {
  /** In English, in the time zone, which it names. */
  text: string;
  /** ISO 8601, UTC. */
  instant: string;
  timeZone: string;
}

/** A value in a sentence. */
export type SentenceValue = string | number | SaidText | SaidInstant;

export interface FieldError {
  field: string;
  message: string;
  /** What the message is translated by. Left out where the words are Salesforce's or a schema's. */
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

/** An expected failure, whose words reach the caller. Any other error is answered as `internal`. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly action: string;
  readonly fields: FieldError[] | undefined;
  readonly members: Record<string, unknown>;
  readonly retryAfter: number | undefined;
  /** The request to Salesforce that ended so, where one did. */
  call: SalesforceCall | undefined;
  /** Whose sign-in or session was refused, where that is known. */
  user: { userId: string; orgId: string } | undefined;

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
