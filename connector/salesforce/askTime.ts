import { describeCall } from "./describeCall.ts";
import type { SalesforceCall } from "../errors.ts";
import { traceparentOf, type Trace } from "../trace.ts";
import type { OAuthSettings } from "./oauth.ts";
import { BoundedTransport } from "./transport.ts";

interface TimeAnswer {
  status: number | null;
  ms: number;
  headers: Record<string, string>;
  /** As the log tells it. */
  call: SalesforceCall;
}

/**
 * Asks the login host for its page's headers, as nobody: every HTTP answer says when it was made (RFC 9110,
 * 6.6.1), whatever its status, and it counts as no API request. Gives status null where no answer came.
 */
export async function askTime(
  { loginUrl, timeoutMs, timeUp }: OAuthSettings,
  trace: Trace | undefined,
): Promise<TimeAnswer> {
  const headers: Record<string, string> = trace ? { traceparent: traceparentOf(trace) } : {};
  const transport = new BoundedTransport(timeoutMs, timeUp, headers);
  const startedAt = performance.now();
  let failure: unknown;
  try {
    await transport.httpRequest({ method: "HEAD", url: loginUrl });
  } catch (error) {
    failure = error;
  }
  const answer = transport.lastResponse;
  const ms = performance.now() - startedAt;
  const call = describeCall({ method: "HEAD", path: "/", ms, answer, error: failure });
  return { status: answer?.statusCode ?? null, ms, headers: answer?.headers ?? {}, call };
}
