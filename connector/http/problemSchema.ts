import { z } from "@hono/zod-openapi";
import { allCodes, type Whose } from "../errors.ts";
import type { Said } from "../reasons/sentence.ts";

export const errorCodeSchema = z.enum(allCodes);

export const whoseSchema = z
  .enum(["rep", "admin", "coworker", "time", "nobody", "salesforce", "crosswalk"] satisfies Whose[])
  .describe(
    "Who can do something about it: time, where it passes; salesforce and crosswalk, whose fault it is, where another try may do",
  );

/** A sentence of an answer, which the reader gets as a text in their language. */
export const sentenceSchema = z.custom<Said | string>().openapi({ type: "string" });

/** A sentence that clients tell from others by its code. */
export const codedSchema = z.object({ code: z.string(), text: sentenceSchema });

/** A problem within an answer. Codes may add members, e.g. `resetsAt`, `records`, `canSaveAnyway`. */
export const shownProblemSchema = z.looseObject({
  code: errorCodeSchema,
  title: z.string(),
  detail: z.string(),
  action: z.string().describe("What to do next"),
  whose: whoseSchema,
  reason: z.string().optional().describe("Names what detail and action say"),
  fields: z
    .array(z.object({ field: z.string(), message: z.string(), reason: z.string().optional() }))
    .optional(),
});

/** RFC 9457 problem, with this API's members. */
export const problemSchema = shownProblemSchema
  .extend({ type: z.string(), status: z.int(), requestId: z.string() })
  .openapi("Problem");
