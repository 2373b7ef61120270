import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { problemResponses, salesforceResponses } from "../http/schemas.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { readListChanges } from "../leads/changes/readListChanges.ts";
import { deleteLeadList } from "../leads/deleteLeadList.ts";
import { findLeadIds, findLeads } from "../leads/findLeads.ts";
import { listLeadLists, readLeadList, updateLeadList } from "../leads/lists.ts";
import { exportMatchReport, extendMatchReport, readMatchReport } from "../leads/report/matchReport.ts";
import { searchLeads } from "../leads/searchLeads.ts";
import { showPerson } from "../leads/showLead.ts";
import { crmStatusSchema, leadPageSchema, leadParamSchema, personShape } from "./leads.ts";
import { importKeySchema, instantSchema, offsetSchema, pageQuerySchema } from "./shared.ts";

export const leadListSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    leadCount: z.int(),
    linkedCount: z.int(),
    statuses: z
      .object({ likely: z.int(), possible: z.int(), new: z.int(), unknown: z.int() })
      .nullable()
      .describe(
        "Of the leads that are not linked, as far as they were compared lately; null where the caller's last look at the match report was minutes ago",
      ),
    shared: z.boolean(),
    isOwner: z.boolean(),
    createdAt: instantSchema,
    format: z.string().nullable(),
  })
  .openapi("LeadList");

const leadListPageSchema = z
  .object({ items: z.array(leadListSchema), nextCursor: z.string().nullable() })
  .openapi("LeadListPage");

const updateLeadListSchema = z
  .strictObject({ name: z.string().trim().min(1).max(200).optional(), shared: z.boolean().optional() })
  .openapi("UpdateLeadList");

const statusCountsSchema = z.object({
  likely: z.int(),
  possible: z.int(),
  new: z.int(),
  unknown: z.int().describe("Not compared with Salesforce in the last minutes"),
});

const matchReportSchema = statusCountsSchema
  .extend({
    leads: z.int(),
    linked: z.int(),
    lastKnown: statusCountsSchema.describe(
      "The same as the caller saw them last, within a day, where more was known then; who was linked since is taken for new",
    ),
  })
  .openapi("MatchReport");

export const leadFilterSchema = z.object({
  q: z.string().max(200).optional().describe("Words that name, company or title have words beginning with"),
  status: crmStatusSchema.optional(),
  sort: z
    .enum(["name", "company", "status"])
    .optional()
    .describe(
      "By last name, by company and last name, or by CRM status (new ones first), for lists of up to 10,000; else in the list's order",
    ),
  crm: z
    .literal("stored")
    .optional()
    .describe(
      "Answer at once, without asking Salesforce: the status of a lead that was not compared lately is unknown, so that a filter leaves it out and `sort=status` has it last",
    ),
});

const leadQuerySchema = pageQuerySchema.extend({
  ...leadFilterSchema.shape,
  offset: offsetSchema,
});

const changesQuerySchema = pageQuerySchema.extend({
  kind: z
    .enum(["leftCompany", "newTitle", "new", "gone"])
    .default("leftCompany")
    .describe("Of whom the page is. Who has left and has a new title is among those who have left"),
  crm: z
    .literal("stored")
    .optional()
    .describe("Answer at once, without asking Salesforce: who of them is a contact is not said then"),
});

const linkedNameSchema = z.object({ id: z.string(), name: z.string() });

export const listChangesSchema = z
  .object({
    comparedWith: z
      .object({ id: z.string(), name: z.string(), createdAt: instantSchema })
      .nullable()
      .describe("The last list before with mostly the same leads; null where there is none"),
    isComparedWithCrm: z
      .boolean()
      .describe("False where Salesforce was not asked, or does not answer: contacts are missing then"),
    counts: z.object({
      new: z.int().describe("Not in the last list"),
      gone: z.int().describe("In the last list alone; 0 where most of it is missing"),
      newTitle: z.int().describe("Another job or rank at the same company"),
      leftCompany: z.int().describe("At another company now"),
    }),
    items: z.array(
      z.object({
        lead: z.object({ id: z.string(), ...personShape }),
        before: z
          .object({
            title: z.string().nullable().describe("Null where it is the same, or is not known"),
            company: z.string().nullable(),
          })
          .nullable()
          .describe("What it was; null for who is new or gone"),
        toldBy: z
          .enum(["import", "crm"])
          .describe("By the import before, or by the account of the contact in Salesforce"),
        contact: linkedNameSchema
          .extend({
            account: linkedNameSchema.nullable(),
            url: z.string().describe("Opens the contact in Lightning"),
            opportunities: z
              .array(linkedNameSchema.extend({ url: z.string() }))
              .describe("Open ones that the contact has a role on"),
          })
          .nullable()
          .describe("Of who has left: the contact that the lead is linked to, or certainly is"),
        newAccount: linkedNameSchema
          .nullable()
          .describe("Of the first hundred who have left: the account that is the new employer exactly"),
      }),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  })
  .openapi("LeadListChanges");

const leadIdsSchema = z
  .object({
    ids: z.array(z.string()).describe("In the list's order or the one asked for, the first 10,000"),
    total: z.int(),
  })
  .openapi("LeadIds");

const leadListsQuerySchema = pageQuerySchema.extend({
  importKey: importKeySchema.describe("Only the list that the caller's import of this key has made"),
});

const leadSearchQuerySchema = z.object({
  q: leadFilterSchema.shape.q.unwrap(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const foundLeadsSchema = z
  .object({
    items: z
      .array(z.object({ lead: z.object({ id: z.string(), ...personShape }), list: leadListSchema }))
      .describe("Each lead once, with the newest of its lists"),
    total: z.int().describe("Of all lists: a lead counts in each of its lists"),
  })
  .openapi("FoundLeads");

const list = createRoute({
  method: "get",
  path: "/v1/lead-lists",
  summary: "The caller's lead lists and those shared with everyone, newest first",
  request: { query: leadListsQuerySchema },
  responses: {
    200: { description: "Lists", content: { "application/json": { schema: leadListPageSchema } } },
    ...problemResponses(),
  },
});

const read = createRoute({
  method: "get",
  path: "/v1/lead-lists/{id}",
  summary: "One lead list",
  request: { params: leadParamSchema },
  responses: {
    200: { description: "List", content: { "application/json": { schema: leadListSchema } } },
    ...problemResponses("not-found"),
  },
});

const update = createRoute({
  method: "patch",
  path: "/v1/lead-lists/{id}",
  summary: "Rename a lead list, share it or stop sharing it",
  request: {
    params: leadParamSchema,
    body: { required: true, content: { "application/json": { schema: updateLeadListSchema } } },
  },
  responses: {
    200: { description: "As it is now", content: { "application/json": { schema: leadListSchema } } },
    ...problemResponses("not-found", "insufficient-access"),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/v1/lead-lists/{id}",
  summary: "Delete a lead list, and its leads that are in no other; nothing changes in Salesforce",
  request: { params: leadParamSchema },
  responses: { 204: { description: "Gone" }, ...problemResponses("not-found", "insufficient-access") },
});

const leads = createRoute({
  method: "get",
  path: "/v1/lead-lists/{id}/leads",
  summary: "Leads of a list in its order, each with its CRM status",
  request: { params: leadParamSchema, query: leadQuerySchema },
  responses: {
    200: { description: "Leads", content: { "application/json": { schema: leadPageSchema } } },
    ...salesforceResponses("not-found"),
  },
});

const leadIds = createRoute({
  method: "get",
  path: "/v1/lead-lists/{id}/lead-ids",
  summary: "All leads of a list that a filter leaves, by id: for selecting them at once",
  request: { params: leadParamSchema, query: leadFilterSchema },
  responses: {
    200: { description: "Ids", content: { "application/json": { schema: leadIdsSchema } } },
    ...salesforceResponses("not-found"),
  },
});

const changes = createRoute({
  method: "get",
  path: "/v1/lead-lists/{id}/changes",
  summary:
    "Who of an own list is new, gone, has a new title or has left the company since the last list of the same leads; changes nothing",
  request: { params: leadParamSchema, query: changesQuerySchema },
  responses: {
    200: { description: "Changes", content: { "application/json": { schema: listChangesSchema } } },
    ...salesforceResponses("not-found"),
  },
});

const searchAll = createRoute({
  method: "get",
  path: "/v1/leads",
  summary:
    "Leads in all lists that the caller sees, by words that name, company or title have words beginning with",
  request: { query: leadSearchQuerySchema },
  responses: {
    200: { description: "Leads", content: { "application/json": { schema: foundLeadsSchema } } },
    ...problemResponses(),
  },
});

export const leadListRoutes = createRouter()
  .openapi(searchAll, async (c) => {
    const { items, total } = await searchLeads(c.get("context"), c.req.valid("query"));
    return c.json({ items: items.map(({ lead, list }) => ({ lead: showPerson(lead), list })), total }, 200);
  })
  .openapi(list, async (c) => c.json(await listLeadLists(c.get("context"), c.req.valid("query")), 200))
  .openapi(read, async (c) => c.json(await readLeadList(c.get("context"), c.req.valid("param").id), 200))
  .openapi(update, async (c) =>
    c.json(await updateLeadList(c.get("context"), c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(remove, async (c) => {
    await deleteLeadList(c.get("context"), c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(leads, async (c) => {
    const page = await findLeads(c.get("context"), {
      listId: c.req.valid("param").id,
      ...c.req.valid("query"),
    });
    return c.json(page, 200);
  })
  .openapi(leadIds, async (c) => {
    const filter = { listId: c.req.valid("param").id, ...c.req.valid("query") };
    return c.json(await findLeadIds(c.get("context"), filter), 200);
  })
  .openapi(changes, async (c) =>
    c.json(await readListChanges(c.get("context"), c.req.valid("param").id, c.req.valid("query")), 200),
  );

const readReport = createRoute({
  method: "get",
  path: "/v1/lead-lists/{id}/match-report",
  summary: "How many leads of a list are in the CRM, as far as it is known without asking Salesforce",
  request: { params: leadParamSchema },
  responses: {
    200: { description: "Counts", content: { "application/json": { schema: matchReportSchema } } },
    ...problemResponses("not-found"),
  },
});

const extend = createRoute({
  method: "post",
  path: "/v1/lead-lists/{id}/match-report",
  summary: "Compare the next thousand leads with Salesforce; repeat until none is unknown",
  request: { params: leadParamSchema },
  responses: {
    200: { description: "Counts", content: { "application/json": { schema: matchReportSchema } } },
    ...salesforceResponses("request-invalid", "not-found"),
  },
});

const csv = createRoute({
  method: "get",
  path: "/v1/lead-lists/{id}/match-report.csv",
  summary: "Each lead of a list with the records that it is or may be, and why, as a file",
  request: { params: leadParamSchema, headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...problemResponses("not-found"),
  },
});

/** Reports which leads of a list are in the CRM. */
export const matchReportRoutes = createRouter()
  .openapi(readReport, async (c) =>
    c.json(await readMatchReport(c.get("context"), c.req.valid("param").id), 200),
  )
  .openapi(extend, async (c) =>
    c.json(await extendMatchReport(c.get("context"), c.req.valid("param").id), 200),
  )
  .openapi(csv, async (c) => {
    const { name, csv: pieces } = await exportMatchReport(
      c.get("context"),
      c.req.valid("param").id,
      wordsFor(c),
    );
    return c.body(streamOf(pieces), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
    });
  });

/** Text that is produced on demand, so that slow or closed connections hold little memory. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
