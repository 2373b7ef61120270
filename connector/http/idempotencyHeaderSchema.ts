import { z } from "@hono/zod-openapi";

/** The header of creating calls. */
export const idempotencyHeaderSchema = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 printable characters without spaces")
    .optional()
    .describe(
      "The same for every try of one submission; a repeated request gets the first one's answer; best a UUID: any other is kept as a hash",
    ),
});
