import { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./appEnv.ts";
import { fieldErrorsOf, requestInvalid } from "./fieldErrors.ts";

/**
 * A router that validates requests by their schemas. Invalid requests throw `request-invalid`, with every
 * field that is wrong.
 */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (result.success) return;
      throw requestInvalid(fieldErrorsOf(result.error.issues));
    },
  });
}
