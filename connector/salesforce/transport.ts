import { PassThrough } from "node:stream";
import {
  request as requestPlainly,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from "node:http";
import { request as requestSecurely } from "node:https";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Transport } from "jsforce/lib/transport.js";
import type { StreamPromise } from "jsforce/lib/util/promise.js";

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

interface Outgoing {
  url: string;
  method: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body?: string | undefined;
}

interface HttpAnswer {
  statusCode: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

interface Bounds {
  /** For the whole exchange, body included. */
  timeoutMs: number;
  /** Ends waiting before. */
  timeUp?: AbortSignal | undefined;
  /** Called once something of the request may have left this machine, for a host that has proved its name. */
  onSent(): void;
}

/** A host that can be reached takes a connection at once. */
const connectMsMax = 10_000;

/**
 * One HTTP request and its whole answer, whatever its status: no redirect is followed, nothing is repeated.
 * Rejects where no whole answer came.
 *
 * Node's own client takes a third of the time that fetch takes. Its agents keep connections, and lead through
 * the proxy that NODE_USE_ENV_PROXY has them use.
 */
function exchange(
  { url, method, headers, body }: Outgoing,
  { timeoutMs, timeUp, onSent }: Bounds,
): Promise<HttpAnswer> {
  const request = url.startsWith("https:") ? requestSecurely : requestPlainly;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers: headersOf(headers, body) });
    const stop = (reason: unknown) => {
      reject(reason instanceof Error ? reason : new Error("stopped", { cause: reason }));
      outgoing.destroy();
    };
    const limit = setTimeout(() => stop(new DOMException("no answer in time", "TimeoutError")), timeoutMs);
    const onTimeUp = () => stop(timeUp?.reason);
    timeUp?.addEventListener("abort", onTimeUp);
    const end = () => {
      clearTimeout(limit);
      timeUp?.removeEventListener("abort", onTimeUp);
    };
    outgoing.on("error", reject).on("close", end);
    watchConnecting(outgoing, onSent, stop);
    outgoing.on("response", (incoming) => {
      readAnswer(incoming).then(resolve, reject);
    });
    outgoing.end(body);
  });
}

function headersOf(headers: Record<string, string>, body: string | undefined): Record<string, string> {
  return {
    accept: "*/*",
    "accept-encoding": "gzip",
    "user-agent": "node",
    ...headers,
    // Node tells no length of a DELETE's body.
    ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
  };
}

/** Node keeps what is written until there is a connection, so that nothing is sent before. */
function watchConnecting(outgoing: ClientRequest, onSent: () => void, stop: (why: Error) => void): void {
  outgoing.once("socket", (socket) => {
    const isSecuring = "secureConnecting" in socket && socket.secureConnecting === true;
    if (!isSecuring && !socket.connecting) return onSent();
    const late = Object.assign(new Error("no connection in time"), { code: "ETIMEDOUT" });
    const limit = setTimeout(() => stop(late), connectMsMax);
    outgoing.once("close", () => clearTimeout(limit));
    socket.once(isSecuring ? "secureConnect" : "connect", () => {
      clearTimeout(limit);
      onSent();
    });
  });
}

function readAnswer(incoming: IncomingMessage): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    incoming.on("error", reject);
    incoming.on("end", () => resolve(answerOf(incoming, Buffer.concat(pieces))));
  });
}

async function answerOf(incoming: IncomingMessage, bytes: Buffer): Promise<HttpAnswer> {
  const headers = textsOf(incoming.headers);
  const isPacked = headers["content-encoding"] === "gzip" && bytes.byteLength > 0;
  const body = utf8.decode(isPacked ? await unpack(bytes) : bytes);
  return { statusCode: incoming.statusCode ?? 0, headers, body };
}

/** Without cookies, which alone are lists. */
function textsOf(headers: IncomingHttpHeaders): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === "string") texts[name] = value;
  }
  return texts;
}

const unpack = promisify(gunzip);
const utf8 = new TextDecoder();
