import { z } from "@hono/zod-openapi";
import { importKeySchema, instantSchema, offsetSchema, pageQuerySchema } from "./shared.ts";
import { crmStatusSchema, personShape } from "./leads.ts";

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

export const leadListPageSchema = z
  .object({ items: z.array(leadListSchema), nextCursor: z.string().nullable() })
  .openapi("LeadListPage");

export const updateLeadListSchema = z
  .strictObject({ name: z.string().trim().min(1).max(200).optional(), shared: z.boolean().optional() })
  .openapi("UpdateLeadList");

const statusCountsSchema = z.object({
  likely: z.int(),
  possible: z.int(),
  new: z.int(),
  unknown: z.int().describe("Not compared with Salesforce in the last minutes"),
});

export const matchReportSchema = statusCountsSchema
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

export const leadQuerySchema = pageQuerySchema.extend({
  ...leadFilterSchema.shape,
  offset: offsetSchema,
});

export const changesQuerySchema = pageQuerySchema.extend({
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

export const leadIdsSchema = z
  .object({
    ids: z.array(z.string()).describe("In the list's order or the one asked for, the first 10,000"),
    total: z.int(),
  })
  .openapi("LeadIds");

export const leadListsQuerySchema = pageQuerySchema.extend({
  importKey: importKeySchema.describe("Only the list that the caller's import of this key has made"),
});

export const leadSearchQuerySchema = z.object({
  q: leadFilterSchema.shape.q.unwrap(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const foundLeadsSchema = z
  .object({
    items: z
      .array(z.object({ lead: z.object({ id: z.string(), ...personShape }), list: leadListSchema }))
      .describe("Each lead once, with the newest of its lists"),
    total: z.int().describe("Of all lists: a lead counts in each of its lists"),
  })
  .openapi("FoundLeads");
