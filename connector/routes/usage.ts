import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { exportUsage, readUsage } from "../settings/usageByUser.ts";
import {
  exportFailures,
  failureIn,
  readFailureCauses,
  readFailures,
  readFailuresOf,
} from "../timeline/failures.ts";
import { instantSchema, pageQuerySchema } from "./shared.ts";
import { explanationShape } from "./timeline.ts";

const usageSchema = z
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

const usageQuerySchema = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be YYYY-MM")
    .optional(),
});

const usageFailuresQuerySchema = usageQuerySchema.extend({
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

const usageFailureCausesSchema = z
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

const usageFailuresSchema = z
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

const read = createRoute({
  method: "get",
  path: "/v1/usage",
  summary: "Contacts created by user and month, with outcomes (admin)",
  request: { query: usageQuerySchema },
  responses: {
    200: { description: "Usage", content: { "application/json": { schema: usageSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const csv = createRoute({
  method: "get",
  path: "/v1/usage.csv",
  summary: "The same as a file (admin)",
  request: { query: usageQuerySchema, headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...salesforceResponses("not-admin"),
  },
});

const failures = createRoute({
  method: "get",
  path: "/v1/usage/failures",
  summary: "Contacts of a month that were not created: who, when, why, and by which request (admin)",
  request: { query: usageFailuresQuerySchema, headers: acceptLanguageSchema },
  responses: {
    200: { description: "Failures", content: { "application/json": { schema: usageFailuresSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const failureCauses = createRoute({
  method: "get",
  path: "/v1/usage/failure-causes",
  summary: "The same by what they failed of: how often, when last, and whose (admin)",
  request: { query: usageQuerySchema, headers: acceptLanguageSchema },
  responses: {
    200: { description: "Causes", content: { "application/json": { schema: usageFailureCausesSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const failuresCsv = createRoute({
  method: "get",
  path: "/v1/usage/failures.csv",
  summary: "The same as a file, all of them (admin)",
  request: { query: usageQuerySchema, headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...salesforceResponses("not-admin"),
  },
});

export const usageRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readUsage(c.get("context"), c.req.valid("query").month), 200))
  .openapi(csv, async (c) => {
    const { name, csv: text } = await exportUsage(c.get("context"), c.req.valid("query").month, wordsFor(c));
    return c.body(text, 200, csvHeaders(name));
  })
  .openapi(failures, async (c) => {
    const { cause, ...query } = c.req.valid("query");
    const ctx = c.get("context");
    const reading = cause === undefined ? readFailures(ctx, query) : readFailuresOf(ctx, cause, query);
    const { items, ...page } = await reading;
    const words = wordsFor(c);
    const shown = items.map(({ at, ...item }) => ({ ...failureIn(item, words), at: at.toISOString() }));
    return c.json({ ...page, items: shown }, 200);
  })
  .openapi(failureCauses, async (c) => {
    const { items, ...causes } = await readFailureCauses(c.get("context"), c.req.valid("query"));
    const words = wordsFor(c);
    const shown = items.map(({ newestAt, ...item }) => ({
      ...failureIn(item, words),
      newestAt: newestAt.toISOString(),
    }));
    return c.json({ ...causes, items: shown }, 200);
  })
  .openapi(failuresCsv, async (c) => {
    const { month } = c.req.valid("query");
    const { name, csv: text } = await exportFailures(c.get("context"), month, wordsFor(c));
    return c.body(text, 200, csvHeaders(name));
  });

const csvHeaders = (name: string) => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
});
