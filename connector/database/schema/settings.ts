import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { WeightTable } from "../../matching/people/weights.ts";

/**
 * The settings of an org, by their names in connector/settings/settingsTable.ts. A setting that is missing
 * has its initial value.
 */
export const settings = sqliteTable("settings", {
  orgId: text("org_id").primaryKey(),
  values: text("values", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
});

/**
 * The audit trail: a row for each changed setting and for each act on the org's binding. Rows are added and
 * never changed, but for the name of a user who has left: their id stands in its place.
 */
export const settingsChanges = sqliteTable(
  "settings_changes",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    orgId: text("org_id").notNull(),
    changedAt: integer("changed_at", { mode: "timestamp_ms" }).notNull(),
    userId: text("user_id").notNull(),
    username: text("username").notNull(),
    setting: text("setting").notNull(),
    before: text("before", { mode: "json" }).$type<unknown>(),
    after: text("after", { mode: "json" }).$type<unknown>(),
  },
  (table) => [
    index("settings_changes_by_org").on(table.orgId, table.id),
    index("settings_changes_by_user").on(table.userId),
  ],
);

export type SettingsChange = typeof settingsChanges.$inferSelect;

/** How often the table of weights is right about pairs that it was not learned from. Shares, from 0 to 1. */
export interface Figures {
  precision: number;
  recall: number;
}

/** Weights of matching that were learned from what reps decided. */
export interface LearnedTable {
  id: string;
  /** ISO 8601, UTC. */
  foundAt: string;
  table: WeightTable;
  /** The pairs that they were judged on. */
  judgedPairs: number;
  before: Figures;
  after: Figures;
  /** Pairs of these whose answer is another: how many are right now, and were right before. */
  righted: number;
  wronged: number;
}

/** A rep whose decisions count for nothing, as they contradict what the others decide. */
export interface LeftOut {
  userId: string;
  decisions: number;
  /** How many of them. */
  contradictions: number;
}

/** What the last attempt to learn met. */
export interface LearningAttempt {
  /** ISO 8601, UTC. */
  at: string;
  outcome: "too-few" | "not-better" | "proposed";
  decisions: number;
  /** Of these, decisions of another version, whose levels this one does not have. */
  outdated: number;
  /** Not there in attempts of older versions. */
  leftOut?: LeftOut[];
  /** Of those who are trusted. A pair counts once. */
  pairs: number;
  links: number;
  rejections: number;
  reps: number;
}

/** Learned weights by org: what an admin is shown, and what matching uses. Numbers, and ids of reps. */
export const matchWeights = sqliteTable("match_weights", {
  orgId: text("org_id").primaryKey(),
  /** Null: the weights that are shipped. */
  used: text("used", { mode: "json" }).$type<LearnedTable>(),
  proposal: text("proposal", { mode: "json" }).$type<LearnedTable>(),
  attempt: text("attempt", { mode: "json" }).$type<LearningAttempt>(),
});

export type MatchWeights = typeof matchWeights.$inferSelect;
