import { z } from "@hono/zod-openapi";
import { checkGroups } from "../../connection/diagnosis/diagnose.ts";
import { sayingSchema, shownProblemSchema } from "../../http/problemSchema.ts";

export const diagnosisSchema = z
  .object({
    isReady: z.boolean().describe("Nothing failed"),
    checks: z.array(
      z.object({
        id: z.string().describe("E.g. `api-access`, `object:Contact`, `field:Contact.Title`"),
        group: z.enum(checkGroups).describe("What it is about"),
        title: z.string().describe("What is looked at, in the words of Setup, in English"),
        state: z.enum(["passed", "failed", "warning", "unknown"]),
        detail: z.string().describe("What was found"),
        remedy: z.string().nullable().describe("What to do about it, and where"),
        said: z
          .object({
            title: sayingSchema,
            detail: sayingSchema.nullable(),
            remedy: sayingSchema.nullable(),
          })
          .describe("What says title, detail and remedy in another language; null where `problem` does"),
        problem: shownProblemSchema.nullable().describe("What Salesforce refused, where that was found"),
      }),
    ),
  })
  .openapi("Diagnosis");
