import type { Context } from "hono";
import { SalesforceError } from "../types.ts";

/**
 * Says when what is asked for last changed, and answers 304 where it has not since `If-Modified-Since`.
 * Throws PRECONDITION_FAILED where it has since `If-Unmodified-Since`. Times are told to the second.
 */
export function answerByChange(context: Context, changed: Date): Response | undefined {
  const at = Math.floor(changed.getTime() / 1000) * 1000;
  context.header("Last-Modified", new Date(at).toUTCString());
  if (at <= since(context, "If-Modified-Since")) return context.body(null, 304);
  if (at > since(context, "If-Unmodified-Since")) {
    throw new SalesforceError(412, "PRECONDITION_FAILED", "The resource has been modified since.");
  }
  return undefined;
}

/** NaN, which nothing compares with, where the header is absent or no date. */
const since = (context: Context, header: string): number => Date.parse(context.req.header(header) ?? "");
