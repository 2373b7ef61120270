import { describeCall } from "./describeCall.ts";
import { AppError } from "../errors.ts";
import { type Trace, traceparentOf } from "../work/trace.ts";
import type { OAuthSettings } from "./oauth.ts";
import { BoundedTransport } from "./transport.ts";

/**
 * Salesforce's time. Asks the login host for its page's headers, as nobody: every HTTP answer says when it
 * was made (RFC 9110, 6.6.1), whatever its status, and it counts as no API request. Throws
 * `salesforce-unavailable` where no time came.
 */
export async function askTime(
  { loginUrl, timeoutMs, timeUp }: OAuthSettings,
  trace: Trace | undefined,
): Promise<Date> {
  const headers: Record<string, string> = trace ? { traceparent: traceparentOf(trace) } : {};
  const transport = new BoundedTransport(timeoutMs, timeUp, headers);
  const startedAt = performance.now();
  let error: unknown;
  try {
    const time = timeOf(await transport.httpRequest({ method: "HEAD", url: loginUrl }));
    if (time) return time;
  } catch (thrown) {
    error = thrown;
  }
  const failure = new AppError("salesforce-unavailable", { cause: error });
  const ms = performance.now() - startedAt;
  failure.call = describeCall({ method: "HEAD", path: "/", ms, answer: transport.lastResponse, error });
  throw failure;
}

/** When an answer was made; null where it does not say that. */
export function timeOf({ headers }: { headers: Record<string, string> }): Date | null {
  const time = new Date(headers["date"] ?? "");
  return Number.isNaN(time.getTime()) ? null : time;
}
