import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import {
  idempotencyHeaderSchema,
  problemResponses,
  salesforceResponses,
  sentenceSchema,
  shownProblemSchema,
} from "../http/schemas.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { createRehearsal } from "../jobs/rehearsal/createRehearsal.ts";
import {
  exportRehearsalRows,
  listRehearsalFailures,
  readRehearsalRows,
} from "../jobs/rehearsal/readRehearsalRows.ts";
import { cancelRehearsal, readRehearsal } from "../jobs/rehearsal/showRehearsal.ts";
import { createBatchSchema, failedRowSchema, failureCauseSchema } from "./batches.ts";
import { matchSchema } from "./leads.ts";
import { instantSchema, offsetSchema, pageQuerySchema } from "./shared.ts";

const outcomeSchema = z
  .enum(["waiting", "would-create", "would-fail", "untold", "skipped"])
  .describe(
    "`waiting` until Salesforce, or Crosswalk itself, has said what would become of the lead; `untold` where the org does not tell",
  );

const acceptedRehearsalSchema = z.object({ id: z.string() }).openapi("AcceptedRehearsal");

const rehearsalSchema = z
  .object({
    id: z.string(),
    listId: z.string().nullable(),
    state: z
      .enum(["running", "paused", "cancelled", "finished"])
      .describe("`cancelled` by the rep, or because Salesforce did not undo a request"),
    counts: z
      .object({
        total: z.int(),
        wouldCreate: z.int(),
        wouldFail: z.int(),
        untold: z.int(),
        skipped: z.int(),
        waiting: z.int(),
      })
      .describe("They add up to the total"),
    apiCalls: z.int().describe("Requests to Salesforce that rehearse: one for 197 leads"),
    otherCalls: z.int().describe("Requests for what a review looks up, too; none right after a review"),
    problem: shownProblemSchema.nullable().describe("Why it is paused, or was ended"),
    madeContacts: z
      .array(z.object({ id: z.string(), url: z.string() }))
      .describe("Contacts that Salesforce saved although it had to refuse the request; empty at all times"),
    unforeseen: sentenceSchema.describe("What no rehearsal can foretell, for the rep"),
    resumeAt: instantSchema.nullable(),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .openapi("Rehearsal");

const rehearsalRowPageSchema = z
  .object({
    items: z.array(
      z
        .object({
          leadId: z.string(),
          name: z.string().nullable(),
          company: z.string().nullable(),
          outcome: outcomeSchema,
          accountId: z.string().nullable(),
          opportunityId: z.string().nullable(),
          role: z.string().nullable(),
          error: shownProblemSchema.nullable().describe("The error that the batch would give"),
        })
        .openapi("RehearsalRow"),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  })
  .openapi("RehearsalRowPage");

const foretoldCausesSchema = z
  .object({
    items: z
      .array(
        failureCauseSchema
          .extend({
            leadIds: z.array(z.string()).describe("All leads that would fail of it"),
            rows: z
              .array(
                failedRowSchema.extend({
                  matches: z
                    .array(matchSchema)
                    .describe(
                      "Where it would be a duplicate: whom a review found lately, the likeliest first",
                    ),
                }),
              )
              .describe("The first hundred leads"),
          })
          .openapi("ForetoldCause"),
      )
      .describe("The most frequent one first"),
  })
  .openapi("ForetoldCauses");

const rehearsalRowsQuerySchema = pageQuerySchema.extend({
  outcome: outcomeSchema.optional(),
  offset: offsetSchema,
});

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
