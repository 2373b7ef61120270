import { createRoute, z } from "@hono/zod-openapi";
import { findAccounts } from "../accounts/findAccounts.ts";
import { findOpportunities } from "../accounts/opportunities.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { accountsSchema, opportunitiesSchema } from "./schemas/contacts.ts";
import { recordIdSchema } from "./schemas/shared.ts";

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
