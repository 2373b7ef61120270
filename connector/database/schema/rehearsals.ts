import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { StoredProblem } from "../../problems.ts";
import type { BatchDefaults } from "./batches.ts";
import type { ContactValues } from "./contacts.ts";

const rehearsalStates = ["running", "paused", "cancelled", "finished"] as const;

/** `untold`: Salesforce has found no fault, and this org does not tell whether it would. */
const rehearsalRowStates = ["waiting", "running", "would-create", "would-fail", "untold", "skipped"] as const;

export type RehearsalState = (typeof rehearsalStates)[number];
export type RehearsalRowState = (typeof rehearsalRowStates)[number];

/**
 * What Salesforce would say to a batch, for one user. Apart from the batches, so that nothing that sends
 * contacts for good can ever come upon a row of these.
 */
export const rehearsals = sqliteTable(
  "rehearsals",
  {
    id: text("id").primaryKey(),
    orgId: text("org_id").notNull(),
    userId: text("user_id").notNull(),
    listId: text("list_id"),
    state: text("state", { enum: rehearsalStates }).notNull(),
    /** Why it is paused, or was ended before its time: our own words, or none. */
    problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
    defaults: text("defaults", { mode: "json" }).$type<BatchDefaults>().notNull(),
    /** A UUID, or a keyed hash: see secrets/secrets.ts. */
    idempotencyKey: text("idempotency_key"),
    requestDigest: text("request_digest"),
    /** Requests that rehearse, and those that look up what a review looks up, too. */
    apiCalls: integer("api_calls").notNull().default(0),
    otherCalls: integer("other_calls").notNull().default(0),
    /** Steps in a row that broke. */
    brokenSteps: integer("broken_steps").notNull().default(0),
    /** Milliseconds since 1970, as all times of this table. */
    createdAt: integer("created_at").notNull(),
    /** The number of rows, from the first, whose matches and accounts have been looked up. */
    preparedRows: integer("prepared_rows").notNull().default(0),
    preparedAt: integer("prepared_at"),
    /** When the request was sent that has no answer yet. */
    sentAt: integer("sent_at"),
    /** Salesforce's clock before the first request whose answer was lost. */
    lookSince: integer("look_since"),
    /** When Salesforce is asked whether that request has made a contact after all. */
    lookAt: integer("look_at"),
    /** Contacts that came into being although nothing should have: see rehearsals/reportMade.ts. */
    madeIds: text("made_ids", { mode: "json" }).$type<string[]>(),
    resumeAt: integer("resume_at"),
    finishedAt: integer("finished_at"),
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
    position: integer("position").notNull(),
    leadId: text("lead_id").notNull(),
    state: text("state", { enum: rehearsalRowStates }).notNull(),
    /** As of a batch's row. */
    isReviewed: integer("is_reviewed", { mode: "boolean" }).notNull(),
    accountId: text("account_id"),
    opportunityId: text("opportunity_id"),
    followsOpportunity: integer("follows_opportunity", { mode: "boolean" }).notNull().default(false),
    role: text("role"),
    saveAnyway: integer("save_anyway", { mode: "boolean" }).notNull().default(false),
    contact: text("contact", { mode: "json" }).$type<ContactValues>(),
    /** Whether a batch sends its contact in a transaction of its own: with a role, or beside such. */
    isAlone: integer("is_alone", { mode: "boolean" }).notNull().default(false),
    /** Tries whose answer told nothing of the row. */
    attempts: integer("attempts").notNull().default(0),
    /** Which request Salesforce judged it in, counted from 1; null where none did. */
    call: integer("call"),
    problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
  },
  (table) => [
    primaryKey({ columns: [table.rehearsalId, table.position] }),
    uniqueIndex("rehearsal_rows_lead").on(table.rehearsalId, table.leadId),
    index("rehearsal_rows_state").on(table.rehearsalId, table.state),
    index("rehearsal_rows_by_lead").on(table.leadId),
  ],
);

export type RehearsalRow = typeof rehearsalRows.$inferSelect;
