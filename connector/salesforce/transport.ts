import type { Transport } from "jsforce/lib/transport.js";
import type { StreamPromise } from "jsforce/lib/util/promise.js";
import { PassThrough } from "node:stream";

type HttpRequest = Parameters<Transport["httpRequest"]>[0];
export type HttpResponse = Awaited<ReturnType<Transport["httpRequest"]>>;

/** No answer came. `sent`: whether the request may have reached Salesforce and been carried out. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
  readonly sent: boolean;
  /** Whether the connector stopped waiting, because it was stopped itself. */
  readonly isStopped: boolean;

  constructor(sent: boolean, cause: unknown, isStopped = false) {
    super(sent ? "the connection ended before an answer" : "no connection could be made", { cause });
    this.sent = sent;
    this.isStopped = isStopped;
  }
}

/** Connection errors after which nothing of the request has left this machine. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EHOSTDOWN",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/**
 * jsforce's transport with limits: one try and one time limit for the whole exchange, body included. jsforce
 * itself tries a GET six times over 15 seconds, waits half an hour, follows redirects with the token, and
 * cannot tell whether a request was sent.
 */
export class BoundedTransport implements Transport {
  readonly #timeoutMs: number;
  readonly #timeUp: AbortSignal | undefined;
  readonly #headers: Record<string, string>;
  /**
   * The status and headers of the last answer, which jsforce does not pass on. Use one transport for one
   * request.
   */
  lastResponse: HttpResponse | undefined;

  /**
   * `timeUp` aborts waiting before the time limit and prevents new requests. `headers` go with the request.
   */
  constructor(timeoutMs: number, timeUp?: AbortSignal, headers: Record<string, string> = {}) {
    this.#headers = headers;
    this.#timeoutMs = timeoutMs;
    this.#timeUp = timeUp;
  }

  /** jsforce's own class of such promises would load all that it has for HTTP. Nobody reads the stream. */
  httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
    return Object.assign(this.#exchange(request), { stream: () => new PassThrough() });
  }

  /** Only jsforce's own transport asks for it. */
  getRequestStreamCreator(): () => PassThrough {
    return () => new PassThrough();
  }

  async #exchange({ url, method, headers, body }: HttpRequest): Promise<HttpResponse> {
    if (this.#timeUp?.aborted) throw new NoAnswerError(false, this.#timeUp.reason, true);
    const limit = AbortSignal.timeout(this.#timeoutMs);
    try {
      const response = await fetch(url, {
        method,
        headers: { ...this.#headers, ...withoutLength(headers ?? {}) },
        ...(typeof body === "string" ? { body } : {}),
        redirect: "manual",
        signal: this.#timeUp ? AbortSignal.any([limit, this.#timeUp]) : limit,
      });
      this.lastResponse = {
        statusCode: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
      return this.lastResponse;
    } catch (error) {
      const wasSent = !neverSent.has(causeCode(error)) && !isProxyRefusal(error);
      throw new NoAnswerError(wasSent, error, this.#timeUp?.aborted === true);
    }
  }
}

/**
 * Removes the declared length, because fetch counts the bytes itself and refuses a request whose length
 * differs.
 */
function withoutLength(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length"),
  );
}

/**
 * The system's error code of a failed fetch; empty where it has none. A host with several addresses fails
 * with one error for each.
 */
export function causeCode(error: unknown): string {
  return causesOf(error).map(codeOf).find(Boolean) ?? "";
}

/** Whether a proxy has refused to lead to the host, so that nothing was sent to it. */
export function isProxyRefusal(error: unknown): boolean {
  return causesOf(error).some(({ message }) => message.startsWith("Proxy response ("));
}

/** The errors behind an error, which comes last: fetch wraps what undici throws, up to three times. */
function causesOf(error: unknown): Error[] {
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  return first instanceof Error ? [...causesOf(first.cause), first] : [];
}

const codeOf = (error: Error): string =>
  "code" in error && typeof error.code === "string" ? error.code : "";
