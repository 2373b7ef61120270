import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The database was put back: what Salesforce holds since may not be in it. */
export const restores = sqliteTable("restores", {
  id: text("id").primaryKey(),
  /** By the connector's clock. */
  foundAt: integer("found_at").notNull(),
  /**
   * By Salesforce's clock, in milliseconds since 1970: no contact that the ledger lacks is older. 0 where the
   * ledger does not tell.
   */
  since: integer("since").notNull(),
});

export type Restore = typeof restores.$inferSelect;

/** The users whose contacts were asked for since a restore. Salesforce has told all, or refuses to. */
export const restoreAnswers = sqliteTable(
  "restore_answers",
  {
    restoreId: text("restore_id").notNull(),
    orgId: text("org_id").notNull(),
    userId: text("user_id").notNull(),
    answeredAt: integer("answered_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.restoreId, table.orgId, table.userId] })],
);
