import { problemResponses } from "../http/problemResponses.ts";
import { createRouter } from "../http/router.ts";
import { previewBytesMax, previewLeadFile, type LeadFilePreview } from "../leadFiles/previewLeadFile.ts";
import { showReason } from "../reasons/sentence.ts";
import { leadFilePreviewSchema } from "./schemas/leads.ts";

/** Described by hand, because the body is bytes whose encoding the file reader detects. */
export const leadFilePreviewRoutes = createRouter();

leadFilePreviewRoutes.openAPIRegistry.registerPath({
  method: "post",
  path: "/v1/lead-lists/preview",
  summary: "Show what an import would make of a lead file, by its first 64 KB; nothing is kept",
  request: {
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
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return c.json(showPreview(await previewLeadFile(bytes)), 200);
});

function showPreview({ rows, ...preview }: LeadFilePreview) {
  return { ...preview, rows: rows.map(showRow) };
}

function showRow(row: LeadFilePreview["rows"][number]) {
  if (row.outcome === "lead") return { ...row, lead: showLead(row.lead) };
  return { ...row, ...showReason(row.reason) };
}

/** Leaves out fields that only matching uses. */
function showLead(lead: Extract<LeadFilePreview["rows"][number], { outcome: "lead" }>["lead"]) {
  const { firstName, lastName, title, company, location, email, phone, profileUrls } = lead;
  return { firstName, lastName, title, company, location, email, phone, profileUrls };
}
