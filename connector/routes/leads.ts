import { createRoute, z } from "@hono/zod-openapi";
import { addRole } from "../creations/roles/addRole.ts";
import { readAddedRole } from "../creations/roles/readAddedRole.ts";
import { createRouter } from "../http/router.ts";
import {
  codedSchema,
  idempotencyHeaderSchema,
  problemResponses,
  salesforceResponses,
  sentenceSchema,
  shownProblemSchema,
} from "../http/schemas.ts";
import { linkLead, unlinkLead } from "../pages/lead/linkLead.ts";
import { readLead, readRecord } from "../pages/lead/readLead.ts";
import { readMatches } from "../pages/lead/readMatches.ts";
import { rejectMatch, unrejectMatch } from "../leads/rejectMatch.ts";
import { opportunitySchema } from "./contacts.ts";
import { instantSchema, recordIdSchema } from "./shared.ts";

export const crmStatusSchema = z.enum(["new", "linked", "likely", "possible"]);

/** The parts of a lead that lists and previews of files share. */
export const personShape = {
  firstName: z.string(),
  lastName: z.string(),
  title: z.string().nullable(),
  company: z.string().nullable(),
  location: z.string().nullable().describe("Free text as LinkedIn has it"),
  email: z.string().nullable(),
  phone: z.string().nullable(),
};

export const leadSchema = z
  .object({
    id: z.string(),
    ...personShape,
    country: z.string().nullable().describe("ISO 3166-1 alpha-2, only where the location is sure"),
    profileUrl: z.string().nullable(),
    crm: z.object({
      status: crmStatusSchema
        .or(z.literal("unknown"))
        .describe("unknown: Salesforce was not asked, or does not answer; the lead may or may not be there"),
      recordId: z
        .string()
        .optional()
        .describe("Absent for a colleague's link to a record that the caller may not see in Salesforce"),
      object: z.enum(["Contact", "Lead"]).optional(),
      url: z.string().optional(),
    }),
  })
  .openapi("Lead");

export const leadPageSchema = z
  .object({ items: z.array(leadSchema), nextCursor: z.string().nullable(), total: z.int() })
  .openapi("LeadPage");

export const matchSchema = z
  .object({
    recordId: z
      .string()
      .nullable()
      .describe("Null for a colleague's link to a record that the caller may not see in Salesforce"),
    object: z.enum(["Contact", "Lead"]).describe("Lead is Salesforce's Lead object"),
    name: z.string(),
    title: z.string().nullable(),
    company: z.string().nullable(),
    accountId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    owner: z.string().nullable().describe("The name of the record's owner"),
    lastActivity: z.string().nullable().describe("YYYY-MM-DD"),
    left: sentenceSchema
      .nullable()
      .describe("That the contact certainly works elsewhere than at the account by now; null where not"),
    level: z.enum(["linked", "certain", "likely", "possible"]),
    probability: z.number().min(0).max(1),
    reasons: z.array(codedSchema).describe("Why, the weightiest first"),
    url: z.string().nullable().describe("Opens the record in Lightning; null where recordId is"),
  })
  .openapi("Match");

const matchesSchema = z
  .object({
    items: z.array(matchSchema),
    total: z.int().describe("How many there are: more than items where hundreds have the lead's name"),
    gaps: z
      .array(sentenceSchema)
      .describe("What Salesforce could not be searched by, so that matches may be missing"),
  })
  .openapi("Matches");

const recordSchema = z
  .object({
    record: z
      .object({
        recordId: z.string(),
        object: z.enum(["Contact", "Lead"]).describe("Lead is Salesforce's Lead object"),
        name: z.string(),
        title: z.string().nullable(),
        owner: z.string().nullable(),
        lastActivity: z.string().nullable().describe("YYYY-MM-DD"),
        account: z
          .object({
            id: z.string().nullable().describe("Null for a Salesforce Lead, which has a company's name"),
            name: z.string(),
          })
          .nullable(),
        canAddRole: z
          .boolean()
          .describe("Whether the caller may add the contact to an opportunity, as far as describe says"),
        roleOptions: z
          .array(z.object({ value: z.string(), label: z.string() }))
          .describe("Active values of OpportunityContactRole.Role; none where canAddRole is false"),
        opportunities: z
          .array(
            opportunitySchema.extend({
              roles: z
                .array(z.string())
                .describe("The contact's on it; an empty text for one without a role's name"),
            }),
          )
          .describe("Open ones of the account, by close date, 200 at most"),
      })
      .nullable()
      .describe("Null where the lead is not linked, or the caller may not see the record"),
  })
  .openapi("LinkedRecord");

const addRoleSchema = z
  .strictObject({
    opportunityId: recordIdSchema,
    role: z.string().max(255).optional().describe("An active value of OpportunityContactRole.Role"),
    isPrimary: z.boolean().optional(),
  })
  .openapi("AddRole");

const opportunityUrlSchema = z.string().describe("Opens the opportunity in Lightning");

const addedRoleSchema = z
  .object({
    additionId: z.string().describe("Of this request"),
    opportunityContactRoleId: z.string(),
    url: opportunityUrlSchema,
  })
  .openapi("AddedRole");

const addedRoleParamSchema = z.object({
  id: z.string().max(100),
  additionId: z.string().max(100),
});

/** `outcome-unknown` points there. */
const addedRoleStatusSchema = z
  .object({
    id: z.string(),
    state: z.enum(["reserved", "sent", "created", "failed", "unknown", "never-known"]),
    opportunityId: z.string(),
    opportunityContactRoleId: z.string().nullable(),
    url: opportunityUrlSchema,
    error: shownProblemSchema.nullable().describe("Why there is no role, without what Salesforce said of it"),
    createdAt: instantSchema,
    settledAt: instantSchema.nullable(),
  })
  .openapi("AddedRoleStatus");

export const linkSchema = z.strictObject({ recordId: recordIdSchema }).openapi("Link");

export const leadParamSchema = z.object({ id: z.string().max(100) });

const rejectionParamSchema = leadParamSchema.extend({ recordId: recordIdSchema });

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
