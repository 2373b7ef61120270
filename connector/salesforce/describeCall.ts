import type { SalesforceCall } from "../errors.ts";
import { NoAnswerError, type HttpResponse } from "./transport.ts";

interface EndedCall {
  method: string;
  path: string;
  ms: number;
  answer: HttpResponse | undefined;
  /** What was thrown in place of an answer. */
  error?: unknown;
}

/** What a log may tell of a request: not its query, which may hold names, nor anything of its body. */
export function describeCall({ method, path, ms, answer, error }: EndedCall): SalesforceCall {
  const salesforceRequestId = answer && requestIdOf(answer.headers);
  return {
    method,
    resource: path.split("?")[0] ?? "",
    status: answer?.statusCode ?? null,
    ms: Math.round(ms),
    ...(salesforceRequestId !== undefined && { salesforceRequestId }),
    ...(error instanceof NoAnswerError && { lostBy: causeOfLoss(error) }),
  };
}

/** The edge of Salesforce's network names a request so in its answers; other answers have no such header. */
function requestIdOf(headers: Record<string, string>): string | undefined {
  const id = headers["x-sfdc-request-id"] ?? headers["x-request-id"];
  return id !== undefined && /^[\w.:/+=-]{1,100}$/.test(id) ? id : undefined;
}

/** What each error code of the system, and of Node, says of a connection, by its beginning. */
const causes: readonly [RegExp, string][] = [
  [/^ECONNREFUSED$/, "refused"],
  [/^(?:ENOTFOUND|EAI_)/, "name not found"],
  [/^E(?:HOST|NET)/, "unreachable"],
  [/^(?:ECONNRESET|EPIPE)$/, "reset"],
  [/^ERR_PROXY_/, "proxy"],
  [/TIMEOUT|^ETIMEDOUT$/, "timed out"],
  [/^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|EPROTO$)|SELF_SIGNED/, "TLS"],
];

/** Why no answer came. A cause that is not known is told by its code. */
function causeOfLoss({ cause, isStopped }: NoAnswerError): string {
  if (isStopped) return "stopped";
  if (cause instanceof Error && cause.name === "TimeoutError") return "timed out";
  const { code, syscall } = Object(cause) as { code?: unknown; syscall?: unknown };
  // Node gives a connection that was closed the code of one that was reset, which only the system notices.
  if (typeof code !== "string" || (code === "ECONNRESET" && syscall === undefined)) return "closed";
  return causes.find(([beginning]) => beginning.test(code))?.[1] ?? (code || "closed");
}
