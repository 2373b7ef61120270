import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { codedSchema, salesforceResponses } from "../http/schemas.ts";
import { reviewBatch } from "../jobs/batch/review/reviewBatch.ts";
import { accountSchema, draftFieldSchema, draftSchema, opportunitySchema } from "./contacts.ts";
import { leadFilterSchema } from "./leadLists.ts";
import { matchSchema } from "./leads.ts";
import { quotaSchema } from "./shared.ts";

const reviewBatchSchema = z
  .strictObject({
    listId: z.string().max(100),
    leadIds: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(10_000)
      .optional()
      .describe("Of the list; absent for all that the filter leaves"),
    ...leadFilterSchema.shape,
  })
  .openapi("ReviewBatch");

const groupedLeadSchema = z
  .object({
    leadId: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    location: z.string().nullable(),
    missing: z
      .array(z.string())
      .describe("Required fields that nothing fills, by API name; the account aside"),
  })
  .openapi("GroupedLead");

const companyGroupSchema = z
  .object({
    key: z.string(),
    company: z.string().nullable().describe("null for the leads that name none"),
    accountId: z.string().nullable().describe("The account that the company is beyond doubt"),
    proposals: z.array(
      accountSchema.extend({
        reasons: z.array(codedSchema),
        isExact: z.boolean(),
      }),
    ),
    leads: z.array(groupedLeadSchema),
  })
  .openapi("CompanyGroup");

const skippedLeadSchema = z
  .object({
    leadId: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    company: z.string().nullable(),
    status: z.enum(["linked", "likely"]),
    canTakeBack: z.boolean().describe("false where the lead is linked to a Contact"),
    matches: z.array(matchSchema),
  })
  .openapi("SkippedLead");

export const batchReviewSchema = z
  .object({
    leadCount: z.int(),
    groups: z
      .array(companyGroupSchema)
      .describe("Every lead that may become a contact, skipped ones that may be taken back included"),
    skipped: z.array(skippedLeadSchema),
    opportunities: z
      .record(z.string(), z.array(opportunitySchema))
      .describe("Open ones of the accounts chosen beforehand, and of those proposed in doubt, by account id"),
    fields: z.array(draftFieldSchema.omit({ source: true })).describe("The contact form without the account"),
    leftOut: draftSchema.shape.leftOut,
    roles: draftSchema.shape.roles,
    newAccountUrl: z.string(),
    leadSource: draftSchema.shape.leadSource,
    canCreate: z.boolean(),
    canRehearse: z.boolean().describe("Whether the admin has turned on rehearsals"),
    blockers: draftSchema.shape.blockers,
    quota: quotaSchema,
    cost: z
      .object({
        contactsPerCall: z.int(),
        contactsWithRolePerCall: z.int(),
        allowance: z
          .object({
            used: z.int(),
            limit: z.int(),
            remaining: z.int(),
            ceilingPercent: z.int(),
            leftForBatches: z.int(),
          })
          .nullable(),
      })
      .describe("What a run takes of Salesforce's API allowance, and what is left of it"),
  })
  .openapi("BatchReview");

const review = createRoute({
  method: "post",
  path: "/v1/batch-reviews",
  summary: "What to look at before contacts are made of many leads; writes nothing",
  request: { body: { required: true, content: { "application/json": { schema: reviewBatchSchema } } } },
  responses: {
    200: {
      description: "Leads by company, and skipped leads",
      content: { "application/json": { schema: batchReviewSchema } },
    },
    ...salesforceResponses("not-found"),
  },
});

/** A review is made for each request. It is not stored. */
export const batchReviewRoutes = createRouter().openapi(review, async (c) =>
  c.json(await reviewBatch(c.get("context"), c.req.valid("json")), 200),
);
