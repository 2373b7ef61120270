import { fieldErrorsOf, requestInvalid, createRouter } from "../http/router.ts";
import { problemResponses } from "../http/schemas.ts";
import { previewBytesMax } from "../leadFiles/previewLeadFile.ts";
import { previewImport, type ImportPreview } from "../leads/previewImport.ts";
import { leadFilePreviewSchema, previewQuerySchema } from "./schemas/imports.ts";

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
