import { createRoute, z } from "@hono/zod-openapi";
import { problemResponses, salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { exportMatchReport, extendMatchReport, readMatchReport } from "../leads/report/matchReport.ts";
import { leadParamSchema } from "./schemas/leads.ts";
import { matchReportSchema } from "./schemas/leadLists.ts";

const readReport = createRoute({
  method: "get",
  path: "/v1/lead-lists/{id}/match-report",
  summary: "How many leads of a list are in the CRM, as far as it is known without asking Salesforce",
  request: { params: leadParamSchema },
  responses: {
    200: { description: "Counts", content: { "application/json": { schema: matchReportSchema } } },
    ...problemResponses("not-found"),
  },
});

const extend = createRoute({
  method: "post",
  path: "/v1/lead-lists/{id}/match-report",
  summary: "Compare the next thousand leads with Salesforce; repeat until none is unknown",
  request: { params: leadParamSchema },
  responses: {
    200: { description: "Counts", content: { "application/json": { schema: matchReportSchema } } },
    ...salesforceResponses("request-invalid", "not-found"),
  },
});

const csv = createRoute({
  method: "get",
  path: "/v1/lead-lists/{id}/match-report.csv",
  summary: "Each lead of a list with the records that it is or may be, and why, as a file",
  request: { params: leadParamSchema, headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...problemResponses("not-found"),
  },
});

/** Reports which leads of a list are in the CRM. */
export const matchReportRoutes = createRouter()
  .openapi(readReport, async (c) =>
    c.json(await readMatchReport(c.get("context"), c.req.valid("param").id), 200),
  )
  .openapi(extend, async (c) =>
    c.json(await extendMatchReport(c.get("context"), c.req.valid("param").id), 200),
  )
  .openapi(csv, async (c) => {
    const { name, csv: pieces } = await exportMatchReport(
      c.get("context"),
      c.req.valid("param").id,
      wordsFor(c),
    );
    return c.body(streamOf(pieces), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
    });
  });

/** Text that is produced on demand, so that slow or closed connections hold little memory. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
