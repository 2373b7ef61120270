import { Connection } from "jsforce/lib/connection.js";
import { HttpApi } from "jsforce/lib/http-api.js";
import type { Schema } from "jsforce/lib/types/index.js";
import { tellAsked } from "../work/askTogether.ts";
import { AppError, type SalesforceCall } from "../errors.ts";
import { type Trace, traceparentOf } from "../work/trace.ts";
import { describeCall } from "./describeCall.ts";
import type { ApiAllowance } from "./readAllowance.ts";
import type { HttpMethod, WaitingRead } from "./requests.ts";
import { refusal } from "../reasons/refusal.ts";
import { translateError } from "./translateError.ts";
import { BoundedTransport, type HttpResponse } from "./transport.ts";
import { refuseInTransaction } from "../database/inTransaction.ts";

interface SalesforceRequestOptions {
  headers?: Record<string, string>;
  /** Marks a POST that only reads (a composite of queries), so that a lost answer is an ordinary failure. */
  isRead?: boolean;
}

interface SalesforceResponse<T> {
  status: number;
  /** Header names are in lower case. */
  headers: Record<string, string>;
  body: T;
}

/** Salesforce's REST API with the rights of one user, through the grant of one sign-in. */
export interface SalesforceSession {
  readonly instanceUrl: string;
  /** E.g. `67.0`. */
  readonly apiVersion: string;
  /** The allowance as of the org's last answer; null before the first. */
  readonly allowance: ApiAllowance | null;
  /** Salesforce's clock as of the org's last answer; null before the first. */
  readonly salesforceTime: Date | null;
  /** Reads that wait for others started at the same time, to share a call. */
  readonly waitingReads: WaitingRead[];
  /** The last request that writes, as it ended; absent before the first. */
  readonly lastWrite?: SalesforceCall | undefined;
  /** How long a request may take; absent where it may take any time. */
  readonly timeoutMs?: number;
  /**
   * One request. `path` is below the version (`/sobjects/Contact`) or from the root (`/services/…`). Throws
   * AppError whose `cause` is a SalesforceRefusal where Salesforce answered; `outcome-unknown` where a write
   * was sent and its answer lost.
   */
  request<T>(
    method: HttpMethod,
    path: string,
    body?: unknown,
    options?: SalesforceRequestOptions,
  ): Promise<SalesforceResponse<T>>;
  /** The records of a query, of every page. A page has 2,000 at most, and may have fewer. */
  query<T>(soql: string): Promise<T[]>;
  /**
   * The same session, where `mayWrite` is called at the very moment at which a request that writes would go
   * out, and prevents that by throwing.
   */
  guarded(mayWrite: () => void): SalesforceSession;
}

/** The tokens of a grant; `version` rises with each replacement. */
export interface GrantTokens {
  accessToken: string;
  refreshToken: string;
  instanceUrl: string;
  version: number;
}

/** What any user's answers tell about the org. */
export interface SeenOfOrg {
  allowance: ApiAllowance | null;
  time: Date | null;
}

interface SentRequest {
  method: HttpMethod;
  path: string;
  body: unknown;
  options: SalesforceRequestOptions;
}

export interface SessionDependencies {
  instanceUrl: string;
  apiVersion: string;
  timeoutMs: number;
  /** Aborts requests when the connector stops, and prevents new ones. */
  timeUp: AbortSignal;
  /** Throws `session-expired` where the grant has ended. */
  readTokens(): Promise<GrantTokens>;
  /** Tokens newer than the refused ones. Throws `session-expired` where there are none. */
  refresh(refused: GrantTokens): Promise<GrantTokens>;
  readonly seen: SeenOfOrg;
  /** What its requests are part of. */
  trace: Trace;
  /** Called before each request; an error that it throws prevents the request. */
  beforeExchange(path: string): void | Promise<void>;
  /** See SalesforceSession.guarded. */
  mayWrite?(): void;
  observe(exchange: Exchange): void;
}

interface Exchange {
  method: HttpMethod;
  /** Null where no answer came. */
  status: number | null;
  ms: number;
  headers: Record<string, string>;
}

/** Salesforce refuses URIs longer than 16,384 bytes. Longer queries go into a composite request. */
const soqlUriBytesMax = 12_000;

export class RestSession implements SalesforceSession {
  readonly #deps: SessionDependencies;
  readonly waitingReads: WaitingRead[] = [];
  lastWrite: SalesforceCall | undefined;

  constructor(deps: SessionDependencies) {
    this.#deps = deps;
  }

  get instanceUrl(): string {
    return this.#deps.instanceUrl;
  }

  get timeoutMs(): number {
    return this.#deps.timeoutMs;
  }

  get apiVersion(): string {
    return this.#deps.apiVersion;
  }

  get allowance(): ApiAllowance | null {
    return this.#deps.seen.allowance;
  }

  get salesforceTime(): Date | null {
    return this.#deps.seen.time;
  }

  async request<T>(
    method: HttpMethod,
    path: string,
    body?: unknown,
    options: SalesforceRequestOptions = {},
  ): Promise<SalesforceResponse<T>> {
    const tokens = await this.#deps.readTokens();
    try {
      return await this.#send<T>(tokens, { method, path, body, options });
    } catch (error) {
      // Salesforce answers 401 before it does anything, so that repeating with a new token is safe even for a
      // write.
      if (!(error instanceof AppError) || error.code !== "session-expired") throw error;
      const fresh = await this.#deps.refresh(tokens);
      return this.#send<T>(fresh, { method, path, body, options });
    }
  }

  guarded(mayWrite: () => void): SalesforceSession {
    return new RestSession({ ...this.#deps, mayWrite });
  }

  async query<T>(soql: string): Promise<T[]> {
    let page = await this.#firstPage<T>(soql);
    const records = recordsOf(page);
    for (let next = nextPage(this, page); next !== null; next = nextPage(this, page)) {
      page = (await this.request<QueryPage<T>>("GET", next)).body;
      records.push(...recordsOf(page));
    }
    return records;
  }

  async #firstPage<T>(soql: string): Promise<QueryPage<T>> {
    const path = `/query?q=${encodeURIComponent(soql)}`;
    if (path.length <= soqlUriBytesMax) return (await this.request<QueryPage<T>>("GET", path)).body;
    const url = `/services/data/v${this.apiVersion}${path}`;
    const { body } = await this.request<CompositeAnswer<QueryPage<T>>>(
      "POST",
      "/composite",
      { compositeRequest: [{ method: "GET", url, referenceId: "query" }] },
      { isRead: true },
    );
    const [answer] = body.compositeResponse;
    if (answer?.httpStatusCode !== 200) {
      throw translateError(new Error("query failed"), {
        isRead: true,
        status: answer?.httpStatusCode ?? 502,
        body: JSON.stringify(answer?.body ?? ""),
      });
    }
    return answer.body;
  }

  async #send<T>(
    tokens: GrantTokens,
    { method, path, body, options }: SentRequest,
  ): Promise<SalesforceResponse<T>> {
    refuseInTransaction("A request to Salesforce");
    tellAsked();
    await this.#deps.beforeExchange(path);
    const isRead = options.isRead ?? method === "GET";
    const startedAt = performance.now();
    const callOf = (answer: HttpResponse | undefined, error?: unknown): SalesforceCall => {
      const call = describeCall({ method, path, ms: performance.now() - startedAt, answer, error });
      if (!isRead) this.lastWrite = call;
      return call;
    };
    const transport = new BoundedTransport(this.#deps.timeoutMs, this.#deps.timeUp);
    // jsforce gets no refresh token and no OAuth client, because its own refresh is unbounded and loses
    // rotated tokens.
    const connection = new Connection({
      version: this.#deps.apiVersion,
      instanceUrl: tokens.instanceUrl,
      accessToken: tokens.accessToken,
      logLevel: "NONE",
    });
    if (!isRead) this.#deps.mayWrite?.();
    try {
      const answer = await new RestApi(connection, { transport }).ask({
        method,
        url: path,
        headers: {
          traceparent: traceparentOf(this.#deps.trace),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...options.headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const response = transport.lastResponse;
      requireOwnAnswer(response, answer);
      if (!isRead) callOf(response);
      return { status: response?.statusCode ?? 0, headers: response?.headers ?? {}, body: answer as T };
    } catch (error) {
      const response = transport.lastResponse;
      const failure = translateError(error, {
        isRead,
        ...(response
          ? { status: response.statusCode, body: response.body, retryAfter: secondsOf(response.headers) }
          : {}),
      });
      failure.call = callOf(response, error);
      throw failure;
    } finally {
      const response = transport.lastResponse;
      this.#deps.observe({
        method,
        status: response?.statusCode ?? null,
        ms: performance.now() - startedAt,
        headers: response?.headers ?? {},
      });
    }
  }
}

/** Throws where a gateway has answered: Salesforce's answer is JSON, or nothing by its status. */
function requireOwnAnswer(response: HttpResponse | undefined, answer: unknown): void {
  const status = response?.statusCode ?? 0;
  const isEmpty = status === 204 || status === 304;
  // jsforce reads XML and CSV, too.
  const isJson = /\bjson\b/i.test(response?.headers["content-type"] ?? "");
  const isObject = typeof answer === "object" && answer !== null;
  if (!isEmpty && !(status < 300 && isJson && isObject))
    throw new Error(`no answer of Salesforce's: HTTP ${status}`);
}

/** The seconds of Retry-After. Salesforce gives no dates there. */
function secondsOf(headers: Record<string, string>): number | undefined {
  const seconds = Number(headers["retry-after"] ?? "");
  return Number.isInteger(seconds) && seconds > 0 ? seconds : undefined;
}

/** Throws where a gateway has answered with other JSON. */
export function recordsOf<T>({ records }: { records?: T[] }): T[] {
  if (!Array.isArray(records)) throw unreadable();
  return records;
}

/**
 * The path, below the version, of the page after this one; null where it is the last. Throws where it is no
 * address of this org's data: the token goes nowhere else.
 */
export function nextPage(
  { instanceUrl }: Pick<SalesforceSession, "instanceUrl">,
  { nextRecordsUrl }: { nextRecordsUrl?: string | null },
): string | null {
  if (!nextRecordsUrl) return null;
  const url = URL.parse(nextRecordsUrl, instanceUrl);
  const [, path] = /^\/services\/data\/v[\d.]+(\/.+)/.exec(url?.pathname ?? "") ?? [];
  if (path === undefined || url?.origin !== new URL(instanceUrl).origin) throw unreadable();
  return path + url.search;
}

const unreadable = () => refusal("answer-unreadable", { status: 502, values: { status: 200 } });

interface QueryPage<T> {
  totalSize: number;
  done: boolean;
  records: T[];
  nextRecordsUrl?: string;
}

interface CompositeAnswer<T> {
  compositeResponse: { httpStatusCode: number; body: T }[];
}

type RestRequest = Parameters<Connection["request"]>[0] & object;

/**
 * jsforce's request and reading of the answer. Its own `request` makes four streams around each, which
 * nobody reads here.
 */
class RestApi extends HttpApi<Schema> {
  async ask(request: RestRequest): Promise<unknown> {
    const sent = { ...request, url: this._conn._normalizeUrl(request.url) };
    this.beforeSend(sent);
    const response = await this._transport.httpRequest(sent);
    if (this.isErrorResponse(response)) throw await this.getError(response);
    return this.getResponseBody(response) as Promise<unknown>;
  }
}
