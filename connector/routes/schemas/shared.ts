import { z } from "@hono/zod-openapi";

/** A Salesforce record id, 15 or 18 characters. */
export const recordIdSchema = z
  .string()
  .regex(
    /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/,
    "is not a Salesforce record id (15 or 18 letters and digits)",
  );

/** An instant, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

export const pageQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Where a page of a list begins, for clients that show the part that a user has scrolled to. */
export const offsetSchema = z.coerce
  .number()
  .int()
  .min(0)
  .max(1_000_000)
  .optional()
  .describe("How many to leave out, instead of a cursor");

export const quotaSchema = z
  .object({
    month: z.string().describe("Calendar month in the org's time zone, YYYY-MM"),
    limit: z.int(),
    isProvisional: z
      .boolean()
      .describe("Whether the limit may be higher, because the user's permission sets are not known yet"),
    used: z.int().describe("Created and not undone, or reserved"),
    remaining: z.int(),
    resetsAt: instantSchema.describe("When the month ends in that time zone"),
    timeZone: z.string().describe("The org's; UTC until Salesforce has told it"),
  })
  .openapi("Quota");
