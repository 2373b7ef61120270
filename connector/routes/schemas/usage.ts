import { z } from "@hono/zod-openapi";

export const usageSchema = z
  .object({
    month: z.string(),
    users: z.array(
      z.object({
        userId: z.string(),
        username: z.string().nullable(),
        displayName: z.string().nullable(),
        used: z.int(),
        limit: z.int().describe("What the user's quota is now"),
        percent: z.int().describe("Of the limit; more than 100 where it was lowered below what is used"),
        isNear: z.boolean().describe("Of their quota, 80 % or more is used"),
        outcomes: z
          .record(z.string(), z.int())
          .describe("Count by outcome: created, undone, in-progress, never-known, or the error code"),
      }),
    ),
  })
  .openapi("Usage");

export const usageQuerySchema = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be YYYY-MM")
    .optional(),
});
