import {
  request as requestPlainly,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from "node:http";
import { request as requestSecurely } from "node:https";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

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
export function exchange(
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
