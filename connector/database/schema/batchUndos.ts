import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { StoredProblem } from "../../problems.ts";
import { batches } from "./batches.ts";

/** As those of a batch. */
const batchUndoStates = ["running", "paused", "cancelled", "finished"] as const;

const undoOutcomes = ["waiting", "undone", "kept", "failed"] as const;

/** Why a contact is kept, or why it failed to be removed: see creations/undo/undoReasons.ts. */
export const undoReasons = [
  "changed",
  "owner",
  "activity",
  "campaign",
  "role",
  "role-changed",
  "records",
  "linked",
  "by-name",
  "old",
  "not-looked",
  "merged",
  "unseen",
  "not-allowed",
  "refused",
  "not-done",
  "never-known",
  "taken",
] as const;

export type BatchUndoState = (typeof batchUndoStates)[number];
export type UndoOutcome = (typeof undoOutcomes)[number];
export type UndoReason = (typeof undoReasons)[number];

/** The undo of a batch: a batch has one, whoever asks for it how often. */
export const batchUndos = sqliteTable(
  "batch_undos",
  {
    batchId: text("batch_id")
      .primaryKey()
      .references(() => batches.id, { onDelete: "cascade" }),
    orgId: text("org_id").notNull(),
    userId: text("user_id").notNull(),
    state: text("state", { enum: batchUndoStates }).notNull(),
    /** Steps in a row that broke: see countBrokenUndo. */
    brokenSteps: integer("broken_steps").notNull().default(0),
    /** Why it is paused: our own words, or none. */
    problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
    /** Requests to Salesforce made for it. */
    apiCalls: integer("api_calls").notNull().default(0),
    /** When the rep asked for it, in milliseconds since 1970, as all times of this table. */
    createdAt: integer("created_at").notNull(),
    /** When it was finished or cancelled. */
    finishedAt: integer("finished_at"),
    /** No request is sent before this time. */
    resumeAt: integer("resume_at"),
  },
  (table) => [index("batch_undos_by_state").on(table.state)],
);

export type BatchUndo = typeof batchUndos.$inferSelect;

/** A contact of a batch that is undone. What is in doubt about it, the ledger says. */
export const batchUndoRows = sqliteTable(
  "batch_undo_rows",
  {
    batchId: text("batch_id")
      .notNull()
      .references(() => batchUndos.batchId, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    creationId: text("creation_id").notNull(),
    leadId: text("lead_id").notNull(),
    contactId: text("contact_id").notNull(),
    outcome: text("outcome", { enum: undoOutcomes }).notNull(),
    /** Null where it is undone, or waits. */
    reason: text("reason", { enum: undoReasons }),
    /** The user who changed the contact or added something; null if that isn't known. */
    byUserId: text("by_user_id"),
    /** The contact's new owner, if it has one. */
    ownerId: text("owner_id"),
    /** The object of the record that was added. */
    object: text("object"),
    /** Tries that met a record that somebody else was writing. */
    attempts: integer("attempts").notNull().default(0),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.position] }),
    uniqueIndex("batch_undo_rows_creation").on(table.creationId),
    index("batch_undo_rows_outcome").on(table.batchId, table.outcome),
  ],
);

export type BatchUndoRow = typeof batchUndoRows.$inferSelect;
