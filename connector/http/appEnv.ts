import type { Context } from "hono";
import type { AppContext, RequestContext } from "../context.ts";
import type { BodyKind } from "./bodyKind.ts";

/**
 * What middleware leaves for routes. `context` is there on every route behind `authenticate`, `bodyKind`
 * where leads come: what the body was bounded as.
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

export interface RateLimit {
  /** For requests that nobody answers for yet. */
  byAddress(c: Context<AppEnv>): Promise<void>;
  byUser(userId: string): Promise<void>;
}
