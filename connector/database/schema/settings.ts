import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * The settings of an org, by their names in connector/settings/settings.ts. A setting that is missing
 * has its initial value.
 */
export const settings = sqliteTable("settings", {
  orgId: text("org_id").primaryKey(),
  values: text("values", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
});

/**
 * The audit trail: a row for each changed setting and for each act on the org's binding. Rows are added and
 * never changed, but for the name of a user who has left: their id stands in its place.
 */
export const settingsChanges = sqliteTable(
  "settings_changes",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    orgId: text("org_id").notNull(),
    changedAt: integer("changed_at", { mode: "timestamp_ms" }).notNull(),
    userId: text("user_id").notNull(),
    username: text("username").notNull(),
    setting: text("setting").notNull(),
    before: text("before", { mode: "json" }).$type<unknown>(),
    after: text("after", { mode: "json" }).$type<unknown>(),
  },
  (table) => [
    index("settings_changes_by_org").on(table.orgId, table.id),
    index("settings_changes_by_user").on(table.userId),
  ],
);

export type SettingsChange = typeof settingsChanges.$inferSelect;
