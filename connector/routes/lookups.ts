import { createRoute, z } from "@hono/zod-openapi";
import { findLookupRecords } from "../form/findLookupRecords.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { lookupRecordsSchema } from "./schemas/contacts.ts";

const find = createRoute({
  method: "get",
  path: "/v1/lookups/{object}",
  summary: "Records to choose from in a lookup field of the contact form",
  request: {
    params: z.object({ object: z.string().regex(/^[A-Za-z]\w{0,79}$/, "is no API name of an object") }),
    query: z.object({ q: z.string().max(1000).default("") }),
  },
  responses: {
    200: {
      description: "Best first; the first by name where nothing is typed",
      content: { "application/json": { schema: lookupRecordsSchema } },
    },
    ...salesforceResponses("not-found"),
  },
});

/** Records for the org's own required lookup fields, as the caller sees them. */
export const lookupRoutes = createRouter().openapi(find, async (c) => {
  const items = await findLookupRecords(
    c.get("context"),
    c.req.valid("param").object,
    c.req.valid("query").q,
  );
  return c.json({ items }, 200);
});
