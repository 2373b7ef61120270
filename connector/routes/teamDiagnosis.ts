import { createRoute, z } from "@hono/zod-openapi";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";
import { diagnoseTeam, exportTeam } from "../connection/team/diagnoseTeam.ts";
import { teamDiagnosisSchema } from "./schemas/teamDiagnosis.ts";

const problems = salesforceResponses("not-admin");

const read = createRoute({
  method: "get",
  path: "/v1/team-diagnosis",
  summary: "Each user of Crosswalk with each precondition, and the remedy in Setup (admin)",
  responses: {
    200: { description: "Diagnosis", content: { "application/json": { schema: teamDiagnosisSchema } } },
    ...problems,
  },
});

const csv = createRoute({
  method: "get",
  path: "/v1/team-diagnosis.csv",
  summary: "The same as a file, checked anew (admin)",
  request: { headers: acceptLanguageSchema },
  responses: {
    200: { description: "UTF-8 with byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...problems,
  },
});

/** Checks what the whole team needs, for admins. */
export const teamDiagnosisRoutes = createRouter()
  .openapi(read, async (c) => c.json(await diagnoseTeam(c.get("context")), 200))
  .openapi(csv, async (c) => {
    const { name, csv: text } = await exportTeam(c.get("context"), wordsFor(c));
    return c.body(text, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
    });
  });
