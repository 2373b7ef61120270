import { and, count, eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { creations, type CreationState } from "../database/schema/contacts.ts";
import { monthlyQuota } from "./readQuota.ts";

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

/** The outcome of a creation: its own word for what is no error, else the error's code. */
export function outcomeOf({ state, code }: { state: CreationState; code: string | null }): string {
  return (state === "failed" && code) || outcomes[state];
}

/**
 * The usage of each user of the org in a month (`YYYY-MM`), highest first. Counts only, so that leads stay
 * private.
 */
export function usageByUser(database: DatabaseHandle, orgId: string, month: string): UserUsage[] {
  const code = sql<string | null>`json_extract(${creations.problem}, '$.code')`;
  const rows = database
    .select({ userId: creations.userId, state: creations.state, code, count: count() })
    .from(creations)
    .where(and(eq(creations.orgId, orgId), eq(creations.month, month)))
    .groupBy(creations.userId, creations.state, code)
    .all();
  const users = new Map<string, UserUsage>();
  for (const row of rows) {
    const user = users.get(row.userId) ?? { userId: row.userId, used: 0, limit: monthlyQuota, outcomes: {} };
    users.set(row.userId, user);
    if (row.state !== "failed") user.used += row.count;
    const outcome = outcomeOf(row);
    user.outcomes[outcome] = (user.outcomes[outcome] ?? 0) + row.count;
  }
  return [...users.values()].sort((one, other) => other.used - one.used);
}
