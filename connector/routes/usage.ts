import { createRoute, z } from "@hono/zod-openapi";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { exportUsage, readUsage } from "../quota/usageByUser.ts";
import {
  exportFailures,
  readFailureCauses,
  readFailuresOf,
  failureIn,
  readFailures,
} from "../timeline/failures.ts";
import {
  usageFailureCausesSchema,
  usageFailuresQuerySchema,
  usageFailuresSchema,
  usageQuerySchema,
  usageSchema,
} from "./schemas/usage.ts";

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
