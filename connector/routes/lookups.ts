import { createRoute, z } from "@hono/zod-openapi";
import { findAccounts } from "../matches/findAccounts.ts";
import { findOpportunities } from "../matches/opportunities.ts";
import { findLookupRecords } from "../form/findLookupRecords.ts";
import { createRouter } from "../http/router.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { accountsSchema, lookupRecordsSchema, opportunitiesSchema } from "./contacts.ts";
import { recordIdSchema } from "./shared.ts";

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

const suggest = createRoute({
  method: "get",
  path: "/v1/accounts",
  summary: "Accounts for what has been typed; those looked at last where nothing has",
  request: { query: z.object({ q: z.string().max(1000).default("") }) },
  responses: {
    200: { description: "Best first", content: { "application/json": { schema: accountsSchema } } },
    ...salesforceResponses(),
  },
});

const opportunities = createRoute({
  method: "get",
  path: "/v1/accounts/{id}/opportunities",
  summary: "The account's open opportunities",
  request: { params: z.object({ id: recordIdSchema }) },
  responses: {
    200: {
      description: "Soonest close first",
      content: { "application/json": { schema: opportunitiesSchema } },
    },
    ...salesforceResponses("not-found"),
  },
});

/** Accounts and their opportunities, as the caller sees them in Salesforce. Crosswalk creates neither. */
export const accountRoutes = createRouter()
  .openapi(suggest, async (c) => {
    const items = await findAccounts(c.get("context"), c.req.valid("query").q);
    return c.json({ items }, 200);
  })
  .openapi(opportunities, async (c) => {
    const items = await findOpportunities(c.get("context"), c.req.valid("param").id);
    return c.json({ items }, 200);
  });
