import { createRoute } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { wordsFor } from "../http/wordsFor.ts";
import { erasePersonByAdmin, exportPersonByAdmin, lookForPerson } from "../privacy/serveErasure.ts";
import {
  certificateSchema,
  eraseSchema,
  exportedSchema,
  foundPersonSchema,
  personSchema,
} from "./schemas/erasures.ts";

const personBody = { body: { required: true, content: { "application/json": { schema: personSchema } } } };

const find = createRoute({
  method: "post",
  path: "/v1/erasures/find",
  summary: "Find what is kept of a person, of all reps (admin)",
  request: personBody,
  responses: {
    200: { description: "Leads and texts", content: { "application/json": { schema: foundPersonSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const erase = createRoute({
  method: "post",
  path: "/v1/erasures",
  summary: "Erase a person: the leads that were chosen, or those that are certainly meant (admin)",
  request: { body: { required: true, content: { "application/json": { schema: eraseSchema } } } },
  responses: {
    200: { description: "A certificate", content: { "application/json": { schema: certificateSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const exported = createRoute({
  method: "post",
  path: "/v1/erasures/export",
  summary: "What is kept of a person, to hand to them (admin)",
  request: personBody,
  responses: {
    200: { description: "A document", content: { "application/json": { schema: exportedSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

export const erasureRoutes = createRouter()
  .openapi(find, async (c) => c.json(await lookForPerson(c.get("context"), c.req.valid("json")), 200))
  .openapi(erase, async (c) => c.json(await erasePersonByAdmin(c.get("context"), c.req.valid("json")), 200))
  .openapi(exported, async (c) =>
    c.json(await exportPersonByAdmin(c.get("context"), c.req.valid("json"), wordsFor(c)), 200),
  );
