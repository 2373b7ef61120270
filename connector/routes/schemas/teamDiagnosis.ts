import { z } from "@hono/zod-openapi";
import { sentenceSchema } from "../../http/schemas.ts";

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
