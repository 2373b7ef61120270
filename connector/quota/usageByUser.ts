import { and, count, eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { creationCounts, creations, type CreationState } from "../database/schema/contacts.ts";
import { monthlyQuota } from "./quotaTerms.ts";

export interface UserUsage {
  userId: string;
  used: number;
  limit: number;
  /** Number of creations by outcome: how they ended, or the error's code for failed ones. */
  outcomes: Record<string, number>;
}

/** The outcome of each state of the ledger; of a failed creation without a known problem, an error's code. */
const outcomes = {
  reserved: "in-progress",
  sent: "in-progress",
  unknown: "in-progress",
  created: "created",
  undone: "undone",
  failed: "internal",
} as const satisfies Record<CreationState, string>;

/** The outcomes of what has ended and takes quota. */
const usedOutcomes = new Set<string>([outcomes.created, outcomes.undone]);

/** The outcome of a creation: its own word for what is no error, else the error's code. */
export function outcomeOf({ state, code }: { state: CreationState; code: string | null }): string {
  return (state === "failed" && code) || outcomes[state];
}

/** The code of the error of a creation that failed. */
export const failureCode = sql<string | null>`json_extract(${creations.problem}, '$.code')`;

/**
 * The usage of each user of the org in a month (`YYYY-MM`), highest first: what the ledger has, and what was
 * counted before its rows went. Counts only, so that leads stay private.
 */
export function usageByUser(database: DatabaseHandle, orgId: string, month: string): UserUsage[] {
  const rows = database
    .select({ userId: creations.userId, state: creations.state, code: failureCode, count: count() })
    .from(creations)
    .where(and(eq(creations.orgId, orgId), eq(creations.month, month)))
    .groupBy(creations.userId, creations.state, failureCode)
    .all()
    .map((row) => ({ ...row, outcome: outcomeOf(row), isUsed: row.state !== "failed" }));
  const gone = database
    .select()
    .from(creationCounts)
    .where(and(eq(creationCounts.orgId, orgId), eq(creationCounts.month, month)))
    .all()
    .map((row) => ({ ...row, isUsed: usedOutcomes.has(row.outcome) }));
  const users = new Map<string, UserUsage>();
  for (const { userId, outcome, count: times, isUsed } of [...rows, ...gone]) {
    const user = users.get(userId) ?? { userId, used: 0, limit: monthlyQuota, outcomes: {} };
    users.set(userId, user);
    if (isUsed) user.used += times;
    user.outcomes[outcome] = (user.outcomes[outcome] ?? 0) + times;
  }
  return [...users.values()].sort((one, other) => other.used - one.used);
}
