import { OpenAPIHono } from "@hono/zod-openapi";
import type { AppContext, RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { fieldErrorsOf } from "./fieldErrors.ts";
import type { RateLimit } from "./rateLimit.ts";

/** What middleware leaves for routes. `context` is there on every route behind `authenticate`. */
export interface AppEnv {
  Variables: { app: AppContext; requestId: string; rateLimit: RateLimit; context: RequestContext };
}

/** A router whose requests are validated by their schemas: what does not fit is `request-invalid`, with every field that is wrong. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (result.success) return;
      const fields = fieldErrorsOf(result.error.issues);
      throw new AppError("request-invalid", {
        detail: fields.map(({ field, message }) => `${field} ${message}`).join("; "),
        fields,
        cause: result.error,
      });
    },
  });
}
