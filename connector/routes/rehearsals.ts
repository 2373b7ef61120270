import { createRoute, z } from "@hono/zod-openapi";
import { idempotencyHeaderSchema, problemResponses, salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { cancelRehearsal } from "../rehearsals/cancelRehearsal.ts";
import { createRehearsal } from "../rehearsals/createRehearsal.ts";
import { exportRehearsalRows } from "../rehearsals/exportRehearsalRows.ts";
import { listRehearsalFailures } from "../rehearsals/listRehearsalFailures.ts";
import { readRehearsal } from "../rehearsals/readRehearsal.ts";
import { readRehearsalRows } from "../rehearsals/readRehearsalRows.ts";
import { createBatchSchema } from "./schemas/batches.ts";
import {
  acceptedRehearsalSchema,
  foretoldCausesSchema,
  rehearsalRowPageSchema,
  rehearsalRowsQuerySchema,
  rehearsalSchema,
} from "./schemas/rehearsals.ts";

const params = z.object({ id: z.string().max(100) });
const status = {
  description: "How it is doing",
  content: { "application/json": { schema: rehearsalSchema } },
};

const create = createRoute({
  method: "post",
  path: "/v1/rehearsals",
  summary: "Ask Salesforce what it would say to a batch; saves nothing",
  request: {
    headers: idempotencyHeaderSchema,
    body: { required: true, content: { "application/json": { schema: createBatchSchema } } },
  },
  responses: {
    202: { description: "Taken on", content: { "application/json": { schema: acceptedRehearsalSchema } } },
    ...problemResponses("not-found", "creation-disabled", "lead-source-missing", "creation-in-progress"),
  },
});

const read = createRoute({
  method: "get",
  path: "/v1/rehearsals/{id}",
  summary: "How a rehearsal is doing",
  request: { params },
  responses: { 200: status, ...problemResponses("not-found") },
});

const cancel = createRoute({
  method: "post",
  path: "/v1/rehearsals/{id}/cancel",
  summary: "Ask Salesforce nothing more",
  request: { params },
  responses: { 200: status, ...problemResponses("not-found") },
});

const rows = createRoute({
  method: "get",
  path: "/v1/rehearsals/{id}/rows",
  summary: "A rehearsal's leads and what Salesforce would do with each",
  request: { params, query: rehearsalRowsQuerySchema },
  responses: {
    200: {
      description: "In the leads' order",
      content: { "application/json": { schema: rehearsalRowPageSchema } },
    },
    ...problemResponses("not-found"),
  },
});

const csv = createRoute({
  method: "get",
  path: "/v1/rehearsals/{id}/rows.csv",
  summary: "What Salesforce would do with each lead of a rehearsal, as a file",
  request: { params, headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...problemResponses("not-found"),
  },
});

const failures = createRoute({
  method: "get",
  path: "/v1/rehearsals/{id}/failures",
  summary: "What leads of a rehearsal would fail of, by cause, with the fields to mend",
  request: { params },
  responses: {
    200: { description: "By cause", content: { "application/json": { schema: foretoldCausesSchema } } },
    ...salesforceResponses("not-found"),
  },
});

/** Foretells batches. */
export const rehearsalRoutes = createRouter()
  .openapi(create, async (c) => {
    const key = c.req.valid("header")["idempotency-key"];
    const { id } = await createRehearsal(c.get("context"), c.req.valid("json"), key);
    return c.json({ id }, 202);
  })
  .openapi(read, async (c) => c.json(await readRehearsal(c.get("context"), c.req.valid("param").id), 200))
  .openapi(cancel, async (c) => c.json(await cancelRehearsal(c.get("context"), c.req.valid("param").id), 200))
  .openapi(rows, async (c) => {
    const page = await readRehearsalRows(c.get("context"), c.req.valid("param").id, c.req.valid("query"));
    return c.json(page, 200);
  })
  .openapi(failures, async (c) =>
    c.json({ items: await listRehearsalFailures(c.get("context"), c.req.valid("param").id) }, 200),
  )
  .openapi(csv, async (c) => {
    const text = await exportRehearsalRows(c.get("context"), c.req.valid("param").id, wordsFor(c));
    return c.text(text, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="rehearsal.csv"',
    });
  });
