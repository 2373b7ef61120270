import { z } from "@hono/zod-openapi";
import { allCodes, type Whose } from "../errors.ts";

export const errorCodeSchema = z.enum(allCodes);

export const whoseSchema = z
  .enum(["rep", "admin", "coworker", "time", "nobody", "salesforce", "crosswalk"] satisfies Whose[])
  .describe(
    "Who can do something about it: time, where it passes; salesforce and crosswalk, whose fault it is, where another try may do",
  );

/** A sentence in a place of another one. */
const saidSchema = z
  .object({
    text: z.string().describe("In English"),
    reason: z.string(),
    get values(): z.ZodOptional<z.ZodArray<z.ZodType>> {
      return z.array(valueSchema).optional();
    },
  })
  .openapi("Said");

/** An instant in a place of a sentence. */
const saidInstantSchema = z
  .object({
    text: z.string().describe("In English, in the org's time zone, which it names"),
    instant: z.iso.datetime(),
    timeZone: z.string(),
  })
  .openapi("SaidInstant");

const valueSchema: z.ZodType = z.union([z.string(), z.number(), saidSchema, saidInstantSchema]);

/** The key and values with which a sentence of an answer is translated. */
export const sayingSchema = z
  .object({
    reason: z.string().describe("Names the sentence"),
    values: z
      .array(valueSchema)
      .optional()
      .describe("What stands in its places, in their order; a sentence within has a reason of its own"),
  })
  .openapi("Saying");

const valuesSchema = z.array(valueSchema);

/** A problem within an answer. Codes may add members, e.g. `resetsAt`, `records`, `canSaveAnyway`. */
export const shownProblemSchema = z.looseObject({
  code: errorCodeSchema,
  title: z.string(),
  detail: z.string(),
  action: z.string().describe("What to do next"),
  whose: whoseSchema,
  reason: z
    .string()
    .optional()
    .describe("Names what detail and action say, for clients that say it in another language"),
  values: valuesSchema.optional().describe("What stands in them; a sentence within has a reason of its own"),
  fields: z
    .array(
      z.object({
        field: z.string(),
        message: z.string(),
        reason: z.string().optional().describe("Names what the message says"),
        values: valuesSchema.optional(),
      }),
    )
    .optional(),
});

/** RFC 9457 problem, with this API's members. */
export const problemSchema = shownProblemSchema
  .extend({ type: z.string(), status: z.int(), requestId: z.string() })
  .openapi("Problem");
