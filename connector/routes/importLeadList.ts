import type { Context } from "hono";
import { refusal } from "../reasons/refusal.ts";
import { countLeadFile } from "../http/bodyLimit.ts";
import { fieldErrorsOf, requestInvalid, createRouter } from "../http/router.ts";
import { problemResponses } from "../http/schemas.ts";
import type { AppEnv } from "../http/appEnv.ts";
import { acceptLanguageSchema, wordsOfClient } from "../http/wordsFor.ts";
import { importLeadFile, type ImportedLeadList, importLeadInputs } from "../leads/importLeadFile.ts";
import {
  createLeadListSchema,
  importedLeadListSchema,
  importQuerySchema,
  leadFileFormSchema,
} from "./schemas/imports.ts";

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
