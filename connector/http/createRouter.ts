import { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./appEnv.ts";
import { fieldErrorsOf, requestInvalid, type SayWrong } from "./fieldErrors.ts";

/**
 * A router that validates requests by their schemas. Invalid requests throw `request-invalid`, with every
 * field that is wrong; `sayWrong` may have better words for one than its schema.
 */
export function createRouter(sayWrong?: SayWrong): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (result.success) return;
      throw requestInvalid(fieldErrorsOf(result.error.issues, sayWrong));
    },
  });
}
