import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/router.ts";
import { salesforceResponses, sentenceSchema } from "../http/schemas.ts";
import { type SettingName, settingNames, settingsTable } from "../settings/settings.ts";
import { sayNumberRange, settingLabel, settingsForm } from "../settings/settingsForm.ts";
import { findQuotaOwners, listSettingsChanges, readOptions, showSettings } from "../settings/showSettings.ts";
import { updateSettings } from "../settings/updateSettings.ts";
import { instantSchema } from "./shared.ts";

const settingShape = Object.fromEntries(settingNames.map((name) => [name, settingsTable[name].schema])) as {
  [Name in SettingName]: (typeof settingsTable)[Name]["schema"];
};

const settingsSchema = z
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
const updateSettingsSchema = z
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
    z.object({
      type: z.literal("choice"),
      options: z.array(z.object({ value: z.string().describe("Empty for null"), label: sentenceSchema })),
    }),
    z.object({ type: z.literal("number"), min: z.int(), max: z.int(), required: z.boolean() }),
  ]),
});

const settingsOptionsSchema = z
  .object({
    leadSources: z.array(optionSchema),
    roles: z.array(optionSchema),
    mapping: z
      .object({
        sources: z.array(z.object({ value: z.string(), label: sentenceSchema })),
        fields: z.array(optionSchema.extend({ sources: z.array(z.string()).describe("What it can hold") })),
      })
      .describe("What `fieldMapping` may name: fields of Contact that can be written"),
    form: z.array(settingFieldSchema).describe("The fields of the admin page, in their order"),
  })
  .openapi("SettingsOptions");

const quotaOwnersSchema = z
  .object({
    users: z.array(z.object({ id: z.string(), name: z.string(), username: z.string() })),
    permissionSets: z
      .array(z.object({ name: z.string().describe("API name"), label: z.string() }))
      .describe("Empty where Salesforce does not tell them"),
  })
  .openapi("QuotaOwners");

const settingsChangeQuerySchema = z.object({
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const settingsChangePageSchema = z
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

const read = createRoute({
  method: "get",
  path: "/v1/settings",
  summary: "What the admins decided (admin)",
  responses: {
    200: { description: "Settings", content: { "application/json": { schema: settingsSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const update = createRoute({
  method: "put",
  path: "/v1/settings",
  summary: "Change the settings (admin)",
  request: { body: { required: true, content: { "application/json": { schema: updateSettingsSchema } } } },
  responses: {
    200: { description: "As they are now", content: { "application/json": { schema: settingsSchema } } },
    ...salesforceResponses("not-admin", "lead-source-missing"),
  },
});

const options = createRoute({
  method: "get",
  path: "/v1/settings/options",
  summary: "What settings can be: Lead Sources and roles of the org, and the fields of the admin page",
  responses: {
    200: { description: "Options", content: { "application/json": { schema: settingsOptionsSchema } } },
    ...salesforceResponses(),
  },
});

const quotaOwners = createRoute({
  method: "get",
  path: "/v1/settings/quota-owners",
  summary: "Who can have a quota of their own: users who have signed in, and permission sets (admin)",
  responses: {
    200: { description: "Owners", content: { "application/json": { schema: quotaOwnersSchema } } },
    ...salesforceResponses("not-admin"),
  },
});

const changes = createRoute({
  method: "get",
  path: "/v1/settings/changes",
  summary: "The audit trail: who changed what, and when (admin)",
  request: { query: settingsChangeQuerySchema },
  responses: {
    200: {
      description: "Changes, newest first",
      content: { "application/json": { schema: settingsChangePageSchema } },
    },
    ...salesforceResponses("not-admin"),
  },
});

export const settingsRoutes = createRouter(sayNumberRange)
  .openapi(read, async (c) => c.json(await showSettings(c.get("context")), 200))
  .openapi(update, async (c) => {
    const { decidedAt: _asShown, ...update } = c.req.valid("json");
    return c.json(await updateSettings(c.get("context"), update), 200);
  })
  .openapi(options, async (c) =>
    c.json({ ...(await readOptions(c.get("context"))), form: await settingsForm(c.get("context")) }, 200),
  )
  .openapi(quotaOwners, async (c) => c.json(await findQuotaOwners(c.get("context")), 200))
  .openapi(changes, async (c) => {
    const { items, nextCursor } = await listSettingsChanges(c.get("context"), c.req.valid("query"));
    const shown = items.map(({ changedAt, username, setting, before, after }) => ({
      changedAt: changedAt.toISOString(),
      username,
      setting,
      label: settingLabel(setting),
      before,
      after,
    }));
    return c.json({ items: shown, nextCursor }, 200);
  });
