import type { Context } from "hono";
import type { AppContext, RequestContext } from "../context.ts";
import type { Log } from "../log/createLog.ts";
import type { BodyKind } from "./bodyKind.ts";

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
