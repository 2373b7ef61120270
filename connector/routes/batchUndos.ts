import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { salesforceResponses, sentenceSchema, shownProblemSchema } from "../http/schemas.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { beginUndo, retryUndo } from "../jobs/undo/beginUndo.ts";
import { readUndo } from "../jobs/undo/previewUndo.ts";
import { exportUndoRows, readUndoRows } from "../jobs/undo/readUndoRows.ts";
import { cancelUndo, resumeUndo } from "../jobs/undo/showUndo.ts";
import { instantSchema, offsetSchema, pageQuerySchema } from "./shared.ts";

const outcomeSchema = z.enum(["waiting", "undone", "kept", "failed"]);

const undoPreviewSchema = z
  .object({
    counts: z.object({ total: z.int(), removable: z.int(), kept: z.int() }),
    expiresAt: instantSchema
      .nullable()
      .describe(
        "Until when it can be begun: some minutes after the batch's last contact, as the admin decides",
      ),
    kept: z
      .array(
        z.object({
          leadId: z.string(),
          name: z.string().nullable(),
          contactId: z.string(),
          reason: sentenceSchema.describe("Who has done what to it"),
        }),
      )
      .describe("The first hundred contacts that would be kept"),
  })
  .openapi("BatchUndoPreview");

const undoStatusSchema = z
  .object({
    batchId: z.string(),
    state: z
      .enum(["running", "paused", "cancelled", "finished"])
      .describe("`cancelled` where contacts were left, or are not settled yet"),
    counts: z
      .object({ total: z.int(), undone: z.int(), kept: z.int(), failed: z.int(), waiting: z.int() })
      .describe("They add up to the total"),
    inDoubt: z
      .int()
      .describe("How many of those waiting were sent, without an answer so far: Salesforce is asked"),
    apiCalls: z.int().describe("Requests to Salesforce that it took since it was begun"),
    problem: shownProblemSchema.nullable().describe("Why it is paused"),
    resumeAt: instantSchema.nullable(),
    retryUntil: instantSchema
      .nullable()
      .describe("Until when what failed can be tried again, as the admin decides; null where it can't be"),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .openapi("BatchUndo");

const undoSchema = z.union([undoStatusSchema, undoPreviewSchema]);

const undoRowPageSchema = z
  .object({
    items: z.array(
      z
        .object({
          leadId: z.string(),
          name: z.string().nullable(),
          company: z.string().nullable(),
          contactId: z.string(),
          url: z.string().nullable(),
          outcome: outcomeSchema,
          reason: sentenceSchema.nullable().describe("Why it was kept or not removed; null where it was"),
          detail: z.string().nullable().describe("What Salesforce said where it refused the deletion"),
          updatedAt: instantSchema,
        })
        .openapi("BatchUndoRow"),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  })
  .openapi("BatchUndoRowPage");

const undoRowsQuerySchema = pageQuerySchema.extend({
  outcome: outcomeSchema.optional(),
  offset: offsetSchema,
});

const params = z.object({ id: z.string().max(100) });
const problems = salesforceResponses("not-found");
const status = {
  description: "How it is doing",
  content: { "application/json": { schema: undoStatusSchema } },
};

const read = createRoute({
  method: "get",
  path: "/v1/batches/{id}/undo",
  summary: "How the undo of a batch is doing; before it was begun, what it would do",
  request: { params },
  responses: {
    200: {
      description: "The undo, or a preview of it",
      content: { "application/json": { schema: undoSchema } },
    },
    ...problems,
  },
});

const begin = createRoute({
  method: "post",
  path: "/v1/batches/{id}/undo",
  summary: "Remove the contacts of a batch that nobody has touched since, in the background; twice is once",
  request: { params },
  responses: { 202: { ...status, description: "Taken on" }, ...problems },
});

const cancel = createRoute({
  method: "post",
  path: "/v1/batches/{id}/undo/cancel",
  summary: "Remove no more contacts; what is in flight is settled",
  request: { params },
  responses: { 200: status, ...problems },
});

const resume = createRoute({
  method: "post",
  path: "/v1/batches/{id}/undo/resume",
  summary: "Go on with an undo that was cancelled or is paused",
  request: { params },
  responses: { 200: status, ...problems },
});

const retry = createRoute({
  method: "post",
  path: "/v1/batches/{id}/undo/retry",
  summary: "Try contacts again that failed to be removed, after another look at them",
  request: { params },
  responses: { 200: status, ...problems },
});

const rows = createRoute({
  method: "get",
  path: "/v1/batches/{id}/undo/rows",
  summary: "The contacts of the undo of a batch and how each ended",
  request: { params, query: undoRowsQuerySchema },
  responses: {
    200: {
      description: "In the leads' order",
      content: { "application/json": { schema: undoRowPageSchema } },
    },
    ...problems,
  },
});

const csv = createRoute({
  method: "get",
  path: "/v1/batches/{id}/undo/rows.csv",
  summary: "How each contact of an undo ended, as a file with links",
  request: { params, headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...problems,
  },
});

/** Undoes whole batches. */
export const batchUndoRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readUndo(c.get("context"), c.req.valid("param").id), 200))
  .openapi(begin, async (c) => c.json(await beginUndo(c.get("context"), c.req.valid("param").id), 202))
  .openapi(cancel, async (c) => c.json(await cancelUndo(c.get("context"), c.req.valid("param").id), 200))
  .openapi(resume, async (c) => c.json(await resumeUndo(c.get("context"), c.req.valid("param").id), 200))
  .openapi(retry, async (c) => c.json(await retryUndo(c.get("context"), c.req.valid("param").id), 200))
  .openapi(rows, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await readUndoRows(c.get("context"), id, c.req.valid("query")), 200);
  })
  .openapi(csv, async (c) => {
    const text = await exportUndoRows(c.get("context"), c.req.valid("param").id, wordsFor(c));
    return c.text(text, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="undo.csv"',
    });
  });
