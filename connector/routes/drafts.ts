import { createRoute, z } from "@hono/zod-openapi";
import { draftContact } from "../leadPage/draftContact.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { draftSchema } from "./schemas/contacts.ts";

const readDraft = createRoute({
  method: "get",
  path: "/v1/leads/{id}/draft",
  summary: "The contact form as prefilled for a lead, and what would refuse it",
  request: {
    params: z.object({ id: z.string().max(100) }),
    query: z.object({ listId: z.string().max(100).optional() }),
  },
  responses: {
    200: { description: "The draft", content: { "application/json": { schema: draftSchema } } },
    ...salesforceResponses("not-found"),
  },
});

/** A draft is made for each request. It is not stored. */
export const draftRoutes = createRouter().openapi(readDraft, async (c) => {
  const draft = await draftContact(c.get("context"), c.req.valid("param").id, c.req.valid("query").listId);
  return c.json(draft, 200);
});
