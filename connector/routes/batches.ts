import { createRoute, z } from "@hono/zod-openapi";
import { resumeBatch } from "../batches/resumeBatch.ts";
import { cancelBatch } from "../batches/cancelBatch.ts";
import { retryBatch } from "../batches/retryBatch.ts";
import { createBatch } from "../batches/createBatch.ts";
import { readBatch } from "../batches/readBatch.ts";
import { listBatches } from "../batches/listBatches.ts";
import { idempotencyHeaderSchema, problemResponses, salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import {
  acceptedBatchSchema,
  batchesSchema,
  batchSchema,
  createBatchSchema,
  retryBatchSchema,
} from "./schemas/batches.ts";

const params = z.object({ id: z.string().max(100) });
const status = { description: "How it is doing", content: { "application/json": { schema: batchSchema } } };

const create = createRoute({
  method: "post",
  path: "/v1/batches",
  summary: "Create contacts of many leads in the background",
  request: {
    headers: idempotencyHeaderSchema,
    body: { required: true, content: { "application/json": { schema: createBatchSchema } } },
  },
  responses: {
    202: { description: "Taken on", content: { "application/json": { schema: acceptedBatchSchema } } },
    ...salesforceResponses("not-found", "creation-disabled", "lead-source-missing"),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/batches",
  summary: "The caller's latest batches, newest first",
  responses: {
    200: { description: "Batches", content: { "application/json": { schema: batchesSchema } } },
    ...problemResponses(),
  },
});

const read = createRoute({
  method: "get",
  path: "/v1/batches/{id}",
  summary: "How a batch is doing",
  request: { params },
  responses: { 200: status, ...problemResponses("not-found") },
});

const cancel = createRoute({
  method: "post",
  path: "/v1/batches/{id}/cancel",
  summary: "Send nothing more; what is in flight is settled",
  request: { params },
  responses: { 200: status, ...problemResponses("not-found") },
});

const resume = createRoute({
  method: "post",
  path: "/v1/batches/{id}/resume",
  summary: "Go on with a batch that was cancelled or is paused",
  request: { params },
  responses: { 200: status, ...problemResponses("not-found") },
});

const retry = createRoute({
  method: "post",
  path: "/v1/batches/{id}/retry",
  summary: "Try failed rows again: all, those of a cause, or the named ones, with what was mended in them",
  request: { params, body: { content: { "application/json": { schema: retryBatchSchema } } } },
  responses: { 200: status, ...problemResponses("not-found") },
});

/** Creates the contacts of whole lists. */
export const batchRoutes = createRouter()
  .openapi(create, async (c) => {
    const key = c.req.valid("header")["idempotency-key"];
    const { id } = await createBatch(c.get("context"), c.req.valid("json"), key);
    return c.json({ id }, 202);
  })
  .openapi(list, async (c) => c.json({ items: await listBatches(c.get("context")) }, 200))
  .openapi(read, async (c) => c.json(await readBatch(c.get("context"), c.req.valid("param").id), 200))
  .openapi(cancel, async (c) => c.json(await cancelBatch(c.get("context"), c.req.valid("param").id), 200))
  .openapi(resume, async (c) => c.json(await resumeBatch(c.get("context"), c.req.valid("param").id), 200))
  .openapi(retry, async (c) => {
    const body = c.req.valid("json");
    return c.json(await retryBatch(c.get("context"), c.req.valid("param").id, body), 200);
  });
