import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Which Lead Source a contact gets, by where its lead was added from. */
export interface LeadSourceMapping {
  default: string | null;
  leadPage: string | null;
  leadList: string | null;
  /** Lead list id → Lead Source. */
  lists: Record<string, string>;
}

/** What the admins of an org decided. */
export const settings = sqliteTable("settings", {
  orgId: text("org_id").primaryKey(),
  createContacts: integer("create_contacts", { mode: "boolean" }).notNull(),
  leadSource: text("lead_source", { mode: "json" }).$type<LeadSourceMapping>().notNull(),
  allowanceCeilingPercent: integer("allowance_ceiling_percent").notNull(),
  retentionDays: integer("retention_days"),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
});

/** The audit trail: one row a changed setting, and one for each act on the org's binding. Only ever added to. */
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
  (table) => [index("settings_changes_by_org").on(table.orgId, table.id)],
);
