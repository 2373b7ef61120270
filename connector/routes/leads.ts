import { createRoute } from "@hono/zod-openapi";
import { addRole } from "../creations/roles/addRole.ts";
import { readAddedRole } from "../creations/roles/readAddedRole.ts";
import { idempotencyHeaderSchema, problemResponses, salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { linkLead, unlinkLead } from "../leadPage/linkLead.ts";
import { readLead, readRecord } from "../leadPage/readLead.ts";
import { readMatches } from "../leadPage/readMatches.ts";
import { rejectMatch, unrejectMatch } from "../leads/rejectMatch.ts";
import {
  addedRoleParamSchema,
  addedRoleSchema,
  addedRoleStatusSchema,
  addRoleSchema,
  leadParamSchema,
  leadSchema,
  linkSchema,
  matchesSchema,
  recordSchema,
  rejectionParamSchema,
} from "./schemas/leads.ts";

const salesforceProblems = salesforceResponses("not-found");

const read = createRoute({
  method: "get",
  path: "/v1/leads/{id}",
  summary: "One lead with its CRM status",
  request: { params: leadParamSchema },
  responses: {
    200: { description: "Lead", content: { "application/json": { schema: leadSchema } } },
    ...problemResponses("not-found"),
  },
});

const matches = createRoute({
  method: "get",
  path: "/v1/leads/{id}/matches",
  summary: "Contacts and Salesforce Leads that the lead is or may be, with reasons",
  request: { params: leadParamSchema },
  responses: {
    200: {
      description: "Matches, the likeliest first",
      content: { "application/json": { schema: matchesSchema } },
    },
    ...salesforceProblems,
  },
});

const record = createRoute({
  method: "get",
  path: "/v1/leads/{id}/record",
  summary: "The record that the lead is linked to, with the open opportunities of its account",
  request: { params: leadParamSchema },
  responses: {
    200: {
      description: "The record, as far as the caller may read it in Salesforce",
      content: { "application/json": { schema: recordSchema } },
    },
    ...salesforceProblems,
  },
});

const link = createRoute({
  method: "put",
  path: "/v1/leads/{id}/link",
  summary:
    "Link the lead to the record that it is, on a colleague's list for oneself; writes nothing to Salesforce",
  request: {
    params: leadParamSchema,
    body: { required: true, content: { "application/json": { schema: linkSchema } } },
  },
  responses: {
    200: { description: "The lead, linked", content: { "application/json": { schema: leadSchema } } },
    ...salesforceProblems,
  },
});

const unlink = createRoute({
  method: "delete",
  path: "/v1/leads/{id}/link",
  summary: "Take the lead's link away; the record stays",
  request: { params: leadParamSchema },
  responses: {
    200: { description: "The lead, unlinked", content: { "application/json": { schema: leadSchema } } },
    ...salesforceProblems,
  },
});

const reject = createRoute({
  method: "put",
  path: "/v1/leads/{id}/rejections/{recordId}",
  summary: "Not the same person: suggest this record no longer, on a colleague's list to oneself",
  request: { params: rejectionParamSchema },
  responses: { 204: { description: "Remembered" }, ...problemResponses("not-found", "insufficient-access") },
});

const unreject = createRoute({
  method: "delete",
  path: "/v1/leads/{id}/rejections/{recordId}",
  summary: "Suggest this record again",
  request: { params: rejectionParamSchema },
  responses: { 204: { description: "Forgotten" }, ...problemResponses("not-found") },
});

const role = createRoute({
  method: "post",
  path: "/v1/leads/{id}/roles",
  summary:
    "Give the contact that the lead is linked to a role on an opportunity, once; takes no quota, since no contact is created",
  request: {
    params: leadParamSchema,
    headers: idempotencyHeaderSchema,
    body: { required: true, content: { "application/json": { schema: addRoleSchema } } },
  },
  responses: {
    201: { description: "Added", content: { "application/json": { schema: addedRoleSchema } } },
    ...salesforceResponses(
      "outcome-unknown",
      "not-found",
      "already-in-crm",
      "creation-in-progress",
      "validation-failed",
    ),
  },
});

const readRole = createRoute({
  method: "get",
  path: "/v1/leads/{id}/roles/{additionId}",
  summary: "Where a role that is added stands: what to poll after outcome-unknown",
  request: { params: addedRoleParamSchema },
  responses: {
    200: { description: "The addition", content: { "application/json": { schema: addedRoleStatusSchema } } },
    ...problemResponses("not-found"),
  },
});

export const leadRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readLead(c.get("context"), c.req.valid("param").id), 200))
  .openapi(matches, async (c) => c.json(await readMatches(c.get("context"), c.req.valid("param").id), 200))
  .openapi(record, async (c) => c.json(await readRecord(c.get("context"), c.req.valid("param").id), 200))
  .openapi(link, async (c) => {
    const { recordId } = c.req.valid("json");
    return c.json(await linkLead(c.get("context"), c.req.valid("param").id, recordId), 200);
  })
  .openapi(unlink, async (c) => c.json(await unlinkLead(c.get("context"), c.req.valid("param").id), 200))
  .openapi(role, async (c) => {
    const key = c.req.valid("header")["idempotency-key"];
    return c.json(await addRole(c.get("context"), c.req.valid("param").id, c.req.valid("json"), key), 201);
  })
  .openapi(readRole, async (c) => {
    const { id, additionId } = c.req.valid("param");
    return c.json(await readAddedRole(c.get("context"), id, additionId), 200);
  })
  .openapi(reject, async (c) => {
    const { id, recordId } = c.req.valid("param");
    await rejectMatch(c.get("context"), id, recordId);
    return c.body(null, 204);
  })
  .openapi(unreject, async (c) => {
    const { id, recordId } = c.req.valid("param");
    await unrejectMatch(c.get("context"), id, recordId);
    return c.body(null, 204);
  });
