import { createRoute } from "@hono/zod-openapi";
import { problemResponses } from "../http/problemResponses.ts";
import { createRouter } from "../http/createRouter.ts";
import { readUsage } from "../quota/readUsage.ts";
import { usageQuerySchema, usageSchema } from "./schemas/usage.ts";

const read = createRoute({
  method: "get",
  path: "/v1/usage",
  summary: "Contacts created by user and month, with outcomes (admin)",
  request: { query: usageQuerySchema },
  responses: {
    200: { description: "Usage", content: { "application/json": { schema: usageSchema } } },
    ...problemResponses("not-admin", "app-blocked", "salesforce-unavailable"),
  },
});

export const usageRoutes = createRouter().openapi(read, async (c) =>
  c.json(await readUsage(c.get("context"), c.req.valid("query").month), 200),
);
