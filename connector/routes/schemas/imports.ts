import { z } from "@hono/zod-openapi";
import { columnLengthMax } from "../../leadFiles/recordToLead.ts";
import { sentenceSchema } from "../../http/schemas.ts";
import type { LeadColumn } from "../../leadFiles/leadFormats.ts";
import { pastedLengthMax } from "../../leadFiles/pasted/readPasted.ts";
import { addedMax } from "../../leads/addLeads.ts";
import { importKeySchema, instantSchema, longList } from "./shared.ts";
import { personShape } from "./leads.ts";
import { leadListSchema } from "./leadLists.ts";

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
