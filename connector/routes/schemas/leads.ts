import { z } from "@hono/zod-openapi";
import { columnLengthMax } from "../../leadFiles/recordToLead.ts";
import { codedSchema, sentenceSchema, shownProblemSchema } from "../../http/schemas.ts";
import type { LeadColumn } from "../../leadFiles/leadFormats.ts";
import { pastedLengthMax } from "../../leadFiles/pasted/readPasted.ts";
import { addedMax } from "../../leads/addLeads.ts";
import { opportunitySchema } from "./contacts.ts";
import { instantSchema, longList, offsetSchema, pageQuerySchema, recordIdSchema } from "./shared.ts";

const crmStatusSchema = z.enum(["new", "linked", "likely", "possible"]);

/** The parts of a lead that lists and previews of files share. */
const personShape = {
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

const textOf = (column: keyof typeof columnLengthMax) => z.string().max(columnLengthMax[column]).optional();

/** A lead in an upload as JSON. It has the columns that a file may have. */
const leadInputSchema = z
  .strictObject({
    firstName: textOf("firstName"),
    lastName: textOf("lastName"),
    fullName: textOf("fullName"),
    title: textOf("title"),
    company: textOf("company"),
    companyDomain: textOf("companyDomain"),
    formerCompany: textOf("formerCompany"),
    location: textOf("location"),
    email: textOf("email"),
    phone: textOf("phone"),
    profileUrl: textOf("profileUrl"),
    salesProfileUrl: textOf("salesProfileUrl"),
  })
  .openapi("LeadInput");

export const createLeadListSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    leads: longList(leadInputSchema, { min: 1, max: 10_000 }),
  })
  .openapi("CreateLeadList");

export const addLeadsSchema = z
  .strictObject({
    listId: z
      .string()
      .max(100)
      .optional()
      .describe("One of the caller's lists; without it the list of leads added by hand, made with the first"),
    key: z
      .uuid()
      .optional()
      .describe("The client's own: leads that are sent again with it are not added twice"),
    leads: z.array(leadInputSchema).min(1).max(addedMax),
  })
  .openapi("AddLeads");

export const pastedTextSchema = z
  .strictObject({
    text: z.string().max(pastedLengthMax).describe("From the clipboard, as it is"),
  })
  .openapi("PastedText");

export const pastedLeadsSchema = z
  .object({
    kind: z
      .enum(["card", "rows", "lines", "page"])
      .describe(
        "How it was read: as business cards (vCard), as rows of a sheet, with a person in each line, or as the copied page of a LinkedIn profile",
      ),
    leads: z.array(
      z.object({
        line: z.int().describe("Where the person begins, counted from 1"),
        lead: leadInputSchema,
        isNameGuessed: z.boolean().describe("Whether the name was guessed from an address"),
      }),
    ),
    problems: z.array(
      z.object({
        line: z.int(),
        text: z.string().describe("The beginning of what nobody could be read of"),
        reason: sentenceSchema,
      }),
    ),
  })
  .openapi("PastedLeads");

const importReportSchema = z
  .object({
    format: z.string().describe("Which known layout was recognised, e.g. `linkedin-connections`"),
    rows: z.int(),
    imported: z.int(),
    merged: z.int(),
    skipped: z.int(),
    failed: z.int(),
    erased: z.int().describe("People who were erased on request: left out"),
    problems: z
      .array(
        z.object({
          line: z.int().describe("Line of the file, counted from 1"),
          outcome: z.enum(["merged", "skipped", "failed", "erased"]),
          reason: sentenceSchema,
        }),
      )
      .describe("At most the first 1,000; the counts are of all rows"),
  })
  .openapi("ImportReport");

/** A lead in the preview of a file, as it would be imported. */
const previewedLeadSchema = z.object({ ...personShape, profileUrls: z.array(z.string()) });

const columnNames = z.enum(Object.keys(columnLengthMax) as [LeadColumn, ...LeadColumn[]]);

/** `fullName,,company`: what each column is, in their order. */
const chosenColumnsSchema = z
  .string()
  .max(10_000)
  .transform((text) => text.split(",").map((name) => (name === "" ? null : name)))
  .pipe(z.array(columnNames.nullable()).max(500))
  .optional()
  .openapi({
    type: "string",
    description: `What the file's columns are, in their order, separated by commas; empty for one that is not kept. Where several are one field, the first that has a value is used, and the others' values are not kept: ${columnNames.options.join(", ")}`,
    example: "fullName,,company",
  });

export const previewQuerySchema = z.object({
  columns: chosenColumnsSchema,
  size: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe(
      "Of the whole file in bytes. Without it, a body of 64 KB counts as the beginning of a longer file",
    ),
});

export const leadFilePreviewSchema = z
  .object({
    format: z.string().describe("Which known layout was recognised, e.g. `linkedin-connections`"),
    columns: z
      .array(
        z.object({
          name: z.string(),
          meaning: z.string().nullable(),
          yieldsTo: z
            .array(z.int())
            .describe(
              "Other columns of the field, by index: this one's value is used only where theirs are empty",
            ),
          example: z.string().nullable().describe("The beginning of its first value"),
        }),
      )
      .describe("The file's columns, with what each was taken for; null where it is not kept"),
    rows: z
      .array(
        z.discriminatedUnion("outcome", [
          z.object({ line: z.int(), outcome: z.literal("lead"), lead: previewedLeadSchema }),
          z.object({
            line: z.int(),
            outcome: z.enum(["skipped", "failed"]),
            reason: sentenceSchema,
          }),
        ]),
      )
      .describe("What an import makes of the first five rows"),
    counts: z
      .object({
        rows: z.int(),
        listed: z.int().describe("Leads that the list will have, each once"),
        leads: z.int().describe("Rows that become leads of their own: what the import reports as imported"),
        merged: z.int().describe("Rows of a lead that you have, or that an earlier row has"),
        skipped: z.int(),
        failed: z.int(),
        erased: z.int().describe("People who were erased on request: left out"),
      })
      .describe("What an import would count; where isWhole is false, it counts at least as much"),
    isKnown: z
      .boolean()
      .describe("False where no header was recognised: an import needs `columns`, and `rows` is empty"),
    isRemembered: z
      .boolean()
      .describe("Whether the columns are what the caller chose for an earlier file with the same header"),
    isWhole: z.boolean().describe("False where only the file's first 64 KB were read"),
  })
  .openapi("LeadFilePreview");

export const importedLeadListSchema = z
  .object({ id: z.string(), name: z.string(), report: importReportSchema })
  .openapi("ImportedLeadList");

export const runningImportsSchema = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string().describe("That of the list, once it is complete"),
          key: z.string().nullable().describe("As the request that imports it has it"),
          name: z.string().describe("Empty until the file has arrived"),
          rowsRead: z.int(),
          percentRead: z
            .int()
            .nullable()
            .describe("How much of the file has been read; null until its turn has come"),
          leadCount: z.int().describe("Leads in the list so far"),
          createdAt: instantSchema,
        })
        .openapi("RunningImport"),
    ),
  })
  .openapi("RunningImports");

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

export const addedLeadsSchema = z
  .object({
    list: leadListSchema,
    leads: z
      .array(
        z.discriminatedUnion("outcome", [
          z.object({ id: z.string(), outcome: z.enum(["imported", "merged"]) }),
          z.object({
            outcome: z.enum(["skipped", "failed", "erased"]),
            reason: sentenceSchema,
          }),
        ]),
      )
      .describe("What became of each, in their order"),
  })
  .openapi("AddedLeads");

export const leadListPageSchema = z
  .object({ items: z.array(leadListSchema), nextCursor: z.string().nullable() })
  .openapi("LeadListPage");

export const updateLeadListSchema = z
  .strictObject({ name: z.string().trim().min(1).max(200).optional(), shared: z.boolean().optional() })
  .openapi("UpdateLeadList");

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

export const linkSchema = z.strictObject({ recordId: recordIdSchema }).openapi("Link");

export const leadParamSchema = z.object({ id: z.string().max(100) });

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

const importKeySchema = z.uuid().optional();

export const leadListsQuerySchema = pageQuerySchema.extend({
  importKey: importKeySchema.describe("Only the list that the caller's import of this key has made"),
});

export const importQuerySchema = z.object({
  columns: chosenColumnsSchema,
  name: z.string().trim().max(200).optional().describe("Of the list; a file's own name otherwise"),
  key: importKeySchema.describe(
    "The client's own, to know this import by; a second request with it makes no second list",
  ),
});

/** A lead file as part of a form. */
export const leadFileFormSchema = z
  .object({ file: z.any().openapi({ type: "string", format: "binary" }), name: z.string().optional() })
  .openapi("LeadFileForm");

export const rejectionParamSchema = leadParamSchema.extend({ recordId: recordIdSchema });
