import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import {
  idempotencyHeaderSchema,
  problemResponses,
  salesforceResponses,
  shownProblemSchema,
} from "../http/schemas.ts";
import { createBatch } from "../jobs/batch/createBatch.ts";
import { retryBatch } from "../jobs/batch/retryBatch.ts";
import { cancelBatch, listBatches, readBatch, resumeBatch } from "../jobs/batch/showBatch.ts";
import { batchLeadsMax } from "../jobs/rows/chosenRows.ts";
import { contactValuesSchema, draftFieldSchema, draftSchema } from "./contacts.ts";
import { instantSchema, longList, offsetSchema, pageQuerySchema, recordIdSchema } from "./shared.ts";

const leadIdSchema = z.string().min(1).max(100);
const rowStateSchema = z.enum(["waiting", "running", "unknown", "created", "failed", "skipped"]);

const batchRowInputSchema = z
  .strictObject({
    leadId: leadIdSchema,
    accountId: recordIdSchema.optional(),
    opportunityId: recordIdSchema.nullable().optional().describe("null: none, whatever holds for the others"),
    role: z.string().max(255).nullable().optional(),
    contact: contactValuesSchema.optional().describe("Values of this lead alone"),
    saveAnyway: z.boolean().optional(),
  })
  .openapi("BatchRowInput");

export const createBatchSchema = z
  .strictObject({
    leadIds: longList(leadIdSchema, { min: 1, max: batchLeadsMax }).optional(),
    listId: z
      .string()
      .max(100)
      .optional()
      .describe(
        "The list that the leads are of, which decides the Lead Source; all of its leads without leadIds and rows",
      ),
    all: z.literal(true).optional().describe("All leads of the list, although rows name some"),
    defaults: z
      .strictObject({
        opportunityId: recordIdSchema
          .optional()
          .describe(
            "For contacts of the opportunity's account. Those of other accounts get it where opportunityForAll says so or their row names it; without it they are created all the same",
          ),
        opportunityForAll: z
          .boolean()
          .optional()
          .describe("The opportunity is for contacts of other accounts, too"),
        role: z.string().max(255).optional(),
        contact: contactValuesSchema.optional().describe("Fills what a lead does not say"),
      })
      .optional(),
    rows: longList(batchRowInputSchema, { min: 0, max: batchLeadsMax })
      .optional()
      .describe(
        "Choices for single leads; a lead named here is created even if it is likely in the CRM. Without leadIds and all, the batch is of these leads",
      ),
  })
  .openapi("CreateBatch");

const retryBatchSchema = z
  .strictObject({
    rows: longList(batchRowInputSchema, { min: 1, max: batchLeadsMax }).optional(),
    cause: z
      .string()
      .max(100)
      .optional()
      .describe("All rows that failed of it, by GET /v1/batches/{id}/failures. Without rows and cause: all"),
    contact: contactValuesSchema
      .optional()
      .describe("Values for all rows of the cause; those of a single row go before them"),
  })
  .openapi("RetryBatch");

const acceptedBatchSchema = z.object({ id: z.string() }).openapi("AcceptedBatch");

export const batchSchema = z
  .object({
    id: z.string(),
    listId: z.string().nullable(),
    listName: z.string().nullable(),
    state: z
      .enum(["running", "paused", "cancelled", "finished"])
      .describe("`cancelled` where leads were left unsent, or are not settled yet"),
    counts: z
      .object({
        total: z.int(),
        created: z.int(),
        failed: z.int(),
        skipped: z.int(),
        unknown: z.int(),
        waiting: z.int(),
      })
      .describe("They add up to the total; what is in flight counts as waiting"),
    roles: z.int().describe("How many of the contacts got a role on an opportunity"),
    inFlight: z
      .int()
      .describe("How many of those waiting are being sent just now, even of a cancelled batch"),
    apiCalls: z.int().describe("Requests to Salesforce that this batch took"),
    ratePerMinute: z.int().nullable(),
    etaSeconds: z.int().nullable(),
    problem: shownProblemSchema.nullable().describe("Why it is paused"),
    resumeAt: instantSchema.nullable(),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
    undo: z
      .object({
        state: z.enum(["offered", "running", "paused", "cancelled", "finished"]),
        expiresAt: instantSchema.nullable().describe("Until when it can be begun"),
        undoSeconds: z.int().nullable().describe("Seconds until then"),
        undone: z.int().describe("Contacts that were removed; the batch counts their leads as skipped"),
      })
      .nullable()
      .describe("Whether the batch can be undone, or is; null where there is nothing to undo, or too late"),
  })
  .openapi("Batch");

const batchesSchema = z.object({ items: z.array(batchSchema) }).openapi("Batches");

export const batchRowPageSchema = z
  .object({
    items: z.array(
      z
        .object({
          leadId: z.string(),
          name: z.string().nullable(),
          company: z.string().nullable(),
          state: rowStateSchema,
          accountId: z.string().nullable(),
          opportunityId: z.string().nullable(),
          role: z.string().nullable(),
          contactId: z.string().nullable(),
          url: z.string().nullable(),
          error: shownProblemSchema.nullable(),
          updatedAt: instantSchema.describe("When the state was written last"),
          requestId: z
            .string()
            .nullable()
            .describe("The request, or step of the batch, that wrote it: for GET /v1/timeline"),
        })
        .openapi("BatchRow"),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  })
  .openapi("BatchRowPage");

export const failedRowSchema = z.object({
  leadId: z.string(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  contact: contactValuesSchema.describe("The values of these fields, as they were sent"),
});

/** Leads that failed, or would, of the same. */
export const failureCauseSchema = z
  .object({
    cause: z.string().describe("Names it for POST /v1/batches/{id}/retry"),
    count: z.int(),
    problem: shownProblemSchema.describe("Of the first lead"),
    fields: z
      .array(draftFieldSchema.omit({ source: true }))
      .describe("The contact form's fields that are at fault"),
    rows: z.array(failedRowSchema).describe("The first hundred leads"),
  })
  .openapi("FailureCause");

export const failureCausesSchema = z
  .object({ items: z.array(failureCauseSchema).describe("The most frequent one first") })
  .openapi("FailureCauses");

export const batchRowsQuerySchema = pageQuerySchema.extend({
  state: rowStateSchema.optional(),
  offset: offsetSchema,
});

export const batchRowDraftSchema = draftSchema
  .extend({ opportunityId: z.string().nullable(), role: z.string().nullable() })
  .openapi("BatchRowDraft");

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
