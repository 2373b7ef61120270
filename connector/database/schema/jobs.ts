import type { BuildColumns, ColumnBuilderBase } from "drizzle-orm";
import { integer, text, type SQLiteTableWithColumns } from "drizzle-orm/sqlite-core";
import type { StoredProblem } from "../../reasons/problems.ts";
import type { ContactValues } from "./contacts.ts";

/** `paused` resumes at `resumeAt`, or when the rep has fixed its problem. */
const jobStates = ["running", "paused", "cancelled", "finished"] as const;

export type JobState = (typeof jobStates)[number];

/** What each kind of job has: see connector/jobs/kind.ts. `id`: the name of the column that tells it. */
export const jobColumns = (id: string) => ({
  id: text(id).primaryKey(),
  orgId: text("org_id").notNull(),
  userId: text("user_id").notNull(),
  state: text("state", { enum: jobStates }).notNull(),
  /** Since when it has been in its state, in milliseconds since 1970, as all times of these tables. */
  stateSince: integer("state_since"),
  /** Steps in a row that broke. */
  brokenSteps: integer("broken_steps").notNull().default(0),
  /** Why it is paused, or was ended before its time: our own words, or none. */
  problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
  /** Requests to Salesforce made for it. */
  apiCalls: integer("api_calls").notNull().default(0),
  /** When the rep asked for it. */
  createdAt: integer("created_at").notNull(),
  /** When it was finished or cancelled. */
  finishedAt: integer("finished_at"),
  /** No request is sent before this time. A `running` job waits for record locks this way. */
  resumeAt: integer("resume_at"),
});

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

/** What a job has whose rows are leads to be added. */
export const leadJobColumns = (id: string) => ({
  ...jobColumns(id),
  /** The list, for a job of a whole list. It decides the Lead Source. */
  listId: text("list_id"),
  defaults: text("defaults", { mode: "json" }).$type<BatchDefaults>().notNull(),
  /** A UUID, or a keyed hash: see secrets.ts. */
  idempotencyKey: text("idempotency_key"),
  requestDigest: text("request_digest"),
  /** The number of rows, from the first, whose matches and accounts have been looked up. */
  preparedRows: integer("prepared_rows").notNull().default(0),
  /** When all rows had been looked up. */
  preparedAt: integer("prepared_at"),
});

/** What a row of such a job has: what was chosen for a lead. */
export const leadRowColumns = () => ({
  position: integer("position").notNull(),
  leadId: text("lead_id").notNull(),
  /** Whether the rep chose for this lead, so that a likely match does not skip it. */
  isReviewed: integer("is_reviewed", { mode: "boolean" }).notNull(),
  accountId: text("account_id"),
  opportunityId: text("opportunity_id"),
  /** Whether it has the job's opportunity only where its account is that of the opportunity. */
  followsOpportunity: integer("follows_opportunity", { mode: "boolean" }).notNull().default(false),
  role: text("role"),
  saveAnyway: integer("save_anyway", { mode: "boolean" }).notNull().default(false),
  /** Form values of this row alone. They go before the job's defaults. */
  contact: text("contact", { mode: "json" }).$type<ContactValues>(),
  /** Tries that failed with an error that may pass. */
  attempts: integer("attempts").notNull().default(0),
  problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
});

type TableOf<Columns extends Record<string, ColumnBuilderBase>> = SQLiteTableWithColumns<{
  name: string;
  schema: undefined;
  dialect: "sqlite";
  columns: BuildColumns<string, Columns, "sqlite">;
}>;

/** A table of any kind of job, of one whose rows are leads, and one of such rows. */
export type JobTable = TableOf<ReturnType<typeof jobColumns>>;
export type LeadJobTable = TableOf<ReturnType<typeof leadJobColumns>>;
export type LeadRowTable = TableOf<ReturnType<typeof leadRowColumns>>;

export type AnyJob = JobTable["$inferSelect"];
export type LeadJob = LeadJobTable["$inferSelect"];
export type LeadJobRow = LeadRowTable["$inferSelect"];
