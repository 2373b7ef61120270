import { createRoute, z } from "@hono/zod-openapi";
import { diagnoseTeam, exportTeam } from "../pages/connection/team/diagnoseTeam.ts";
import { createRouter } from "../http/router.ts";
import { salesforceResponses, sentenceSchema } from "../http/schemas.ts";
import { acceptLanguageSchema, wordsFor } from "../http/wordsFor.ts";

export const teamDiagnosisSchema = z
  .object({
    preconditions: z.array(
      z.object({
        id: z.string().describe("E.g. `permission-set`, `frozen`, `object:Contact`, `fields`, `sign-in`"),
        title: sentenceSchema.describe("What is looked at, in the words of Setup"),
      }),
    ),
    notes: z.array(sentenceSchema).describe("What the list leaves out, and why"),
    users: z
      .array(
        z.object({
          userId: z.string(),
          name: z.string(),
          username: z.string(),
          needsAttention: z.boolean().describe("A check failed, or has a warning"),
          checks: z
            .array(
              z.object({
                id: z.string().describe("That of its precondition"),
                state: z
                  .enum(["passed", "failed", "warning", "unknown"])
                  .describe("`unknown`: the admin may not see it"),
                detail: sentenceSchema.describe("What was found"),
                remedy: sentenceSchema.nullable().describe("What to do about it, and where in Setup"),
              }),
            )
            .describe("One for each precondition, in their order"),
        }),
      )
      .describe("Holders of a Crosswalk permission set and whoever has signed in; most to mend first"),
  })
  .openapi("TeamDiagnosis");

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
