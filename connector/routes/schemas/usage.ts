import { z } from "@hono/zod-openapi";
import { instantSchema, pageQuerySchema } from "./shared.ts";
import { explanationShape } from "./timeline.ts";

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
          .describe(
            "Count by outcome: created, undone, in-progress, never-known, not-tried, or the error code",
          ),
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

export const usageFailuresQuerySchema = usageQuerySchema.extend({
  ...pageQuerySchema.shape,
  cause: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional()
    .describe("Those of this cause alone: a `key` of GET /v1/usage/failure-causes"),
});

const failedUserShape = {
  userId: z.string(),
  username: z.string().nullable().describe("Null where the user has left"),
  displayName: z.string().nullable(),
};

const causeShape = {
  code: z.string().describe("The error code"),
  ...explanationShape,
  fields: z.array(z.string()).describe("The fields that were refused"),
};

export const usageFailureCausesSchema = z
  .object({
    month: z.string(),
    items: z
      .array(
        z.object({
          key: z.string(),
          failures: z.int(),
          newestAt: instantSchema,
          users: z.array(z.object(failedUserShape)).describe("Whose they are"),
          ...causeShape,
        }),
      )
      .describe("The most frequent first, each as of its newest failure"),
    isCut: z.boolean().describe("Whether the month has more than 5,000 failures: older ones are not counted"),
  })
  .openapi("UsageFailureCauses");

export const usageFailuresSchema = z
  .object({
    month: z.string(),
    items: z
      .array(
        z.object({
          at: instantSchema,
          ...failedUserShape,
          ...causeShape,
          batchId: z.string().nullable(),
          creationId: z.string(),
          requestId: z
            .string()
            .nullable()
            .describe("What the rep was shown, or the batch's step; null where events are no longer kept"),
        }),
      )
      .describe("Newest first. Nothing of the leads, which may be nobody else's"),
    nextCursor: z.string().nullable(),
  })
  .openapi("UsageFailures");
