import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";
import { leadJobColumns, leadRowColumns } from "./jobs.ts";

const batchRowStates = ["waiting", "running", "unknown", "created", "failed", "skipped"] as const;

export type BatchRowState = (typeof batchRowStates)[number];

/** The creations of one list, run in the background for one user. */
export const batches = sqliteTable(
  "batches",
  {
    ...leadJobColumns("id"),
    /** When rows began to be sent, for the rate. */
    startedAt: integer("started_at"),
  },
  (table) => [
    index("batches_by_user").on(table.orgId, table.userId, table.createdAt),
    index("batches_by_state").on(table.state, table.finishedAt),
    uniqueIndex("batches_idempotency_key")
      .on(table.orgId, table.userId, table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
  ],
);

export type Batch = typeof batches.$inferSelect;

/** One lead of a batch: what was chosen for it, and how it ended. */
export const batchRows = sqliteTable(
  "batch_rows",
  {
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id, { onDelete: "cascade" }),
    ...leadRowColumns(),
    state: text("state", { enum: batchRowStates }).notNull(),
    creationId: text("creation_id"),
    contactId: text("contact_id"),
    updatedAt: integer("updated_at").notNull(),
    /** Which request, or which step of the batch, changed it last. */
    requestId: text("request_id"),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.position] }),
    uniqueIndex("batch_rows_lead").on(table.batchId, table.leadId),
    index("batch_rows_state").on(table.batchId, table.state),
    index("batch_rows_creation").on(table.creationId),
    index("batch_rows_by_lead").on(table.leadId),
  ],
);

export type BatchRow = typeof batchRows.$inferSelect;
