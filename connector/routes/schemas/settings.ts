import { z } from "@hono/zod-openapi";
import { settingNames, settingsTable, type SettingName } from "../../settings/settings.ts";
import { sentenceSchema } from "../../http/schemas.ts";
import { instantSchema } from "./shared.ts";

const settingShape = Object.fromEntries(settingNames.map((name) => [name, settingsTable[name].schema])) as {
  [Name in SettingName]: (typeof settingsTable)[Name]["schema"];
};

export const settingsSchema = z
  .object({
    ...settingShape,
    decidedAt: instantSchema
      .nullable()
      .describe(
        "When an admin last changed anything; null before, when the package's suggestions may be offered",
      ),
  })
  .openapi("Settings");

/**
 * A setting that is left out stays as it is. `decidedAt` is accepted and ignored, so that a client may send
 * back what it read.
 */
export const updateSettingsSchema = z
  .strictObject({
    ...settingsSchema.shape,
    leadSource: z.strictObject(settingsSchema.shape.leadSource.shape).partial(),
  })
  .partial()
  .openapi("UpdateSettings");

const optionSchema = z.object({ value: z.string(), label: z.string() });

const settingFieldSchema = z.object({
  setting: z.string().describe("Name in GET /v1/settings"),
  label: sentenceSchema,
  help: sentenceSchema.nullable(),
  input: z.discriminatedUnion("type", [
    z.object({ type: z.literal("toggle") }),
    z.object({ type: z.literal("number"), min: z.int(), max: z.int(), required: z.boolean() }),
  ]),
});

export const settingsOptionsSchema = z
  .object({
    leadSources: z.array(optionSchema),
    roles: z.array(optionSchema),
    form: z.array(settingFieldSchema).describe("The fields of the admin page, in their order"),
  })
  .openapi("SettingsOptions");

export const quotaOwnersSchema = z
  .object({
    users: z.array(z.object({ id: z.string(), name: z.string(), username: z.string() })),
    permissionSets: z
      .array(z.object({ name: z.string().describe("API name"), label: z.string() }))
      .describe("Empty where Salesforce does not tell them"),
  })
  .openapi("QuotaOwners");

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
        label: sentenceSchema.nullable().describe("Null for a setting that this version does not know"),
        before: z.unknown(),
        after: z.unknown(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .openapi("SettingsChangePage");
