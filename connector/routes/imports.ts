import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { AppEnv } from "../http/appEnv.ts";
import { countLeadFile } from "../http/bodyLimit.ts";
import { createRouter, fieldErrorsOf, requestInvalid } from "../http/router.ts";
import { problemResponses, sentenceSchema } from "../http/schemas.ts";
import { acceptLanguageSchema, wordsOfClient } from "../http/wordsFor.ts";
import type { LeadColumn } from "../leadFiles/leadFormats.ts";
import { pastedLengthMax, readPasted } from "../leadFiles/pasted/readPasted.ts";
import { previewBytesMax } from "../leadFiles/previewLeadFile.ts";
import { columnLengthMax } from "../leadFiles/recordToLead.ts";
import { addedMax, addLeads } from "../leads/addLeads.ts";
import { type ImportedLeadList, importLeadFile, importLeadInputs } from "../leads/importLeadFile.ts";
import { cancelImport, listImports } from "../leads/imports.ts";
import { type ImportPreview, previewImport } from "../leads/previewImport.ts";
import { refusal } from "../reasons/refusal.ts";
import { leadListSchema } from "./leadLists.ts";
import { leadParamSchema, personShape } from "./leads.ts";
import { importKeySchema, instantSchema, longList } from "./shared.ts";

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

const createLeadListSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    leads: longList(leadInputSchema, { min: 1, max: 10_000 }),
  })
  .openapi("CreateLeadList");

const addLeadsSchema = z
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

const pastedTextSchema = z
  .strictObject({
    text: z.string().max(pastedLengthMax).describe("From the clipboard, as it is"),
  })
  .openapi("PastedText");

const pastedLeadsSchema = z
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

const previewQuerySchema = z.object({
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

const importedLeadListSchema = z
  .object({ id: z.string(), name: z.string(), report: importReportSchema })
  .openapi("ImportedLeadList");

const runningImportsSchema = z
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

const addedLeadsSchema = z
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

const importQuerySchema = z.object({
  columns: chosenColumnsSchema,
  name: z.string().trim().max(200).optional().describe("Of the list; a file's own name otherwise"),
  key: importKeySchema.describe(
    "The client's own, to know this import by; a second request with it makes no second list",
  ),
});

/** A lead file as part of a form. */
const leadFileFormSchema = z
  .object({ file: z.any().openapi({ type: "string", format: "binary" }), name: z.string().optional() })
  .openapi("LeadFileForm");

const list = createRoute({
  method: "get",
  path: "/v1/imports",
  summary: "The caller's imports that run, newest first, and how far each is",
  responses: {
    200: { description: "Imports", content: { "application/json": { schema: runningImportsSchema } } },
    ...problemResponses(),
  },
});

const cancel = createRoute({
  method: "delete",
  path: "/v1/imports/{id}",
  summary: "Cancel an import that runs: nothing of its list is left",
  request: { params: leadParamSchema },
  responses: { 204: { description: "Gone" }, ...problemResponses("not-found") },
});

export const importRoutes = createRouter()
  .openapi(list, async (c) => c.json(await listImports(c.get("context")), 200))
  .openapi(cancel, async (c) => {
    await cancelImport(c.get("context"), c.req.valid("param").id);
    return c.body(null, 204);
  });

/** Described by hand and read here, because validating a form would load the whole file into memory. */
export const importLeadListRoutes = createRouter();

importLeadListRoutes.openAPIRegistry.registerPath({
  method: "post",
  path: "/v1/lead-lists",
  summary: "Import a lead list: a file as a form or as it is, or leads as JSON",
  request: {
    query: importQuerySchema,
    headers: acceptLanguageSchema,
    body: {
      required: true,
      content: {
        "multipart/form-data": { schema: leadFileFormSchema },
        "text/csv": { schema: { type: "string" } },
        "application/json": { schema: createLeadListSchema },
      },
    },
  },
  responses: {
    201: {
      description: "The list, and what became of each row",
      content: { "application/json": { schema: importedLeadListSchema } },
    },
    ...problemResponses("import-cancelled"),
  },
});

importLeadListRoutes.post("/v1/lead-lists", async (c) => c.json(await importBody(c), 201));

async function importBody(c: Context<AppEnv>): Promise<ImportedLeadList> {
  const ctx = c.get("context");
  const kind = c.get("bodyKind");
  const query = importQuerySchema.safeParse(c.req.query());
  if (!query.success) throw requestInvalid(fieldErrorsOf(query.error.issues));
  const { name, key, columns } = query.data;
  if (kind === "json") {
    const input = await createLeadListSchema.safeParseAsync(await c.req.json().catch(noJson));
    if (!input.success) throw requestInvalid(fieldErrorsOf(input.error.issues));
    return importLeadInputs(ctx, input.data.name, input.data.leads, key);
  }
  const body = c.req.raw.body;
  if (!body) throw refusal("body-empty", { field: "body" });
  const contentType = c.req.header("content-type") ?? "";
  const upload = { kind, contentType, body: countLeadFile(body) };
  return importLeadFile(ctx, upload, { name, key, columns }, wordsOfClient(c));
}

function noJson(cause: unknown): never {
  throw cause instanceof SyntaxError ? refusal("body-not-json", { field: "body", cause }) : cause;
}

/** Described by hand, because the body is bytes whose encoding the file reader detects. */
export const leadFilePreviewRoutes = createRouter();

leadFilePreviewRoutes.openAPIRegistry.registerPath({
  method: "post",
  path: "/v1/lead-lists/preview",
  summary: "Show what an import would make of a lead file, by its first 64 KB; nothing is kept",
  request: {
    query: previewQuerySchema,
    body: {
      required: true,
      content: { "text/csv": { schema: { type: "string", maxLength: previewBytesMax } } },
    },
  },
  responses: {
    200: { description: "The preview", content: { "application/json": { schema: leadFilePreviewSchema } } },
    ...problemResponses(),
  },
});

leadFilePreviewRoutes.post("/v1/lead-lists/preview", async (c) => {
  const query = previewQuerySchema.safeParse(c.req.query());
  if (!query.success) throw requestInvalid(fieldErrorsOf(query.error.issues));
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return c.json(showPreview(await previewImport(c.get("context"), bytes, query.data)), 200);
});

function showPreview({ rows, ...preview }: ImportPreview) {
  return { ...preview, rows: rows.map(showRow) };
}

function showRow(row: ImportPreview["rows"][number]) {
  return row.outcome === "lead" ? { ...row, lead: showLead(row.lead) } : row;
}

/** Leaves out fields that only matching uses. */
function showLead(lead: Extract<ImportPreview["rows"][number], { outcome: "lead" }>["lead"]) {
  const { firstName, lastName, title, company, location, email, phone, profileUrls } = lead;
  return { firstName, lastName, title, company, location, email, phone, profileUrls };
}

const read = createRoute({
  method: "post",
  path: "/v1/pasted-leads",
  summary: "Show how a text from the clipboard is understood as leads; nothing is kept",
  request: { body: { required: true, content: { "application/json": { schema: pastedTextSchema } } } },
  responses: {
    200: {
      description: "Leads, to be corrected",
      content: { "application/json": { schema: pastedLeadsSchema } },
    },
    ...problemResponses(),
  },
});

const add = createRoute({
  method: "post",
  path: "/v1/leads",
  summary:
    "Add leads to a list by hand, each as an import would: known ones are merged, erased people left out",
  request: {
    headers: acceptLanguageSchema,
    body: { required: true, content: { "application/json": { schema: addLeadsSchema } } },
  },
  responses: {
    201: {
      description: "The list, and what became of each lead",
      content: { "application/json": { schema: addedLeadsSchema } },
    },
    ...problemResponses("not-found", "insufficient-access"),
  },
});

export const addedLeadRoutes = createRouter()
  .openapi(read, async (c) => {
    return c.json(await readPasted(c.req.valid("json").text), 200);
  })
  .openapi(add, async (c) => {
    const { listId, key, leads } = c.req.valid("json");
    const { list, leads: added } = await addLeads(c.get("context"), { listId, key, leads }, wordsOfClient(c));
    return c.json({ list, leads: added }, 201);
  });
