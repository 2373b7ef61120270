import { z } from "@hono/zod-openapi";

export const diagnosisSchema = z
  .object({
    isReady: z.boolean().describe("Nothing failed"),
    checks: z.array(
      z.object({
        id: z.string().describe("E.g. `api-access`, `object:Contact`, `field:Contact.Title`"),
        title: z.string().describe("What is looked at, in the words of Setup"),
        state: z.enum(["passed", "failed", "warning", "unknown"]),
        detail: z.string().describe("What was found"),
        remedy: z.string().nullable().describe("What to do about it, and where"),
      }),
    ),
  })
  .openapi("Diagnosis");
