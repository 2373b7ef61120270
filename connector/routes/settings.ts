import { createRoute } from "@hono/zod-openapi";
import { salesforceResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { findQuotaOwners, listSettingsChanges, readOptions, showSettings } from "../settings/showSettings.ts";
import { sayNumberRange, settingLabel, settingsForm } from "../settings/settingsForm.ts";
import { updateSettings } from "../settings/updateSettings.ts";
import {
  quotaOwnersSchema,
  settingsChangePageSchema,
  settingsChangeQuerySchema,
  settingsOptionsSchema,
  settingsSchema,
  updateSettingsSchema,
} from "./schemas/settings.ts";

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
