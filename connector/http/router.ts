import { OpenAPIHono } from "@hono/zod-openapi";
import type { AppContext, RequestContext } from "../context.ts";
import type { BodyKind } from "./bodyKind.ts";
import { fieldErrorsOf, requestInvalid } from "./fieldErrors.ts";
import type { RateLimit } from "./rateLimit.ts";

/**
 * What middleware leaves for routes. `context` is there on every route behind `authenticate`, `bodyKind` where leads come: what the body was
 * bounded as.
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

/** A router whose requests are validated by their schemas: what does not fit is `request-invalid`, with every field that is wrong. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (result.success) return;
      throw requestInvalid(fieldErrorsOf(result.error.issues));
    },
  });
}
