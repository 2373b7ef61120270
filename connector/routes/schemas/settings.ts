import { z } from "@hono/zod-openapi";

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
  })
  .openapi("Settings");

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
