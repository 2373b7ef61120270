import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";
import type { ContactValues } from "./contacts.ts";
import type { StoredProblem } from "../../problems.ts";

/** `paused` resumes at `resumeAt`, or when the rep has fixed its problem. */
const batchStates = ["running", "paused", "cancelled", "finished"] as const;

const batchRowStates = ["waiting", "running", "unknown", "created", "failed", "skipped"] as const;

export type BatchState = (typeof batchStates)[number];
export type BatchRowState = (typeof batchRowStates)[number];

/** The choices for rows that have none of their own. */
export interface BatchDefaults {
  /** For contacts of the opportunity's account; with `opportunityForAll` for those of other accounts, too. */
  opportunityId?: string | undefined;
  opportunityForAll?: boolean | undefined;
  /** The account of that opportunity, once it is known; null where it has none. */
  opportunityAccountId?: string | null | undefined;
  role?: string | undefined;
  contact?: ContactValues | undefined;
}

/** The creations of one list, run in the background for one user. */
export const batches = sqliteTable(
  "batches",
  {
    id: text("id").primaryKey(),
    orgId: text("org_id").notNull(),
    userId: text("user_id").notNull(),
    /** The list, for a batch of a whole list. It decides the Lead Source. */
    listId: text("list_id"),
    state: text("state", { enum: batchStates }).notNull(),
    /** Since when it has been in its state; null for one from before this was kept. */
    stateSince: integer("state_since"),
    /** Steps in a row that broke: see countBrokenStep. */
    brokenSteps: integer("broken_steps").notNull().default(0),
    /** Why it is paused: our own words, or none. */
    problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
    defaults: text("defaults", { mode: "json" }).$type<BatchDefaults>().notNull(),
    /** A UUID, or a keyed hash: see secrets/secrets.ts. */
    idempotencyKey: text("idempotency_key"),
    requestDigest: text("request_digest"),
    /** Requests to Salesforce made for this batch. */
    apiCalls: integer("api_calls").notNull().default(0),
    /** Milliseconds since 1970, as all times of this table. */
    createdAt: integer("created_at").notNull(),
    /** The number of rows, from the first, whose matches and accounts have been looked up. */
    preparedRows: integer("prepared_rows").notNull().default(0),
    /** When all rows had been looked up. */
    preparedAt: integer("prepared_at"),
    /** When rows began to be sent, for the rate. */
    startedAt: integer("started_at"),
    /** When it was finished or cancelled. */
    finishedAt: integer("finished_at"),
    /** No request is sent before this time. A `running` batch waits for record locks this way. */
    resumeAt: integer("resume_at"),
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
    position: integer("position").notNull(),
    leadId: text("lead_id").notNull(),
    state: text("state", { enum: batchRowStates }).notNull(),
    /** Whether the rep chose for this lead, so that a likely match does not skip it. */
    isReviewed: integer("is_reviewed", { mode: "boolean" }).notNull(),
    accountId: text("account_id"),
    opportunityId: text("opportunity_id"),
    /** Whether it has the batch's opportunity only where its account is that of the opportunity. */
    followsOpportunity: integer("follows_opportunity", { mode: "boolean" }).notNull().default(false),
    role: text("role"),
    saveAnyway: integer("save_anyway", { mode: "boolean" }).notNull().default(false),
    /** Form values of this row alone. They go before the batch's defaults. */
    contact: text("contact", { mode: "json" }).$type<ContactValues>(),
    /** Tries that failed with an error that may pass. */
    attempts: integer("attempts").notNull().default(0),
    creationId: text("creation_id"),
    contactId: text("contact_id"),
    problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
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
