import { z } from "@hono/zod-openapi";
import { checkGroups } from "../../connection/diagnosis/diagnose.ts";
import { sentenceSchema, shownProblemSchema } from "../../http/schemas.ts";

export const diagnosisSchema = z
  .object({
    isReady: z.boolean().describe("Nothing failed"),
    checks: z.array(
      z.object({
        id: z.string().describe("E.g. `api-access`, `object:Contact`, `field:Contact.Title`"),
        group: z.enum(checkGroups).describe("What it is about"),
        title: sentenceSchema.describe("What is looked at, in the words of Setup"),
        state: z.enum(["passed", "failed", "warning", "unknown"]),
        detail: sentenceSchema.describe("What was found"),
        remedy: sentenceSchema.nullable().describe("What to do about it, and where"),
        problem: shownProblemSchema.nullable().describe("What Salesforce refused, where that was found"),
      }),
    ),
  })
  .openapi("Diagnosis");
