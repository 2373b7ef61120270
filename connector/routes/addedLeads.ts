import { createRoute } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { problemResponses } from "../http/schemas.ts";
import { acceptLanguageSchema, wordsOfClient } from "../http/wordsFor.ts";
import { readPasted } from "../leadFiles/pasted/readPasted.ts";
import { addLeads } from "../leads/addLeads.ts";
import { addedLeadsSchema, addLeadsSchema, pastedLeadsSchema, pastedTextSchema } from "./schemas/imports.ts";

const read = createRoute({
  method: "post",
  path: "/v1/pasted-leads",
  summary: "Show how a text from the clipboard is understood as leads; nothing is kept",
  request: { body: { required: true, content: { "application/json": { schema: pastedTextSchema } } } },
  responses: {
    200: {
      description: "Leads, to be corrected",
      content: { "application/json": { schema: pastedLeadsSchema } },
    },
    ...problemResponses(),
  },
});

const add = createRoute({
  method: "post",
  path: "/v1/leads",
  summary:
    "Add leads to a list by hand, each as an import would: known ones are merged, erased people left out",
  request: {
    headers: acceptLanguageSchema,
    body: { required: true, content: { "application/json": { schema: addLeadsSchema } } },
  },
  responses: {
    201: {
      description: "The list, and what became of each lead",
      content: { "application/json": { schema: addedLeadsSchema } },
    },
    ...problemResponses("not-found", "insufficient-access"),
  },
});

export const addedLeadRoutes = createRouter()
  .openapi(read, async (c) => {
    return c.json(await readPasted(c.req.valid("json").text), 200);
  })
  .openapi(add, async (c) => {
    const { listId, key, leads } = c.req.valid("json");
    const { list, leads: added } = await addLeads(c.get("context"), { listId, key, leads }, wordsOfClient(c));
    return c.json({ list, leads: added }, 201);
  });
