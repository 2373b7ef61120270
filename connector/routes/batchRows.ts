import { createRoute, z } from "@hono/zod-openapi";
import { draftBatchRow, linkBatchRow } from "../jobs/batch/mendRow.ts";
import { exportBatchRows, readBatchRows, listFailures } from "../jobs/batch/readBatchRows.ts";
import { problemResponses, salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import {
  batchRowDraftSchema,
  batchRowPageSchema,
  batchRowsQuerySchema,
  failureCausesSchema,
} from "./batches.ts";
import { linkSchema } from "./leads.ts";

const params = z.object({ id: z.string().max(100) });
const rowParams = params.extend({ leadId: z.string().max(100) });
const salesforceProblems = salesforceResponses("not-found");

const rows = createRoute({
  method: "get",
  path: "/v1/batches/{id}/rows",
  summary: "A batch's leads and how each ended",
  request: { params, query: batchRowsQuerySchema },
  responses: {
    200: {
      description: "In the leads' order",
      content: { "application/json": { schema: batchRowPageSchema } },
    },
    ...problemResponses("not-found"),
  },
});

const csv = createRoute({
  method: "get",
  path: "/v1/batches/{id}/rows.csv",
  summary: "How each lead of a batch ended, as a file with links",
  request: { params, headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...problemResponses("not-found"),
  },
});

const draft = createRoute({
  method: "get",
  path: "/v1/batches/{id}/rows/{leadId}/draft",
  summary: "The contact form of one lead of a batch, as it was to be sent",
  request: { params: rowParams },
  responses: {
    200: { description: "The draft", content: { "application/json": { schema: batchRowDraftSchema } } },
    ...salesforceProblems,
  },
});

const failures = createRoute({
  method: "get",
  path: "/v1/batches/{id}/failures",
  summary: "What leads of a batch failed of, by cause, with the fields to mend",
  request: { params },
  responses: {
    200: { description: "By cause", content: { "application/json": { schema: failureCausesSchema } } },
    ...salesforceProblems,
  },
});

const link = createRoute({
  method: "put",
  path: "/v1/batches/{id}/rows/{leadId}/link",
  summary: "Link a lead that failed or was skipped to the record that it is; writes nothing to Salesforce",
  request: {
    params: rowParams,
    body: { required: true, content: { "application/json": { schema: linkSchema } } },
  },
  responses: { 204: { description: "Linked" }, ...salesforceProblems },
});

/** The leads of a batch. */
export const batchRowRoutes = createRouter()
  .openapi(rows, async (c) => {
    const page = await readBatchRows(c.get("context"), c.req.valid("param").id, c.req.valid("query"));
    return c.json(page, 200);
  })
  .openapi(csv, async (c) => {
    const { id } = c.req.valid("param");
    const text = await exportBatchRows(c.get("context"), id, wordsFor(c));
    return c.text(text, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="batch.csv"',
    });
  })
  .openapi(failures, async (c) =>
    c.json({ items: await listFailures(c.get("context"), c.req.valid("param").id) }, 200),
  )
  .openapi(draft, async (c) => {
    const { id, leadId } = c.req.valid("param");
    return c.json(await draftBatchRow(c.get("context"), id, leadId), 200);
  })
  .openapi(link, async (c) => {
    const { id, leadId } = c.req.valid("param");
    await linkBatchRow(c.get("context"), id, leadId, c.req.valid("json").recordId);
    return c.body(null, 204);
  });
