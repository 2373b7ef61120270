import { createRoute, z } from "@hono/zod-openapi";
import { salesforceResponses } from "../http/problemResponses.ts";
import { createRouter } from "../http/createRouter.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { exportUsage } from "../quota/exportUsage.ts";
import { readUsage } from "../quota/readUsage.ts";
import { usageQuerySchema, usageSchema } from "./schemas/usage.ts";

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

export const usageRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readUsage(c.get("context"), c.req.valid("query").month), 200))
  .openapi(csv, async (c) => {
    const { name, csv: text } = await exportUsage(c.get("context"), c.req.valid("query").month, wordsFor(c));
    return c.body(text, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
    });
  });
