import { createRoute } from "@hono/zod-openapi";
import { searchLeads } from "../leads/searchLeads.ts";
import { showPerson } from "../leads/showLead.ts";
import { problemResponses, salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { readListChanges } from "../leads/changes/readListChanges.ts";
import { deleteLeadList } from "../leads/deleteLeadList.ts";
import { findLeadIds, findLeads } from "../leads/findLeads.ts";
import { listLeadLists, readLeadList, updateLeadList } from "../leads/lists.ts";
import {
  changesQuerySchema,
  foundLeadsSchema,
  leadFilterSchema,
  leadSearchQuerySchema,
  leadIdsSchema,
  leadListPageSchema,
  leadListSchema,
  leadListsQuerySchema,
  leadQuerySchema,
  listChangesSchema,
  updateLeadListSchema,
} from "./schemas/leadLists.ts";
import { leadParamSchema, leadPageSchema } from "./schemas/leads.ts";

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
