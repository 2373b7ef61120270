import { sql, type SQL } from "drizzle-orm";
import type { StoredProblem } from "../../reasons/problems.ts";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from "drizzle-orm/sqlite-core";

/**
 * `undone`: created and then deleted by the rep; the quota is given back. `never-known`: the answer was lost,
 * and nobody can ask any more how it ended; the quota stays used.
 */
export const creationStates = [
  "reserved",
  "sent",
  "created",
  "failed",
  "unknown",
  "undone",
  "never-known",
] as const;

/** States in which nothing came of a creation, so that it takes no quota. */
export const quotaFreeStates = ["failed", "undone"] as const satisfies readonly CreationState[];

/** States of a running creation, whose result is unknown and whose stored data is needed. */
export const runningStates = ["reserved", "sent", "unknown"] as const satisfies readonly CreationState[];

export type CreationState = (typeof creationStates)[number];

/** The values of a Contact by API name, as they are sent to Salesforce. */
export type ContactValues = Record<string, string | number | boolean | null>;

/**
 * The ledger: a row for each attempt to create a Contact, written before anything is sent. A user's quota is
 * stored nowhere else: it is the number of rows of the month of which something came, or may come.
 */
export const creations = sqliteTable(
  "creations",
  {
    id: text("id").primaryKey(),
    orgId: text("org_id").notNull(),
    userId: text("user_id").notNull(),
    leadId: text("lead_id").notNull(),
    batchId: text("batch_id"),
    /**
     * Calendar month, YYYY-MM, that the quota is counted in: that of the org's time zone when the row was
     * written. A time zone that is changed later changes no row.
     */
    month: text("month").notNull(),
    state: text("state", { enum: creationStates }).notNull(),
    /** A UUID, or a keyed hash: see secrets.ts. */
    idempotencyKey: text("idempotency_key"),
    /** A keyed hash of the request's body, to tell a retry from another request under the same key. */
    requestDigest: text("request_digest"),
    /** What is written to the package's external-id field; null where the user cannot write it. */
    externalId: text("external_id"),
    /** What is sent. Erased once the creation is settled and no longer needed to recognise the contact. */
    contact: text("contact", { mode: "json" }).$type<ContactValues>(),
    opportunityId: text("opportunity_id"),
    role: text("role"),
    isPrimary: integer("is_primary", { mode: "boolean" }).notNull().default(false),
    saveAnyway: integer("save_anyway", { mode: "boolean" }).notNull().default(false),
    contactId: text("contact_id"),
    opportunityContactRoleId: text("opportunity_contact_role_id"),
    /** Why there is no contact, or why the last undo has left it. */
    problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
    /** Milliseconds since 1970, by this connector's clock. */
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
    /** Salesforce's own time at its last answer before the request. The contact is no older than this. */
    sentAfter: integer("sent_after"),
    /** The connector that sends it (see database/runner.ts). */
    runner: text("runner"),
    /** When the answer was found to be lost. */
    lostAt: integer("lost_at"),
    settledAt: integer("settled_at"),
    /** When to look for the contact in Salesforce next. Null where nothing is in doubt. */
    checkAt: integer("check_at"),
    /** When the deletion of the contact was sent, as long as it isn't known how that ended: the last one. */
    undoAt: integer("undo_at"),
    /** When others were sent before it that have no known end either. Two connectors may send at once. */
    earlierUndos: text("earlier_undos", { mode: "json" }).$type<number[]>(),
  },
  (table) => [
    // Two creations of one lead cannot run at once, whoever starts them.
    uniqueIndex("creations_one_running_per_lead").on(table.leadId).where(runs(table)),
    uniqueIndex("creations_idempotency_key")
      .on(table.orgId, table.userId, table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
    index("creations_quota").on(table.orgId, table.month, table.userId, table.state),
    index("creations_check")
      .on(table.checkAt)
      .where(sql`${table.checkAt} is not null`),
    index("creations_undo")
      .on(table.undoAt)
      .where(sql`${table.undoAt} is not null`),
    index("creations_contact").on(table.contactId),
    index("creations_lead").on(table.leadId),
    index("creations_batch").on(table.batchId),
  ],
);

/**
 * Whether a creation runs, in the very words of the index of those that do: SQLite takes it only for a
 * condition that has them, and reads all rows otherwise.
 */
export const isRunning = runs(creations);

function runs({ state }: { state: AnySQLiteColumn }): SQL {
  return sql`${state} in ('reserved', 'sent', 'unknown')`;
}

export type Creation = typeof creations.$inferSelect;

/**
 * What is left of creations after a year: how many of a user's in a month ended how. Each is counted in the
 * transaction that deletes its row, so that both together are what the ledger was.
 */
export const creationCounts = sqliteTable(
  "creation_counts",
  {
    orgId: text("org_id").notNull(),
    userId: text("user_id").notNull(),
    month: text("month").notNull(),
    /** See `outcomeOf` in connector/settings/usageByUser.ts. */
    outcome: text("outcome").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.month, table.userId, table.outcome] })],
);
