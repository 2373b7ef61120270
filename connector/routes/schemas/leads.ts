import { z } from "@hono/zod-openapi";
import { codedSchema, sentenceSchema, shownProblemSchema } from "../../http/schemas.ts";
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

export const matchesSchema = z
  .object({
    items: z.array(matchSchema),
    total: z.int().describe("How many there are: more than items where hundreds have the lead's name"),
    gaps: z
      .array(sentenceSchema)
      .describe("What Salesforce could not be searched by, so that matches may be missing"),
  })
  .openapi("Matches");

export const recordSchema = z
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

export const addRoleSchema = z
  .strictObject({
    opportunityId: recordIdSchema,
    role: z.string().max(255).optional().describe("An active value of OpportunityContactRole.Role"),
    isPrimary: z.boolean().optional(),
  })
  .openapi("AddRole");

const opportunityUrlSchema = z.string().describe("Opens the opportunity in Lightning");

export const addedRoleSchema = z
  .object({
    additionId: z.string().describe("Of this request"),
    opportunityContactRoleId: z.string(),
    url: opportunityUrlSchema,
  })
  .openapi("AddedRole");

export const addedRoleParamSchema = z.object({
  id: z.string().max(100),
  additionId: z.string().max(100),
});

/** `outcome-unknown` points there. */
export const addedRoleStatusSchema = z
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

export const rejectionParamSchema = leadParamSchema.extend({ recordId: recordIdSchema });
