import { z } from "@hono/zod-openapi";
import { instantSchema } from "./shared.ts";

const leadSourceValueSchema = z.string().min(1).max(255);

export const settingsSchema = z
  .object({
    createContacts: z.boolean(),
    leadSource: z.object({
      default: leadSourceValueSchema.nullable(),
      leadPage: leadSourceValueSchema.nullable().optional(),
      leadList: leadSourceValueSchema.nullable().optional(),
      lists: z.record(z.string(), leadSourceValueSchema).optional().describe("Lead list id → Lead Source"),
    }),
    allowanceCeilingPercent: z
      .int()
      .min(1)
      .max(100)
      .describe("Batches stop at this share of the API allowance"),
    retentionDays: z.int().min(1).max(3650).nullable().describe("Leads are erased after; null keeps them"),
    decidedAt: instantSchema
      .nullable()
      .describe(
        "When an admin last changed anything; null before, when the package's suggestions may be offered",
      ),
  })
  .openapi("Settings");

/** What is left out stays as it is; `decidedAt` is taken, and ignored, so that what was read may be sent back. */
export const updateSettingsSchema = z
  .strictObject({
    ...settingsSchema.shape,
    leadSource: z.strictObject(settingsSchema.shape.leadSource.shape).partial(),
  })
  .partial()
  .openapi("UpdateSettings");

const optionSchema = z.object({ value: z.string(), label: z.string() });

export const settingsOptionsSchema = z
  .object({ leadSources: z.array(optionSchema), roles: z.array(optionSchema) })
  .openapi("SettingsOptions");

export const usageSchema = z
  .object({
    month: z.string(),
    users: z.array(
      z.object({
        userId: z.string(),
        username: z.string().nullable(),
        displayName: z.string().nullable(),
        used: z.int(),
        limit: z.int(),
        outcomes: z.record(z.string(), z.int()).describe("Count by outcome: created, or the error code"),
      }),
    ),
  })
  .openapi("Usage");

export const usageQuerySchema = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be YYYY-MM")
    .optional(),
});

export const settingsChangeQuerySchema = z.object({
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const settingsChangePageSchema = z
  .object({
    items: z.array(
      z.object({
        changedAt: instantSchema,
        username: z.string().describe("Who"),
        setting: z.string().describe("Name of the setting, or `orgBinding`"),
        before: z.unknown(),
        after: z.unknown(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .openapi("SettingsChangePage");
