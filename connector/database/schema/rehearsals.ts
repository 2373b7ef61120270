import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { leadJobColumns, leadRowColumns } from "./jobs.ts";

/** `untold`: Salesforce has found no fault, and this org does not tell whether it would. */
const rehearsalRowStates = ["waiting", "running", "would-create", "would-fail", "untold", "skipped"] as const;

export type RehearsalRowState = (typeof rehearsalRowStates)[number];

/**
 * What Salesforce would say to a batch, for one user. Apart from the batches, so that nothing that sends
 * contacts for good can ever come upon a row of these.
 */
export const rehearsals = sqliteTable(
  "rehearsals",
  {
    ...leadJobColumns("id"),
    /** Requests for what a review looks up, too; `apiCalls` are those that rehearse. */
    otherCalls: integer("other_calls").notNull().default(0),
    /** When the request was sent that has no answer yet. */
    sentAt: integer("sent_at"),
    /** Salesforce's clock before the first request whose answer was lost. */
    lookSince: integer("look_since"),
    /** When Salesforce is asked whether that request has made a contact after all. */
    lookAt: integer("look_at"),
    /** Contacts that came into being although nothing should have: see jobs/rehearsal/reportMade.ts. */
    madeIds: text("made_ids", { mode: "json" }).$type<string[]>(),
  },
  (table) => [
    index("rehearsals_by_user").on(table.orgId, table.userId, table.createdAt),
    index("rehearsals_by_state").on(table.state, table.finishedAt),
    index("rehearsals_to_look")
      .on(table.lookAt)
      .where(sql`${table.lookAt} is not null`),
    uniqueIndex("rehearsals_idempotency_key")
      .on(table.orgId, table.userId, table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
  ],
);

export type Rehearsal = typeof rehearsals.$inferSelect;

/** One lead of a rehearsal: what was chosen for it, and what Salesforce said. */
export const rehearsalRows = sqliteTable(
  "rehearsal_rows",
  {
    rehearsalId: text("rehearsal_id")
      .notNull()
      .references(() => rehearsals.id, { onDelete: "cascade" }),
    ...leadRowColumns(),
    state: text("state", { enum: rehearsalRowStates }).notNull(),
    /** Whether a batch sends its contact in a transaction of its own: with a role, or beside such. */
    isAlone: integer("is_alone", { mode: "boolean" }).notNull().default(false),
    /** Which request Salesforce judged it in, counted from 1; null where none did. */
    call: integer("call"),
  },
  (table) => [
    primaryKey({ columns: [table.rehearsalId, table.position] }),
    uniqueIndex("rehearsal_rows_lead").on(table.rehearsalId, table.leadId),
    index("rehearsal_rows_state").on(table.rehearsalId, table.state),
    index("rehearsal_rows_by_lead").on(table.leadId),
  ],
);

export type RehearsalRow = typeof rehearsalRows.$inferSelect;
