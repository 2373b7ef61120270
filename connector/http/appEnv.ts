import type { Context } from "hono";
import type { AppContext, RequestContext } from "../context.ts";
import type { Log } from "../log/createLog.ts";

/** The kinds of body that `POST /v1/lead-lists` accepts. */
type BodyKind = "json" | "form" | "file";

const kinds: Record<string, BodyKind> = {
  "application/json": "json",
  "multipart/form-data": "form",
  "text/csv": "file",
  "text/plain": "file",
  "text/tab-separated-values": "file",
};

/** The kind of body by media type, ignoring case and parameters; null for any other. */
export function bodyKind(contentType: string | undefined): BodyKind | null {
  const mediaType = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return Object.hasOwn(kinds, mediaType) ? (kinds[mediaType] ?? null) : null;
}

/**
 * Variables that middleware sets for routes. `context` is set on every route behind `authenticate`.
 * `bodyKind` is set on the lead-list import: it says how the body was limited.
 */
export interface AppEnv {
  Variables: {
    app: AppContext;
    requestId: string;
    rateLimit: RateLimit;
    context: RequestContext;
    bodyKind: BodyKind;
  };
}

/** The log whose lines name the request, and its user once known. */
export function logOf(c: Context<AppEnv>): Log {
  // Set only behind `authenticate`.
  const context = c.get("context") as RequestContext | undefined;
  return (context ?? c.get("app")).log;
}

export interface RateLimit {
  /** Counts a request of a caller without a session, by client address. */
  byAddress(c: Context<AppEnv>): Promise<void>;
  byUser(userId: string): Promise<void>;
}
