import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { batches } from "./batches.ts";
import { jobColumns } from "./jobs.ts";

const undoOutcomes = ["waiting", "undone", "kept", "failed"] as const;

/** Why a contact is kept, or why it failed to be removed: see jobs/undo/sayUndoReason.ts. */
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

export type UndoOutcome = (typeof undoOutcomes)[number];
export type UndoReason = (typeof undoReasons)[number];

const { id, ...others } = jobColumns("batch_id");
/** The undo of a batch, told by its batch, which has one, whoever asks for it how often. */
export const batchUndos = sqliteTable(
  "batch_undos",
  { id: id.references(() => batches.id, { onDelete: "cascade" }), ...others },
  (table) => [index("batch_undos_by_state").on(table.state)],
);

export type BatchUndo = typeof batchUndos.$inferSelect;

/** A contact of a batch that is undone. What is in doubt about it, the ledger says. */
export const batchUndoRows = sqliteTable(
  "batch_undo_rows",
  {
    batchId: text("batch_id")
      .notNull()
      .references(() => batchUndos.id, { onDelete: "cascade" }),
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
