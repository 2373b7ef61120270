import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * What tells the connector that its database was put back: one row. Without it a database with users in it
 * counts as put back.
 */
export const databaseIdentity = sqliteTable("database_identity", {
  id: integer("id").primaryKey(),
  /** Of the database as it was looked at last: see `identity` in database/engine/engine.ts. */
  identity: text("identity").notNull(),
  /** Rises with each step of the ledger: see `witness` in database/engine/engine.ts. */
  steps: integer("steps").notNull().default(0),
});

export type StoredIdentity = Pick<typeof databaseIdentity.$inferSelect, "identity" | "steps">;

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
