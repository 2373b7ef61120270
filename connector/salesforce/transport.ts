import type { Transport } from "jsforce/lib/transport.js";
import type { StreamPromise } from "jsforce/lib/util/promise.js";
import { PassThrough } from "node:stream";
import { exchange } from "./exchange.ts";

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
    const timeUp = this.#timeUp;
    if (timeUp?.aborted) throw new NoAnswerError(false, timeUp.reason, true);
    let wasSent = false;
    try {
      this.lastResponse = await exchange(
        {
          url,
          method,
          headers: { ...this.#headers, ...inLowerCase(headers ?? {}) },
          body: typeof body === "string" ? body : undefined,
        },
        { timeoutMs: this.#timeoutMs, timeUp, onSent: () => (wasSent = true) },
      );
      return this.lastResponse;
    } catch (error) {
      throw new NoAnswerError(wasSent, error, timeUp?.aborted === true);
    }
  }
}

function inLowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
