import { createRoute, z } from "@hono/zod-openapi";
import { createContact } from "../creations/createContact.ts";
import { readCreation } from "../creations/readCreation.ts";
import { undoCreation } from "../creations/undoCreation.ts";
import { createRouter } from "../http/router.ts";
import {
  codedSchema,
  idempotencyHeaderSchema,
  problemResponses,
  salesforceResponses,
  sentenceSchema,
  shownProblemSchema,
} from "../http/schemas.ts";
import { draftContact } from "../pages/lead/draftContact.ts";
import { readOwnQuota } from "../settings/readQuota.ts";
import { instantSchema, quotaSchema, recordIdSchema } from "./shared.ts";

/**
 * One field of the form, described from the org (describe) so that the panel can render it without knowing
 * Salesforce.
 */
export const draftFieldSchema = z
  .object({
    name: z.string().describe("API name, e.g. MailingCountry"),
    label: sentenceSchema.describe("The org's own label; Crosswalk's where the org hides the field"),
    help: z.string().nullable(),
    type: z.enum([
      "text",
      "textarea",
      "email",
      "phone",
      "url",
      "checkbox",
      "integer",
      "number",
      "currency",
      "percent",
      "date",
      "datetime",
      "time",
      "picklist",
      "multipicklist",
      "lookup",
    ]),
    required: z.boolean(),
    editable: z.boolean(),
    reason: sentenceSchema.nullable().describe("Why it can't be edited"),
    maxLength: z.int().nullable(),
    scale: z.int().nullable(),
    /** Picklist values. `validFor`: values of the controlling field that allow it. */
    options: z
      .array(z.object({ value: z.string(), label: z.string(), validFor: z.array(z.string()).optional() }))
      .nullable(),
    controller: z.string().nullable().describe("API name of the controlling picklist"),
    referenceTo: z.array(z.string()).nullable(),
    source: z
      .enum(["lead", "account", "crm", "default"])
      .nullable()
      .describe(
        "Where the prefilled value came from; `account`: from `account.selected`, `crm`: from a record that is certainly the same person",
      ),
  })
  .openapi("DraftField");

export const contactValuesSchema = z.record(
  z.string().max(80),
  z.union([z.string().max(131_072), z.number(), z.boolean(), z.null()]),
);

export const accountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    industry: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable().describe("Of the billing address, else of the shipping address"),
    countryCode: z
      .string()
      .nullable()
      .describe("The org's code for it; null without State and Country picklists"),
    website: z.string().nullable(),
    owner: z.string().nullable(),
  })
  .openapi("Account");

export const accountsSchema = z.object({ items: z.array(accountSchema) }).openapi("Accounts");

export const lookupRecordsSchema = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
  .openapi("LookupRecords");

export const opportunitySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    stage: z.string(),
    closeDate: z.string().nullable(),
    amount: z.number().nullable(),
    currency: z.string().nullable(),
  })
  .openapi("Opportunity");

export const opportunitiesSchema = z.object({ items: z.array(opportunitySchema) }).openapi("Opportunities");

const pickOptionSchema = z.object({ value: z.string(), label: z.string() });

export const draftSchema = z
  .object({
    leadId: z.string(),
    /**
     * FirstName, LastName, Title, MailingCountry (or MailingCountryCode), Email, Phone, then what the org
     * requires, and what the admin's mapping fills in.
     */
    fields: z.array(draftFieldSchema),
    leftOut: z
      .array(sentenceSchema)
      .describe("Why fields of the admin's mapping stay empty: the user may not edit them"),
    contact: contactValuesSchema.describe(
      "Prefilled values by API name; AccountId only when `account.isExact`",
    ),
    account: z
      .object({
        /** The company in the lead's own words. */
        company: z.string().nullable(),
        suggestions: z
          .array(
            accountSchema.extend({
              reasons: z
                .array(codedSchema)
                .describe("Why it may be the company, and why it comes before others"),
              score: z.number().min(0).max(1).describe("That it is the lead's company"),
              isExact: z.boolean().describe("Beyond doubt, and the only such: it is preselected"),
            }),
          )
          .describe("The likeliest first"),
        selected: accountSchema.nullable(),
        newAccountUrl: z.string().describe("Salesforce's own new-account page"),
        opportunities: z
          .array(opportunitySchema)
          .nullable()
          .describe("Open ones of the selected account; null: ask GET /v1/accounts/{id}/opportunities"),
      })
      .describe("Accounts are never created here"),
    roles: z.array(pickOptionSchema).describe("Active values of OpportunityContactRole.Role"),
    leadSource: z.string().nullable().describe("What will be set, by the admin's mapping"),
    canCreate: z.boolean(),
    /** What prevents a creation before the form is filled in: creation off, no Lead Source, quota, access. */
    blockers: z.array(shownProblemSchema),
  })
  .openapi("Draft");

const createContactSchema = z
  .strictObject({
    leadId: z.string().max(100),
    listId: z.string().max(100).optional().describe("The list the lead was opened from"),
    contact: contactValuesSchema,
    opportunityId: recordIdSchema.optional(),
    role: z.string().max(255).optional(),
    isPrimary: z.boolean().optional(),
    saveAnyway: z.boolean().optional(),
  })
  .openapi("CreateContact");

/** Seconds, and no time, since the client's clock may be wrong. */
const undoSecondsSchema = z
  .int()
  .describe(
    "For which the contact can still be undone, from the answer on. 0, too, where the user may not delete contacts",
  );

export const createdContactSchema = z
  .object({
    creationId: z.string(),
    contactId: z.string(),
    opportunityContactRoleId: z.string().optional(),
    name: z.string(),
    url: z.string().describe("Opens the contact in Lightning"),
    undoSeconds: undoSecondsSchema,
    quota: quotaSchema,
  })
  .openapi("CreatedContact");

/** The state of a creation, as GET /v1/contacts/{creationId} answers it. `outcome-unknown` points there. */
const creationSchema = z
  .object({
    id: z.string(),
    leadId: z.string(),
    state: z.enum(["reserved", "sent", "created", "failed", "unknown", "undone", "never-known"]),
    contactId: z.string().nullable(),
    opportunityContactRoleId: z.string().nullable(),
    url: z.string().nullable(),
    error: shownProblemSchema
      .nullable()
      .describe("Why there is no contact; of one that was created, why the last undo has left it"),
    undo: z
      .enum(["under-way", "in-doubt"])
      .nullable()
      .describe(
        "An undo, as long as it isn't known how that ended. Of one that another connector on the same " +
          "database has under way this one knows that it is in-doubt, once the deletion was sent",
      ),
    undoSeconds: undoSecondsSchema,
    createdAt: instantSchema,
    settledAt: instantSchema.nullable(),
    quota: quotaSchema.describe("Now. What was undone, or has failed, doesn't count"),
  })
  .openapi("Creation");

const create = createRoute({
  method: "post",
  path: "/v1/contacts",
  summary: "Create a contact from a lead, with its role on an opportunity: both or neither",
  request: {
    headers: idempotencyHeaderSchema,
    body: { required: true, content: { "application/json": { schema: createContactSchema } } },
  },
  responses: {
    201: { description: "Created", content: { "application/json": { schema: createdContactSchema } } },
    ...salesforceResponses(
      "outcome-unknown",
      "not-found",
      "creation-disabled",
      "lead-source-missing",
      "already-in-crm",
      "duplicate-detected",
      "creation-in-progress",
      "validation-failed",
      "quota-exceeded",
    ),
  },
});

const creationParams = z.object({
  creationId: z
    .string()
    .max(100)
    .describe(
      "Of the creation, or of its contact. Where several creations have the contact, as one that was undone " +
        "and a newer one, the newest is meant",
    ),
});

const read = createRoute({
  method: "get",
  path: "/v1/contacts/{creationId}",
  summary: "Where a creation stands: what to poll after outcome-unknown",
  request: { params: creationParams },
  responses: {
    200: { description: "The creation", content: { "application/json": { schema: creationSchema } } },
    ...problemResponses("not-found"),
  },
});

const undo = createRoute({
  method: "delete",
  path: "/v1/contacts/{creationId}",
  summary:
    "Take a contact back within some minutes of its creation, as the admin decides; it counts no longer",
  request: { params: creationParams },
  responses: {
    200: { description: "Undone", content: { "application/json": { schema: creationSchema } } },
    ...salesforceResponses("not-found", "validation-failed", "creation-in-progress"),
  },
});

/** Creates contacts one at a time. */
export const contactRoutes = createRouter()
  .openapi(create, async (c) => {
    const ctx = c.get("context");
    const input = c.req.valid("json");
    const created = await createContact(ctx, input, c.req.valid("header")["idempotency-key"]);
    const { creationId, contactId, opportunityContactRoleId, url, undoSeconds } = created;
    return c.json(
      {
        creationId,
        contactId,
        ...(opportunityContactRoleId !== null && { opportunityContactRoleId }),
        name: [input.contact["FirstName"], input.contact["LastName"]].join(" ").trim(),
        url,
        undoSeconds,
        quota: await readOwnQuota(ctx),
      },
      201,
    );
  })
  .openapi(read, async (c) => {
    const ctx = c.get("context");
    const creation = await readCreation(ctx, c.req.valid("param").creationId);
    return c.json({ ...creation, quota: await readOwnQuota(ctx) }, 200);
  })
  .openapi(undo, async (c) => {
    const ctx = c.get("context");
    const creation = await undoCreation(ctx, c.req.valid("param").creationId);
    return c.json({ ...creation, quota: await readOwnQuota(ctx) }, 200);
  });

const readDraft = createRoute({
  method: "get",
  path: "/v1/leads/{id}/draft",
  summary: "The contact form as prefilled for a lead, and what would refuse it",
  request: {
    params: z.object({ id: z.string().max(100) }),
    query: z.object({ listId: z.string().max(100).optional() }),
  },
  responses: {
    200: { description: "The draft", content: { "application/json": { schema: draftSchema } } },
    ...salesforceResponses("not-found"),
  },
});

/** A draft is made for each request. It is not stored. */
export const draftRoutes = createRouter().openapi(readDraft, async (c) => {
  const draft = await draftContact(c.get("context"), c.req.valid("param").id, c.req.valid("query").listId);
  return c.json(draft, 200);
});
