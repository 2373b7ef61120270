import { z } from "@hono/zod-openapi";
import { errorCodes, type ErrorCode } from "../errors.ts";

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]];

export const errorCodeSchema = z.enum(codes);

export const whoseSchema = z
  .enum(["rep", "admin", "salesforce", "crosswalk"])
  .describe("Who can do something about it");

/** RFC 9457 problem, with this API's members. Codes may add more, e.g. `resetsAt`, `records`, `canSaveAnyway`. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: errorCodeSchema,
    requestId: z.string(),
    action: z.string().describe("What to do next"),
    whose: whoseSchema,
    reason: z
      .string()
      .optional()
      .describe("Names what detail and action say, for clients that say it in another language"),
    values: z
      .array(z.union([z.string(), z.number()]))
      .optional()
      .describe("What stands in them"),
    fields: z
      .array(
        z.object({
          field: z.string(),
          message: z.string(),
          reason: z.string().optional().describe("Names what the message says"),
          values: z.array(z.union([z.string(), z.number()])).optional(),
        }),
      )
      .optional(),
  })
  .openapi("Problem");
