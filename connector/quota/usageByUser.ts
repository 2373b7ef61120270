import { and, count, eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { creations } from "../database/schema/contacts.ts";
import { monthlyQuota } from "./readQuota.ts";

export interface UserUsage {
  userId: string;
  used: number;
  limit: number;
  /**
   * Number of creations by outcome: a state of the ledger (`created`, `unknown`, …), or the error's code for
   * failed ones.
   */
  outcomes: Record<string, number>;
}

/**
 * The usage of each user of the org in a month (`YYYY-MM`), highest first. Counts only, so that leads stay
 * private.
 */
export function usageByUser(database: DatabaseHandle, orgId: string, month: string): UserUsage[] {
  const outcome = sql<string>`coalesce(json_extract(${creations.problem}, '$.code'), ${creations.state})`;
  const rows = database
    .select({ userId: creations.userId, state: creations.state, outcome, count: count() })
    .from(creations)
    .where(and(eq(creations.orgId, orgId), eq(creations.month, month)))
    .groupBy(creations.userId, creations.state, outcome)
    .all();
  const users = new Map<string, UserUsage>();
  for (const row of rows) {
    const user = users.get(row.userId) ?? { userId: row.userId, used: 0, limit: monthlyQuota, outcomes: {} };
    users.set(row.userId, user);
    if (row.state !== "failed") user.used += row.count;
    user.outcomes[row.outcome] = (user.outcomes[row.outcome] ?? 0) + row.count;
  }
  return [...users.values()].sort((one, other) => other.used - one.used);
}
