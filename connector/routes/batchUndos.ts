import { createRoute, z } from "@hono/zod-openapi";
import { beginUndo } from "../batches/undo/beginUndo.ts";
import { cancelUndo } from "../batches/undo/cancelUndo.ts";
import { exportUndoRows } from "../batches/undo/exportUndoRows.ts";
import { readUndo } from "../batches/undo/readUndo.ts";
import { readUndoRows } from "../batches/undo/readUndoRows.ts";
import { resumeUndo } from "../batches/undo/resumeUndo.ts";
import { retryUndo } from "../batches/undo/retryUndo.ts";
import { createRouter } from "../http/router.ts";
import { salesforceResponses } from "../http/schemas.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import {
  undoRowPageSchema,
  undoRowsQuerySchema,
  undoSchema,
  undoStatusSchema,
} from "./schemas/batchUndos.ts";

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
