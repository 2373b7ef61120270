import type { Context } from "hono";
import { SalesforceError } from "../types.ts";

/**
 * Sets Last-Modified and answers 304 where nothing changed since `If-Modified-Since`. Throws
 * PRECONDITION_FAILED where something changed since `If-Unmodified-Since`. Compares to the second.
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

/** The header's date; NaN, which compares false with everything, where it is absent or invalid. */
const since = (context: Context, header: string): number => Date.parse(context.req.header(header) ?? "");
